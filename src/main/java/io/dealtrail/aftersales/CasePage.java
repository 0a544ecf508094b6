package io.dealtrail.aftersales;

import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of service cases, and one case: its clock, its conversation, and what is done with it. */
@Controller
class CasePage {

    private final CaseList list;
    private final CaseDesk desk;
    private final CaseTalk talk;
    private final Deals deals;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    CasePage(CaseList list, CaseDesk desk, CaseTalk talk, Deals deals, People people, Actors actors, Wording wording) {
        this.list = list;
        this.desk = desk;
        this.talk = talk;
        this.deals = deals;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping("/cases")
    String cases(
            @RequestParam(name = "list", required = false) @Nullable String which,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            HtmxRequest htmx,
            Model model) {
        boolean serves = actors.person().groups().contains(CaseWatch.GROUP);
        String shown = which == null || which.isBlank() ? (serves ? "queue" : "all") : which;
        boolean further = after != null && !after.isBlank();
        CaseList.Filter filter = new CaseList.Filter(shown, state, priority, q);
        Page<CaseList.Row> page = list.page(filter, Page.DEFAULT_SIZE, further ? after : null);
        model.addAttribute("filter", filter);
        model.addAttribute("page", page);
        model.addAttribute("priorities", ServiceCase.PRIORITIES);
        model.addAttribute(
                "names", names(page.items().stream().map(CaseList.Row::it).toList(), List.of()));
        return htmx.isHtmxRequest() ? "aftersales/cases :: " + (further ? "rows" : "results") : "aftersales/cases";
    }

    @GetMapping("/cases/{number}")
    String one(@PathVariable String number, Model model) {
        ServiceCase c = desk.require(number);
        List<CaseMessage> messages = desk.messages(c);
        model.addAttribute("c", c);
        model.addAttribute("deal", deals.require(c.deal()));
        model.addAttribute("messages", messages);
        model.addAttribute("names", names(List.of(c), messages));
        model.addAttribute("serves", actors.person().works() && desk.serves(c.deal()));
        model.addAttribute("priorities", ServiceCase.PRIORITIES);
        List<Person> team = desk.team();
        model.addAttribute("team", team);
        model.addAttribute("outsider", team.stream().noneMatch(p -> p.username().equals(c.assignee())));
        model.addAttribute("theyMayReopen", talk.mayReopen(c));
        return "aftersales/case";
    }

    @PostMapping("/deals/{deal}/cases")
    String open(
            @PathVariable String deal,
            @RequestParam String title,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String priority,
            RedirectAttributes said) {
        actors.requireWorker();
        try {
            ServiceCase opened = desk.open(deal, NewCase.of(title, text, priority, "person", null));
            Said.done("case.saidOpened", opened.number()).on(said);
            return "redirect:/cases/" + opened.number();
        } catch (Refused refused) {
            refused(refused, said);
            return "redirect:/deals/{deal}";
        }
    }

    /** @param how reply, ask, note or answer (what the customer said by phone) */
    @PostMapping("/cases/{number}/say")
    String say(
            @PathVariable String number,
            @RequestParam String how,
            @RequestParam(required = false) @Nullable String text,
            RedirectAttributes said) {
        return done(number, said, () -> {
            switch (how) {
                case "reply" -> desk.reply(number, text);
                case "ask" -> desk.ask(number, text);
                case "note" -> desk.note(number, text);
                case "answer" -> desk.hear(number, text);
                default -> throw Refused.malformed("case.how.unknown", how);
            }
            return Said.done("case.said." + how);
        });
    }

    @PostMapping("/cases/{number}/priority")
    String prioritise(@PathVariable String number, @RequestParam String priority, RedirectAttributes said) {
        return done(number, said, () -> {
            String before = desk.require(number).priority();
            desk.prioritise(number, priority);
            return Said.done("case.saidPriority", wording.text("case.priority." + priority))
                    .undo("/cases/" + number + "/priority", Map.of("priority", before));
        });
    }

    @PostMapping("/cases/{number}/assign")
    String give(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String user,
            RedirectAttributes said) {
        return done(number, said, () -> {
            String before = desk.require(number).assignee();
            String to = user == null || user.isBlank() ? null : user;
            desk.give(number, to);
            Said given = to == null
                    ? Said.done("case.saidQueue")
                    : Said.done("case.saidGiven", people.names(List.of(to)).getOrDefault(to, to));
            return given.undo("/cases/" + number + "/assign", Map.of("user", before == null ? "" : before));
        });
    }

    @PostMapping("/cases/{number}/resolve")
    String resolve(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String resolution,
            RedirectAttributes said) {
        return done(number, said, () -> {
            desk.resolve(number, resolution);
            return Said.done("case.saidResolved", number);
        });
    }

    @PostMapping("/cases/{number}/reopen")
    String reopen(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String text,
            RedirectAttributes said) {
        return done(number, said, () -> {
            desk.reopen(number, text);
            return Said.done("case.saidReopened", number);
        });
    }

    private String done(String number, RedirectAttributes said, java.util.function.Supplier<Said> work) {
        actors.requireWorker();
        desk.require(number);
        try {
            work.get().on(said);
        } catch (Refused refused) {
            refused(refused, said);
        }
        return "redirect:/cases/" + number;
    }

    private void refused(Refused refused, RedirectAttributes said) {
        Map<String, String> labels = Map.of(
                "text", wording.text("case.text"),
                "title", wording.text("case.subject"),
                "resolution", wording.text("case.resolution"));
        String faults = String.join(" ", wording.byField(refused, labels).values());
        Said.refused(faults.isEmpty() ? wording.of(refused) : faults, said);
    }

    private Map<String, String> names(List<ServiceCase> cases, List<CaseMessage> messages) {
        List<String> named = new ArrayList<>();
        for (ServiceCase c : cases) {
            if (c.assignee() != null) {
                named.add(c.assignee());
            }
            named.add(person(c.openedBy()));
            named.add(person(String.valueOf(c.resolvedBy())));
        }
        messages.forEach(message -> named.add(person(message.by())));
        return people.names(named);
    }

    private static String person(String actor) {
        return actor.substring(actor.indexOf(':') + 1);
    }
}
