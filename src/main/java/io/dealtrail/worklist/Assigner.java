package io.dealtrail.worklist;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.engine.Assignment;
import io.dealtrail.engine.OpenTask;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Owner, else the owner's substitute, else the least loaded active member of the deal's team, else the group's queue. */
@Component
class Assigner implements Assignment {

    static final String REPS = "sales-reps";

    /** How a person is today. */
    private record Presence(
            String username,
            String name,
            boolean active,
            @Nullable LocalDate untilOn,
            @Nullable String substitute) {}

    /** Somebody with few tasks. */
    record Candidate(String username, String name, long openTasks) {}

    private final Deals deals;
    private final JdbcClient jdbc;
    private final Clock clock;

    Assigner(Deals deals, JdbcClient jdbc, Clock clock) {
        this.deals = deals;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Choice choose(OpenTask task) {
        if (task.assignee() != null) {
            return present(task.assignee(), "reason.drawn")
                    .orElseGet(() -> new Choice(task.assignee(), Reason.of("reason.drawn")));
        }
        if (!task.groups().contains(REPS)) {
            return queue(task);
        }
        DealFacts deal = deals.require(task.deal());
        if (deal.owner() != null) {
            Optional<Choice> owner = present(deal.owner(), "reason.owner");
            if (owner.isPresent()) {
                return owner.get();
            }
        }
        return deal.team() == null
                ? queue(task)
                : leastLoaded(List.of(deal.team()))
                        .map(c -> new Choice(
                                c.username(), Reason.of("reason.leastLoaded", c.name(), Long.toString(c.openTasks()))))
                        .orElseGet(() -> queue(task));
    }

    /** The present rep of these teams with the fewest open tasks; nobody when all are away. */
    Optional<Candidate> leastLoaded(Collection<String> teams) {
        if (teams.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select p.username, p.name, count(w.id) as openTasks
                from person p left join work_item w on w.assignee = p.username
                where p.team in (:teams) and p.active and p.roles like '%REP%'
                    and not exists (select 1 from absence a
                        where a.username = p.username and a.from_on <= :today and a.until_on >= :today)
                group by p.username, p.name order by openTasks, p.username limit 1""")
                .param("teams", teams)
                .param("today", LocalDate.now(clock))
                .query(Candidate.class)
                .optional();
    }

    /** The person, or who stands in for them today; a substitute who is away too is asked for the next one. */
    private Optional<Choice> present(String username, String reason) {
        Presence who = presence(username).orElse(null);
        if (who == null || !who.active()) {
            return Optional.empty();
        }
        if (who.untilOn() == null) {
            return Optional.of(new Choice(who.username(), Reason.of(reason, who.name())));
        }
        Reason instead = Reason.of("reason.substitute", who.name(), String.valueOf(who.untilOn()));
        return standIn(who).map(substitute -> new Choice(substitute, instead));
    }

    private Optional<String> standIn(Presence away) {
        Set<String> asked = new HashSet<>(Set.of(away.username()));
        String next = away.substitute();
        while (next != null && asked.add(next)) {
            Presence substitute = presence(next).filter(Presence::active).orElse(null);
            if (substitute == null || substitute.untilOn() == null) {
                return Optional.ofNullable(substitute).map(Presence::username);
            }
            next = substitute.substitute();
        }
        return Optional.empty();
    }

    private Optional<Presence> presence(String username) {
        return jdbc.sql("""
                select p.username, p.name, p.active, a.until_on as untilOn, a.substitute
                from person p
                left join absence a on a.username = p.username and a.from_on <= :today and a.until_on >= :today
                where p.username = :username
                order by case when a.substitute is null then 1 else 0 end, a.until_on desc limit 1""")
                .param("today", LocalDate.now(clock))
                .param("username", username)
                .query(Presence.class)
                .optional();
    }

    private static Choice queue(OpenTask task) {
        return new Choice(null, Reason.of("reason.queue", String.join(", ", task.groups())));
    }
}
