package io.dealtrail.deal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/deals/{number}")
class DealPage {

    private static final List<String> VALUES = List.of("reason", "until", "text");

    private final DealOverview overview;
    private final DealChanges changes;
    private final Actors actors;
    private final Wording wording;

    DealPage(DealOverview overview, DealChanges changes, Actors actors, Wording wording) {
        this.overview = overview;
        this.changes = changes;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String deal(@PathVariable String number, Model model) {
        model.addAllAttributes(overview.of(number));
        return "deal/page";
    }

    /** Tells the process what happened outside: "the customer accepted". */
    @PostMapping("/messages")
    String tell(
            @PathVariable String number,
            @RequestParam String name,
            @RequestParam Map<String, String> form,
            RedirectAttributes said) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR, Role.SPECIALIST);
        Map<String, Object> values = new HashMap<>();
        for (String field : VALUES) {
            String value = form.getOrDefault(field, "").strip();
            if (!value.isEmpty()) {
                values.put(field, value);
            }
        }
        try {
            changes.tell(number, name, values);
            Said.done("message.told." + name).on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return "redirect:/deals/{number}";
    }
}
