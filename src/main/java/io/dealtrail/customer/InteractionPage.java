package io.dealtrail.customer;

import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records a call, a meeting or a note from the deal's page. */
@Controller
class InteractionPage {

    private final Interactions interactions;
    private final DealAccess access;
    private final Actors actors;
    private final Wording wording;

    InteractionPage(Interactions interactions, DealAccess access, Actors actors, Wording wording) {
        this.interactions = interactions;
        this.access = access;
        this.actors = actors;
        this.wording = wording;
    }

    @PostMapping("/deals/{number}/interactions")
    String record(
            @PathVariable String number,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam String text,
            RedirectAttributes said) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR, Role.SPECIALIST);
        access.requireVisible(number);
        try {
            interactions.record(number, new NewInteraction(kind, withOffset(at), null, text));
            Said.done("interaction.recordedNow").on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return "redirect:/deals/{number}";
    }

    private static @Nullable String withOffset(@Nullable String local) {
        if (local == null || local.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(local)
                    .atZone(LocaleContextHolder.getTimeZone().toZoneId())
                    .toOffsetDateTime()
                    .toString();
        } catch (DateTimeException e) {
            return local;
        }
    }
}
