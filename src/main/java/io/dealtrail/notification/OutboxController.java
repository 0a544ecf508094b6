package io.dealtrail.notification;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The outbox, for admins. */
@RestController
@RequestMapping("/api/outbox")
class OutboxController {

    private final Outbox outbox;
    private final OutboxDesk desk;
    private final Actors actors;

    OutboxController(Outbox outbox, OutboxDesk desk, Actors actors) {
        this.outbox = outbox;
        this.desk = desk;
        this.actors = actors;
    }

    @GetMapping
    Page<Outbox.Mail> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size) {
        actors.requireAny(Role.ADMIN);
        String from = after == null || after.isBlank() ? null : after;
        return outbox.page(OutboxPage.state(state), Inbox.before(from), Page.size(size));
    }

    @GetMapping("/{id}")
    Outbox.Mail one(@PathVariable String id) {
        actors.requireAny(Role.ADMIN);
        return outbox.find(OutboxDesk.number(id)).orElseThrow(() -> new NotFound("mail", id));
    }

    @PostMapping("/{id}/retry")
    Outbox.Mail retry(@PathVariable String id) {
        actors.requireAny(Role.ADMIN);
        desk.retry(id);
        return one(id);
    }

    @PostMapping("/{id}/give-up")
    Outbox.Mail giveUp(@PathVariable String id) {
        actors.requireAny(Role.ADMIN);
        desk.giveUp(id);
        return one(id);
    }
}
