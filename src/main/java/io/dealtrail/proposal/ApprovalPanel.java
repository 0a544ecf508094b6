package io.dealtrail.proposal;

import io.dealtrail.deal.DealReaders;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.proposal.OpenApprovals.Open;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What stands on the page of an approval: why it is asked for, and a question to somebody. */
@Controller
@RequestMapping("/tasks/{id}")
class ApprovalPanel {

    private final ApprovalSheet sheets;
    private final Questions questions;
    private final DealReaders readers;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    ApprovalPanel(
            ApprovalSheet sheets,
            Questions questions,
            DealReaders readers,
            People people,
            Actors actors,
            Wording wording) {
        this.sheets = sheets;
        this.questions = questions;
        this.readers = readers;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping("/approval")
    String panel(@PathVariable String id, Model model) {
        ApprovalSheet.Sheet sheet = sheets.of(id);
        model.addAttribute("sheet", sheet);
        model.addAttribute("names", people.names(names(sheet)));
        return "proposal/approval :: panel";
    }

    @GetMapping("/ask")
    String ask(@PathVariable String id, HtmxRequest htmx, Model model) {
        return form(sheets.requireMine(id), htmx, model);
    }

    @PostMapping("/ask")
    String ask(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String question,
            HtmxRequest htmx,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        Open approval = sheets.requireMine(id);
        try {
            Question asked = questions.ask(approval, to, question);
            Said said =
                    Said.done("approval.askedNow", people.require(asked.whom()).name());
            if (!htmx.isHtmxRequest()) {
                said.on(next);
                return "redirect:/tasks/{id}";
            }
            said.on(model);
            response.setHeader("HX-Trigger", "approvalChanged");
            return "layout :: said";
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            Map<String, String> labels =
                    Map.of("question", wording.text("approval.question"), "to", wording.text("approval.askTo"));
            model.addAttribute("faults", wording.byField(refused, labels));
            model.addAttribute("to", to);
            model.addAttribute("question", question);
            return form(approval, htmx, model);
        }
    }

    /** Who knows the deal comes first. */
    private String form(Open approval, HtmxRequest htmx, Model model) {
        String me = actors.person().username();
        List<Person> near = readers.of(approval.deal()).stream()
                .filter(p -> p.works() && !p.username().equals(me))
                .sorted(Comparator.comparing(Person::name))
                .toList();
        Set<String> known = near.stream().map(Person::username).collect(Collectors.toSet());
        model.addAttribute("task", approval.task());
        model.addAttribute("near", near);
        model.addAttribute(
                "others",
                people.all().stream()
                        .filter(p -> p.active() && p.works() && !p.username().equals(me))
                        .filter(p -> !known.contains(p.username()))
                        .sorted(Comparator.comparing(Person::name))
                        .toList());
        return htmx.isHtmxRequest() ? "proposal/ask :: ask" : "proposal/ask";
    }

    static Set<String> names(ApprovalSheet.Sheet sheet) {
        Set<String> names = new TreeSet<>(names(sheet.chains()));
        sheet.questions().forEach(q -> {
            names.add(q.askedBy());
            names.add(q.whom());
        });
        add(names, sheet.request() == null ? null : sheet.request().by());
        add(names, sheet.earlier() == null ? null : sheet.earlier().by());
        return names;
    }

    static Set<String> names(List<Chains.Chain> chains) {
        Set<String> names = new TreeSet<>();
        chains.stream().flatMap(chain -> chain.steps().stream()).forEach(step -> {
            add(names, step.by());
            add(names, step.onBehalfOf());
            add(names, step.holder());
        });
        return names;
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
