package io.dealtrail.lead;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pool of leads by REST. */
@RestController
@RequestMapping("/api/leads/pool")
class PoolController {

    record Gift(@Nullable String user, @Nullable String note) {}

    record Answer(String deal) {}

    private final PoolList list;
    private final PoolDesk desk;
    private final Actors actors;

    PoolController(PoolList list, PoolDesk desk, Actors actors) {
        this.list = list;
        this.desk = desk;
        this.actors = actors;
    }

    @GetMapping
    Page<PoolList.Row> pool(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        return list.page(source, region, Page.size(size), after);
    }

    @PostMapping("/{deal}/claim")
    Answer claim(@PathVariable String deal) {
        actors.requireAny(Role.REP);
        return new Answer(desk.claim(deal).number());
    }

    @PostMapping("/{deal}/assign")
    Answer assign(@PathVariable String deal, @RequestBody Gift gift) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        return new Answer(desk.give(deal, gift.user(), gift.note()).number());
    }

    @PostMapping("/{deal}/return")
    Answer giveBack(@PathVariable String deal) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        desk.giveBack(deal);
        return new Answer(deal);
    }
}
