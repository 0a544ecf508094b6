package io.dealtrail.team;

import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.team.HandOverPlan.Share;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class TeamController {

    /**
     * @param way substitute, colleague or spread
     * @param to the colleague
     * @param dryRun true tells who would get what, and changes nothing
     */
    record Order(
            @Nullable String way,
            @Nullable String to,
            @Nullable Boolean dryRun) {}

    record Planned(String deal, @Nullable String title, boolean owned, int tasks, String to) {}

    private final TeamLoad load;
    private final HandOvers handOvers;
    private final Leading leading;

    TeamController(TeamLoad load, HandOvers handOvers, Leading leading) {
        this.load = load;
        this.handOvers = handOvers;
        this.leading = leading;
    }

    /** The people of the caller's teams with what they have to do; a director sees everybody. */
    @GetMapping("/team")
    List<Member> team(@RequestParam(required = false) @Nullable String team) {
        Person me = leading.leader();
        List<String> teams = load.teams(me).stream().map(Team::id).toList();
        ZoneId zone = me.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(me.timeZone());
        if (team != null) {
            if (!teams.contains(team)) {
                throw new NotFound("team", team);
            }
            return load.of(List.of(team), zone);
        }
        return me.is(Role.DIRECTOR) ? load.all(zone) : load.of(teams, zone);
    }

    @PostMapping("/people/{username}/hand-over")
    Object handOver(@PathVariable String username, @RequestBody Order order) {
        leading.leader();
        if (order.way() == null) {
            throw Refused.field("way", "field.required", "way");
        }
        if (Boolean.TRUE.equals(order.dryRun())) {
            return handOvers.preview(username, order.way(), order.to()).stream()
                    .map(TeamController::planned)
                    .toList();
        }
        return handOvers.give(username, order.way(), order.to());
    }

    @GetMapping("/hand-overs/{id}")
    HandOver handOver(@PathVariable String id) {
        return handOvers.require(id);
    }

    @PostMapping("/hand-overs/{id}/undo")
    HandOver undo(@PathVariable String id) {
        return handOvers.undo(id);
    }

    private static Planned planned(Share share) {
        return new Planned(
                share.piece().deal(),
                share.piece().called(),
                share.piece().owned(),
                share.piece().tasks(),
                share.to());
    }
}
