package io.dealtrail.aftersales;

import io.dealtrail.contract.Contracts;
import io.dealtrail.customer.Recipient;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.proposal.Proposals;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages of a deal and of its tasks show of after-sales. */
@Controller
@RequestMapping("/deals/{deal}")
class AfterSalesPage {

    /** What a drawn task may ask its page to show, by its property {@code dealtrail.shows}. */
    private static final Set<String> SHOWN = Set.of("onboarding", "checkIn", "recovery", "renewal", "case");

    private final Surveys surveys;
    private final CheckIns checkIns;
    private final CaseRepository cases;
    private final Renewals renewals;
    private final Churns churns;
    private final Contracts contracts;
    private final Proposals proposals;
    private final OnboardingPage onboarding;
    private final Welcome welcome;
    private final CaseDesk desk;
    private final Deals deals;
    private final DealVisibility visibility;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    AfterSalesPage(
            Surveys surveys,
            CheckIns checkIns,
            CaseRepository cases,
            Renewals renewals,
            Churns churns,
            Contracts contracts,
            Proposals proposals,
            OnboardingPage onboarding,
            Welcome welcome,
            CaseDesk desk,
            Deals deals,
            DealVisibility visibility,
            People people,
            Actors actors,
            Wording wording) {
        this.surveys = surveys;
        this.checkIns = checkIns;
        this.cases = cases;
        this.renewals = renewals;
        this.churns = churns;
        this.contracts = contracts;
        this.proposals = proposals;
        this.onboarding = onboarding;
        this.welcome = welcome;
        this.desk = desk;
        this.deals = deals;
        this.visibility = visibility;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping("/after-sales")
    String card(@PathVariable String deal, Model model) {
        visibility.requireVisible(deal);
        history(deal, model);
        onboarding.points(deal, model);
        return "aftersales/deal :: card";
    }

    @GetMapping("/after-sales/{what}")
    String shows(
            @PathVariable String deal,
            @PathVariable String what,
            @RequestParam(required = false) @Nullable String task,
            Model model) {
        visibility.requireVisible(deal);
        if (!SHOWN.contains(what)) {
            throw new NotFound("deal", deal);
        }
        model.addAttribute("what", what);
        if (what.equals("onboarding")) {
            onboarding.points(deal, model);
        } else {
            history(deal, model);
        }
        if (what.equals("case")) {
            ServiceCase c = task == null ? null : cases.ofTask(task, deal).orElse(null);
            model.addAttribute("c", c);
            model.addAttribute("messages", c == null ? List.of() : cases.messages(c.number()));
        }
        if (what.equals("renewal")) {
            model.addAttribute("sold", proposals.accepted(deal).orElse(null));
        }
        return "aftersales/shows :: shows";
    }

    @PostMapping("/service-link")
    String sendLink(@PathVariable String deal, RedirectAttributes said) {
        actors.requireWorker();
        desk.requireServes(deal);
        Optional<Recipient> to = welcome.sendLink(deal);
        if (to.isPresent()) {
            Said.done("serviceLink.said", to.get().name(), to.get().email()).on(said);
        } else {
            Said.refused(wording.text("serviceLink.nobody"), said);
        }
        return "redirect:/deals/{deal}";
    }

    private void history(String deal, Model model) {
        List<Survey> asked = new ArrayList<>(surveys.of(deal));
        Collections.reverse(asked);
        List<CheckIns.Answer> moods = checkIns.of(deal);
        model.addAttribute("number", deal);
        model.addAttribute("deal", deals.require(deal));
        model.addAttribute("surveys", asked);
        model.addAttribute("checkIns", moods);
        model.addAttribute("cases", cases.of(deal));
        model.addAttribute("terms", contracts.terms(deal).orElse(null));
        model.addAttribute("renewal", renewals.of(deal).orElse(null));
        model.addAttribute("renews", renewals.before(deal).orElse(null));
        model.addAttribute("churn", churns.of(deal).orElse(null));
        model.addAttribute("mayServe", actors.person().works() && desk.serves(deal));
        model.addAttribute(
                "names", people.names(moods.stream().map(CheckIns.Answer::by).toList()));
    }
}
