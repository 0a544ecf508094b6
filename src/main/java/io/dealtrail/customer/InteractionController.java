package io.dealtrail.customer;

import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.shared.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/deals/{number}/interactions")
class InteractionController {

    private final Interactions interactions;
    private final DealAccess access;
    private final Actors actors;

    InteractionController(Interactions interactions, DealAccess access, Actors actors) {
        this.interactions = interactions;
        this.access = access;
        this.actors = actors;
    }

    @GetMapping
    Page<Interaction> interactions(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        access.requireVisible(number);
        return interactions.ofDeal(number, Page.size(size), after);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Interaction record(@PathVariable String number, @RequestBody NewInteraction interaction) {
        actors.requireWorker();
        access.requireVisible(number);
        return interactions.record(number, interaction);
    }
}
