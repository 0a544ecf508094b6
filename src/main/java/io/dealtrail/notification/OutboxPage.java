package io.dealtrail.notification;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every mail that the house wrote and what became of it, for the admin. */
@Controller
class OutboxPage {

    private final Outbox outbox;
    private final Actors actors;

    OutboxPage(Outbox outbox, Actors actors) {
        this.outbox = outbox;
        this.actors = actors;
    }

    @GetMapping("/outbox")
    String outbox(@RequestParam(required = false) @Nullable String after, Model model) {
        actors.requireAny(Role.ADMIN);
        String from = after == null || after.isBlank() ? null : after;
        model.addAttribute("page", outbox.page(Inbox.before(from), 50));
        return from == null ? "notification/outbox" : "notification/outbox :: rows";
    }
}
