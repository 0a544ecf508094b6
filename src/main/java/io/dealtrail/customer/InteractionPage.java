package io.dealtrail.customer;

import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records a call, a meeting or a note from the deal's page, and what was agreed to do next. */
@Controller
@RequestMapping("/deals/{number}/interactions")
class InteractionPage {

    private static final String BACK = "redirect:/deals/{number}";

    private final Logbook logbook;
    private final DealAccess access;
    private final Actors actors;
    private final Wording wording;
    private final Show show;

    InteractionPage(Logbook logbook, DealAccess access, Actors actors, Wording wording, Show show) {
        this.logbook = logbook;
        this.access = access;
        this.actors = actors;
        this.wording = wording;
        this.show = show;
    }

    @PostMapping
    String record(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String nextKind,
            @RequestParam(required = false) @Nullable String nextAt,
            @RequestParam(required = false) @Nullable String nextText,
            RedirectAttributes next) {
        actors.requireWorker();
        access.requireVisible(number);
        try {
            NewInteraction said = new NewInteraction(kind, withOffset(at), null, text);
            boolean follows = nextAt != null && !nextAt.isBlank();
            NewInteraction follow =
                    follows ? new NewInteraction(nextKind, withOffset(nextAt), null, about(nextText)) : null;
            Logbook.Entry entry = logbook.record(number, said, follow);
            String undo =
                    "/deals/" + number + "/interactions/" + entry.recorded().id() + "/withdraw";
            (entry.planned() == null
                            ? Said.done("interaction.recordedNow").undo(undo)
                            : Said.done(
                                            "interaction.recordedWithNext",
                                            show.near(entry.planned().at().toInstant()))
                                    .undo(undo, Map.of("with", entry.planned().id())))
                    .on(next);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), next);
            next.addFlashAttribute("draft", new Draft(kind, at, text, nextKind, nextAt, nextText));
        }
        return BACK;
    }

    /** What was typed into a form that was refused. */
    record Draft(
            String kind,
            @Nullable String at,
            String text,
            @Nullable String nextKind,
            @Nullable String nextAt,
            @Nullable String nextText)
            implements Serializable {}

    @PostMapping("/{id}/withdraw")
    String withdraw(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String with,
            RedirectAttributes next) {
        actors.requireWorker();
        access.requireVisible(number);
        logbook.withdraw(number, id, with);
        Said.done("interaction.withdrawnNow").on(next);
        return BACK;
    }

    private String about(@Nullable String text) {
        return text == null || text.isBlank() ? wording.text("interaction.followUp") : text;
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
