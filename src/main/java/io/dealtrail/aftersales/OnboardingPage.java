package io.dealtrail.aftersales;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ticking the points of an onboarding, and saying what is usual. */
@Controller
class OnboardingPage {

    private final Onboarding onboarding;
    private final CaseDesk desk;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    OnboardingPage(Onboarding onboarding, CaseDesk desk, People people, Actors actors, Wording wording) {
        this.onboarding = onboarding;
        this.desk = desk;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    /** What a template of the points needs. */
    void points(String deal, Model model) {
        List<OnboardingItem> items = onboarding.of(deal);
        model.addAttribute("number", deal);
        model.addAttribute("items", items);
        model.addAttribute("done", items.stream().filter(OnboardingItem::done).count());
        model.addAttribute("mayTick", actors.person().works() && desk.serves(deal));
        model.addAttribute(
                "doneNames",
                people.names(items.stream()
                        .map(OnboardingItem::doneBy)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    @PostMapping("/deals/{deal}/onboarding/{id}")
    String tick(
            @PathVariable String deal,
            @PathVariable String id,
            @RequestParam boolean done,
            HtmxRequest htmx,
            Model model,
            RedirectAttributes said) {
        actors.requireWorker();
        desk.requireServes(deal);
        onboarding.tick(deal, id, done);
        if (htmx.isHtmxRequest()) {
            points(deal, model);
            return "aftersales/shows :: points";
        }
        Said.done(done ? "onboarding.saidDone" : "onboarding.saidUndone").on(said);
        return "redirect:/deals/{deal}";
    }

    /** For deals that came here before there was a checklist. */
    @PostMapping("/deals/{deal}/onboarding")
    String begin(@PathVariable String deal, HtmxRequest htmx, Model model) {
        actors.requireWorker();
        desk.requireServes(deal);
        onboarding.begin(deal);
        if (htmx.isHtmxRequest()) {
            points(deal, model);
            return "aftersales/shows :: points";
        }
        return "redirect:/deals/{deal}";
    }

    @GetMapping("/onboarding")
    String usual(Model model) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        model.addAttribute("points", rows(onboarding.usual()));
        return "aftersales/onboarding";
    }

    @PostMapping("/onboarding")
    String change(
            @RequestParam(required = false) @Nullable List<String> en,
            @RequestParam(required = false) @Nullable List<String> zh,
            Model model,
            RedirectAttributes said) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        List<Onboarding.Point> wanted = new ArrayList<>();
        List<String> english = en == null ? List.of() : en;
        List<String> chinese = zh == null ? List.of() : zh;
        for (int i = 0; i < Math.max(english.size(), chinese.size()); i++) {
            wanted.add(new Onboarding.Point(
                    i < english.size() ? english.get(i) : "", i < chinese.size() ? chinese.get(i) : ""));
        }
        try {
            onboarding.change(wanted);
            Said.done("onboarding.saidChanged").on(said);
            return "redirect:/onboarding";
        } catch (Refused refused) {
            model.addAttribute("points", rows(wanted));
            model.addAttribute("problem", wording.of(refused));
            return "aftersales/onboarding";
        }
    }

    /** With a few empty ones to write in. */
    private static List<Onboarding.Point> rows(List<Onboarding.Point> points) {
        List<Onboarding.Point> rows = new ArrayList<>(points);
        for (int i = 0; i < 3; i++) {
            rows.add(new Onboarding.Point("", ""));
        }
        return rows;
    }
}
