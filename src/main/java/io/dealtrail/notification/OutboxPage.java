package io.dealtrail.notification;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every mail that the house wrote and what became of it, for the admin. */
@Controller
@RequestMapping("/outbox")
class OutboxPage {

    private static final String ONE = "redirect:/outbox/{id}";

    private final Outbox outbox;
    private final OutboxDesk desk;
    private final Actors actors;
    private final Wording wording;

    OutboxPage(Outbox outbox, OutboxDesk desk, Actors actors, Wording wording) {
        this.outbox = outbox;
        this.desk = desk;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        actors.requireAny(Role.ADMIN);
        String from = after == null || after.isBlank() ? null : after;
        String only = state(state);
        model.addAttribute("state", only);
        model.addAttribute("states", Outbox.STATES);
        model.addAttribute("page", outbox.page(only, Inbox.before(from), 50));
        if (from == null) {
            model.addAttribute("counts", outbox.counts());
        }
        return from == null ? "notification/outbox" : "notification/outbox :: rows";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model) {
        actors.requireAny(Role.ADMIN);
        Outbox.Mail mail = outbox.find(OutboxDesk.number(id)).orElseThrow(() -> new NotFound("mail", id));
        model.addAttribute("mail", mail);
        model.addAttribute("enclosures", outbox.enclosureNames(mail.id()));
        return "notification/mailed";
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable String id, RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        try {
            Said.done("outbox.saidRetry", desk.retry(id).to()).on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return ONE;
    }

    @PostMapping("/{id}/give-up")
    String giveUp(@PathVariable String id, RedirectAttributes said) {
        actors.requireAny(Role.ADMIN);
        try {
            Said.done("outbox.saidGivenUp", desk.giveUp(id).to())
                    .undo("/outbox/" + id + "/retry")
                    .on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return ONE;
    }

    static @Nullable String state(@Nullable String state) {
        if (state == null || state.isBlank()) {
            return null;
        }
        if (!Outbox.STATES.contains(state)) {
            throw Refused.malformed("outbox.unknownState", state);
        }
        return state;
    }
}
