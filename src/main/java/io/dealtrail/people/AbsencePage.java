package io.dealtrail.people;

import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Enters, changes and ends absences: one's own from the profile, the team's from a person's page. */
@Controller
@RequestMapping("/people/{username}/absences")
class AbsencePage {

    private final Absences absences;
    private final AbsencePlanner planner;
    private final Actors actors;
    private final MessageSource messages;

    AbsencePage(Absences absences, AbsencePlanner planner, Actors actors, MessageSource messages) {
        this.absences = absences;
        this.planner = planner;
        this.actors = actors;
        this.messages = messages;
    }

    @PostMapping
    String add(
            @PathVariable String username,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            @RequestParam(required = false) @Nullable String substitute,
            RedirectAttributes said) {
        planner.require(username);
        try {
            Absence absence = absences.add(username, from, until, given(substitute));
            Said.done("absence.saidAdded")
                    .undo("/people/" + username + "/absences/" + absence.id() + "/remove")
                    .on(said);
        } catch (Refused refused) {
            refuse(refused, said);
        }
        return back(username);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable String username,
            @PathVariable String id,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            @RequestParam(required = false) @Nullable String substitute,
            RedirectAttributes said) {
        planner.require(username);
        try {
            Absence before = absences.require(username, id);
            absences.change(username, id, from, until, given(substitute));
            Said.done("absence.saidChanged")
                    .undo("/people/" + username + "/absences/" + id, fields(before))
                    .on(said);
        } catch (Refused refused) {
            refuse(refused, said);
        }
        return back(username);
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable String username, @PathVariable String id, RedirectAttributes said) {
        planner.require(username);
        absences.end(username, id);
        Said.done("absence.saidEnded").on(said);
        return back(username);
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable String username, @PathVariable String id, RedirectAttributes said) {
        planner.require(username);
        Absence gone = absences.require(username, id);
        absences.remove(username, id);
        Said.done("absence.saidRemoved")
                .undo("/people/" + username + "/absences", fields(gone))
                .on(said);
        return back(username);
    }

    private static Map<String, String> fields(Absence absence) {
        String substitute = absence.substitute();
        return Map.of(
                "from", absence.fromOn().toString(),
                "until", absence.untilOn().toString(),
                "substitute", substitute == null ? "" : substitute);
    }

    private void refuse(Refused refused, RedirectAttributes said) {
        Refused.Field fault = refused.fields().get(0);
        Object[] args = fault.args().stream().map(String::valueOf).toArray();
        Said.refused(messages.getMessage(fault.code(), args, LocaleContextHolder.getLocale()), said);
    }

    private String back(String username) {
        return actors.person().username().equals(username)
                ? "redirect:/profile#absences"
                : "redirect:/team/" + username;
    }

    private static @Nullable String given(@Nullable String substitute) {
        return substitute == null || substitute.isBlank() ? null : substitute;
    }
}
