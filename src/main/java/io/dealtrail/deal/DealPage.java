package io.dealtrail.deal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

    private static final String BACK = "redirect:/deals/{number}";
    private static final List<String> VALUES = List.of("reason", "until", "text");

    private final DealOverview overview;
    private final OutsideMessages messages;
    private final Losses losses;
    private final DealChanges changes;
    private final Heirs heirs;
    private final Actors actors;
    private final Wording wording;

    DealPage(
            DealOverview overview,
            OutsideMessages messages,
            Losses losses,
            DealChanges changes,
            Heirs heirs,
            Actors actors,
            Wording wording) {
        this.overview = overview;
        this.messages = messages;
        this.losses = losses;
        this.changes = changes;
        this.heirs = heirs;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String deal(@PathVariable String number, Model model) {
        model.addAllAttributes(overview.of(number));
        model.addAttribute("lossReasons", Losses.REASONS);
        return "deal/page";
    }

    /** Proposals, contract, cases and whatever else other modules show on the deal. */
    @GetMapping("/papers")
    String papers(@PathVariable String number, Model model) {
        model.addAllAttributes(overview.papers(number));
        return "deal/papers :: papers";
    }

    @GetMapping("/planned")
    String planned(@PathVariable String number, Model model) {
        model.addAttribute("planned", overview.planned(number));
        return "deal/tasks :: planned";
    }

    /** Tells the process what happened outside: "the customer accepted". */
    @PostMapping("/messages")
    String tell(
            @PathVariable String number,
            @RequestParam String name,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        actors.requireWorker();
        Map<String, Object> values = new HashMap<>();
        for (String field : VALUES) {
            String value = form.getOrDefault(field, "").strip();
            if (!value.isEmpty()) {
                values.put(field, value);
            }
        }
        return back(next, () -> {
            messages.tell(number, name, values);
            return Said.done("message.told." + name);
        });
    }

    @PostMapping("/lose")
    String lose(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        return back(next, () -> {
            losses.close(number, why, reason);
            return Said.done("message.told.deal.lost")
                    .undo("/deals/" + number + "/reopen", Map.of("reason", wording.text("deal.reopen.mistake")));
        });
    }

    @PostMapping("/reopen")
    String reopen(
            @PathVariable String number, @RequestParam(defaultValue = "") String reason, RedirectAttributes next) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        return back(next, () -> {
            changes.reopen(number, reason);
            return Said.done("deal.reopenedNow");
        });
    }

    /** Who may have the deal, for the form that hands it over. */
    @GetMapping("/heirs")
    String heirs(@PathVariable String number, Model model) {
        model.addAttribute("heirs", heirs.of(number));
        return "deal/actions :: heirs";
    }

    @PostMapping("/owner")
    String handOver(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean withTasks,
            RedirectAttributes next) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        try {
            Heirs.Change change = heirs.handOver(number, user, reason, withTasks);
            Said said = Said.done(withTasks ? "deal.handedOverWithTasks" : "deal.handedOver", change.to());
            if (change.stillMine() && change.from() != null) {
                Map<String, String> undo = Map.of(
                        "user", change.from(),
                        "withTasks", String.valueOf(withTasks),
                        "reason", wording.text("deal.handOver.mistake"));
                said.undo("/deals/" + number + "/owner", undo).on(next);
            } else {
                said.on(next);
            }
            return change.stillVisible() ? BACK : "redirect:/deals";
        } catch (Refused refused) {
            Said.refused(wording.of(refused), next);
            return BACK;
        } catch (NotFound missing) {
            if (!missing.kind().equals("person")) {
                throw missing;
            }
            Said.refused(wording.text("notFound.person", missing.id()), next);
            return BACK;
        }
    }

    private String back(RedirectAttributes next, Supplier<Said> work) {
        try {
            work.get().on(next);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), next);
        }
        return BACK;
    }
}
