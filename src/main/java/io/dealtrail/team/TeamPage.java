package io.dealtrail.team;

import io.dealtrail.people.Absence;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The team at a glance, each person's page, and handing over all of an absent person's work. */
@Controller
@RequestMapping("/team")
class TeamPage {

    private final TeamLoad load;
    private final Work work;
    private final HandOvers handOvers;
    private final Leading leading;
    private final People people;
    private final Wording wording;
    private final Clock clock;

    TeamPage(
            TeamLoad load,
            Work work,
            HandOvers handOvers,
            Leading leading,
            People people,
            Wording wording,
            Clock clock) {
        this.load = load;
        this.work = work;
        this.handOvers = handOvers;
        this.leading = leading;
        this.people = people;
        this.wording = wording;
        this.clock = clock;
    }

    @GetMapping
    String team(@RequestParam(required = false) @Nullable String team, Model model) {
        Person me = leading.leader();
        List<Team> teams = load.teams(me);
        String chosen = team == null || team.isBlank() ? null : team;
        if (chosen != null && teams.stream().noneMatch(t -> t.id().equals(chosen))) {
            throw new NotFound("team", chosen);
        }
        List<Member> members = members(me, teams, chosen);
        model.addAttribute("teams", teams);
        model.addAttribute("team", chosen);
        model.addAttribute("members", members);
        model.addAttribute("average", average(members));
        model.addAttribute("director", me.is(Role.DIRECTOR));
        return "team/list";
    }

    @GetMapping("/{username}")
    String member(@PathVariable String username, Model model) {
        Person person = leading.member(username);
        LocalDate recently = LocalDate.now(clock).minusDays(30);
        model.addAttribute("who", person);
        model.addAttribute("member", load.one(username, zone()));
        model.addAttribute(
                "absences",
                people.absences(username).stream()
                        .filter((Absence a) -> a.untilOn().isAfter(recently))
                        .toList());
        model.addAttribute(
                "colleagues", people.all().stream().filter(Person::active).toList());
        model.addAttribute("takers", work.colleagues(person));
        model.addAttribute("standIn", work.substitute(person).orElse(null));
        return "team/person";
    }

    /** What would happen, before it does. */
    @GetMapping("/{username}/hand-over")
    String preview(
            @PathVariable String username,
            @RequestParam String way,
            @RequestParam(required = false) @Nullable String to,
            Model model,
            RedirectAttributes said) {
        Person person = leading.member(username);
        try {
            List<HandOverPlan.Share> shares = handOvers.preview(username, way, to);
            model.addAttribute("who", person);
            model.addAttribute("way", way);
            model.addAttribute("to", to);
            model.addAttribute("shares", shares);
            model.addAttribute("sums", HandOverPlan.sums(shares));
            model.addAttribute("most", Work.MAX);
            return "team/preview";
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
            return "redirect:/team/" + username;
        }
    }

    @PostMapping("/{username}/hand-over")
    String give(
            @PathVariable String username,
            @RequestParam String way,
            @RequestParam(required = false) @Nullable String to,
            RedirectAttributes said) {
        try {
            HandOver done = handOvers.give(username, way, to);
            Said.done("handOver.saidGiven", done.count("given"), done.tasksGiven(), done.count("refused"))
                    .undo("/team/hand-overs/" + done.id() + "/undo")
                    .on(said);
            return "redirect:/team/hand-overs/" + done.id();
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
            return "redirect:/team/" + username;
        }
    }

    @GetMapping("/hand-overs/{id}")
    String result(@PathVariable String id, Model model) {
        HandOver done = handOvers.require(id);
        model.addAttribute("done", done);
        model.addAttribute("who", people.require(done.person()));
        model.addAttribute(
                "names", people.names(done.rows().stream().map(HandOver.Row::to).toList()));
        return "team/result";
    }

    @PostMapping("/hand-overs/{id}/undo")
    String undo(@PathVariable String id, RedirectAttributes said) {
        try {
            HandOver undone = handOvers.undo(id);
            Said.done("handOver.saidUndone", undone.count("returned"), undone.count("kept"))
                    .on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return "redirect:/team/hand-overs/" + id;
    }

    private List<Member> members(Person me, List<Team> teams, @Nullable String chosen) {
        if (chosen != null) {
            return load.of(List.of(chosen), zone());
        }
        return me.is(Role.DIRECTOR)
                ? load.all(zone())
                : load.of(teams.stream().map(Team::id).toList(), zone());
    }

    /** Open tasks of a present person on average, by team: what more and less is measured by. */
    private static Map<String, Double> average(List<Member> members) {
        return members.stream()
                .filter(m -> !m.isAway())
                .collect(java.util.stream.Collectors.groupingBy(
                        m -> String.valueOf(m.team()), java.util.stream.Collectors.averagingInt(Member::tasks)));
    }

    private static ZoneId zone() {
        return LocaleContextHolder.getTimeZone().toZoneId();
    }
}
