package io.dealtrail.contract;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A deal's contract: read with its marks, edited as a draft, its checklist ticked. */
@Controller
@RequestMapping("/deals/{number}/contract")
class ContractPage {

    private static final String BACK = "redirect:/deals/{number}/contract";

    private final ContractView view;
    private final ContractDesk desk;
    private final Checklist checklist;
    private final Sending sending;
    private final Actors actors;
    private final Wording wording;

    ContractPage(
            ContractView view,
            ContractDesk desk,
            Checklist checklist,
            Sending sending,
            Actors actors,
            Wording wording) {
        this.view = view;
        this.desk = desk;
        this.checklist = checklist;
        this.sending = sending;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String contract(@PathVariable String number, Model model) {
        model.addAllAttributes(view.of(number, null));
        return "contract/page";
    }

    /** Beside a task: what is to be checked, reviewed or countersigned. */
    @GetMapping("/panel")
    String panel(@PathVariable String number, @RequestParam String task, Model model) {
        model.addAllAttributes(view.of(number, task));
        return "contract/panel :: panel";
    }

    @GetMapping("/edit")
    String edit(@PathVariable String number, Model model) {
        requireSeller();
        model.addAllAttributes(view.of(number, null));
        model.addAllAttributes(desk.form(number, null));
        return "contract/edit";
    }

    @PostMapping("/edit")
    String save(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> entered,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        requireSeller();
        try {
            desk.save(number, entered);
            Said.done("contract.savedNow").on(next);
            return BACK;
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.FORBIDDEN) {
                throw refused;
            }
            response.setStatus(refused.kind() == Refused.Kind.INVALID ? 422 : 409);
            model.addAllAttributes(view.of(number, null));
            model.addAllAttributes(desk.form(number, entered));
            model.addAttribute("faults", desk.faults(refused));
            if (refused.fields().isEmpty()) {
                model.addAttribute("problem", wording.of(refused));
            }
            return "contract/edit";
        }
    }

    /** Starts again from a template; what was edited in the clauses is gone. */
    @PostMapping("/restart")
    String restart(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam long version,
            RedirectAttributes next) {
        requireSeller();
        return told(next, () -> {
            desk.restart(number, template, language, version);
            return Said.done("contract.restartedNow");
        });
    }

    @PostMapping("/links")
    String link(@PathVariable String number, RedirectAttributes next) {
        requireSeller();
        return told(next, () -> {
            next.addFlashAttribute("freshLink", desk.link(number, () -> sending.link(number)));
            return Said.done("contract.linkMade");
        });
    }

    @PostMapping("/ticks")
    String tick(
            @PathVariable String number,
            @RequestParam String item,
            @RequestParam(defaultValue = "false") boolean ticked,
            HtmxRequest htmx,
            Model model) {
        actors.requireWorker();
        desk.tick(number, () -> checklist.tick(number, item, ticked));
        if (!htmx.isHtmxRequest()) {
            return BACK;
        }
        model.addAllAttributes(view.of(number, "contractCheck"));
        return "contract/panel :: checklist";
    }

    private void requireSeller() {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
    }

    private String told(RedirectAttributes next, Supplier<Said> work) {
        try {
            work.get().on(next);
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.FORBIDDEN) {
                throw refused;
            }
            Said.refused(wording.of(refused), next);
        }
        return BACK;
    }
}
