package io.dealtrail.correspondence;

import io.dealtrail.deal.DealVisibility;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The card with a deal's mail, on the deal's page. */
@Controller
@RequestMapping("/deals/{number}/mails")
class DealMailPage {

    private static final String BACK = "redirect:/deals/{number}";

    private final MailDesk desk;
    private final Notes notes;
    private final DealVisibility visibility;
    private final Wording wording;
    private final Actors actors;

    DealMailPage(MailDesk desk, Notes notes, DealVisibility visibility, Wording wording, Actors actors) {
        this.desk = desk;
        this.notes = notes;
        this.visibility = visibility;
        this.wording = wording;
        this.actors = actors;
    }

    @GetMapping
    String card(@PathVariable String number, Model model) {
        model.addAttribute("mails", desk.ofDeal(number));
        model.addAttribute("waiting", desk.waitingSince(number).orElse(null));
        model.addAttribute("workable", isWorkable(number));
        model.addAttribute("number", number);
        return "correspondence/deal :: mails";
    }

    private boolean isWorkable(String number) {
        try {
            visibility.requireWorkable(number);
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    /** The form in which a person writes to the customer. */
    @GetMapping("/new")
    String fresh(@PathVariable String number, Model model) {
        return form(number, Map.of(), Map.of(), model);
    }

    @PostMapping
    String write(
            @PathVariable String number,
            @RequestParam Map<String, String> entered,
            Model model,
            HttpServletResponse response,
            RedirectAttributes said) {
        actors.requireWorker();
        try {
            String to = notes.write(
                    number,
                    new Notes.Note(
                            entered.get("contact"), entered.get("subject"), entered.get("text"), entered.get("nonce")));
            Said.done("mail.saidWritten", to).on(said);
            return BACK;
        } catch (Refused refused) {
            response.setStatus(422);
            Map<String, String> labels = Map.of(
                    "subject", wording.text("letter.subject"),
                    "text", wording.text("mail.text"),
                    "contact", wording.text("outbox.to"));
            Map<String, String> faults = wording.byField(refused, labels);
            if (faults.isEmpty()) {
                model.addAttribute("problem", wording.of(refused));
            }
            return form(number, entered, faults, model);
        }
    }

    private String form(String number, Map<String, String> entered, Map<String, String> faults, Model model) {
        actors.requireWorker();
        model.addAttribute("number", number);
        model.addAttribute("people", notes.reachable(number));
        model.addAttribute("entered", entered);
        model.addAttribute("faults", faults);
        model.addAttribute(
                "nonce", entered.getOrDefault("nonce", UUID.randomUUID().toString()));
        return "correspondence/write";
    }

    @PostMapping("/answered")
    String answered(@PathVariable String number, RedirectAttributes said) {
        actors.requireWorker();
        Optional<Instant> since = desk.answered(number);
        Said done = Said.done("mail.saidAnswered");
        since.map(at -> done.undo("/deals/" + number + "/mails/waiting", Map.of("since", at.toString())))
                .orElse(done)
                .on(said);
        return BACK;
    }

    /** Takes back {@link #answered}. */
    @PostMapping("/waiting")
    String waiting(@PathVariable String number, @RequestParam String since, RedirectAttributes said) {
        actors.requireWorker();
        try {
            desk.waitsAfterAll(number, Instant.parse(since));
        } catch (DateTimeException e) {
            throw Refused.malformed("field.dateTime", since);
        }
        Said.done("mail.saidWaiting").on(said);
        return BACK;
    }
}
