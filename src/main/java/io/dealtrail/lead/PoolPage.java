package io.dealtrail.lead;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The public pool of leads. */
@Controller
@RequestMapping("/leads/pool")
class PoolPage {

    private static final String BACK = "redirect:/leads/pool";

    private final PoolList list;
    private final PoolDesk desk;
    private final ClaimQuota quota;
    private final People people;
    private final Actors actors;
    private final Show show;
    private final Wording wording;

    PoolPage(PoolList list, PoolDesk desk, ClaimQuota quota, People people, Actors actors, Show show, Wording wording) {
        this.list = list;
        this.desk = desk;
        this.quota = quota;
        this.people = people;
        this.actors = actors;
        this.show = show;
        this.wording = wording;
    }

    @GetMapping
    String pool(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String after,
            HtmxRequest htmx,
            Model model) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        Person me = actors.person();
        boolean further = after != null && !after.isBlank();
        model.addAttribute("source", source);
        model.addAttribute("region", region);
        model.addAttribute("page", list.page(source, region, Page.DEFAULT_SIZE, further ? after : null));
        model.addAttribute("claims", me.is(Role.REP));
        // A manager sees a deal of the pool only when it is somebody's of the team.
        model.addAttribute("looks", me.groups().contains(PoolList.REPS) || me.is(Role.DIRECTOR));
        model.addAttribute("candidates", me.leads() ? desk.candidates() : List.of());
        if (!htmx.isHtmxRequest()) {
            model.addAttribute("quota", me.is(Role.REP) ? quota.use(me) : null);
            model.addAttribute("sources", NewLead.SOURCES);
            model.addAttribute("regions", people.regions());
        }
        return htmx.isHtmxRequest() ? "lead/pool :: " + (further ? "rows" : "results") : "lead/pool";
    }

    @PostMapping("/{deal}/claim")
    String claim(@PathVariable String deal, RedirectAttributes said) {
        actors.requireAny(Role.REP);
        try {
            PoolList.Row lead = desk.claim(deal);
            String text = lead.due() == null ? "pool.claimedNow" : "pool.claimedNowDue";
            Said.done(text, deal, called(lead), show.near(lead.due()))
                    .link("/deals/" + deal, "pool.open")
                    .undo("/leads/pool/" + deal + "/return")
                    .on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return BACK;
    }

    @PostMapping("/{deal}/assign")
    String assign(@PathVariable String deal, @RequestParam String user, RedirectAttributes said) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR);
        try {
            PoolList.Row lead = desk.give(deal, user, null);
            Said.done("pool.givenNow", deal, called(lead), people.require(user).name())
                    .link("/deals/" + deal, "pool.open")
                    .undo("/leads/pool/" + deal + "/return")
                    .on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return BACK;
    }

    @PostMapping("/{deal}/return")
    String giveBack(@PathVariable String deal, RedirectAttributes said) {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
        try {
            desk.giveBack(deal);
            Said.done("pool.returnedNow", deal).on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return BACK;
    }

    private static String called(PoolList.Row lead) {
        return lead.customer() == null ? lead.title() : lead.customer();
    }
}
