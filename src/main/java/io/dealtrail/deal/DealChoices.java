package io.dealtrail.deal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose deals a reader sees and may choose among; who sees none but the own ones chooses nothing. At most one statement. */
@Component
class DealChoices {

    /**
     * Owners by name, teams by name, regions.
     *
     * @param scope what the reader sees
     * @param names of everybody by user name, as far as they had to be read anyway
     */
    record Choices(
            List<Choice> owners,
            List<Choice> teams,
            List<String> regions,
            @JsonIgnore Scope scope,
            @JsonIgnore Map<String, String> names) {}

    record Choice(String id, String name) {}

    private record Member(
            String username,
            String name,
            String roles,
            @Nullable String team,
            @Nullable String teamName,
            @Nullable String manager,
            @Nullable String region) {

        boolean sells() {
            List<String> all = List.of(roles.split(","));
            return all.contains(Role.REP.name()) || all.contains(Role.MANAGER.name());
        }
    }

    private final JdbcClient jdbc;
    private final Actors actors;

    DealChoices(JdbcClient jdbc, Actors actors) {
        this.jdbc = jdbc;
        this.actors = actors;
    }

    Choices ofReader() {
        Person reader = actors.person();
        boolean all = reader.is(Role.DIRECTOR) || reader.is(Role.AUDITOR);
        boolean own = reader.is(Role.REP) || reader.is(Role.MANAGER);
        Set<String> groups = reader.is(Role.SPECIALIST) && !all ? reader.groups() : Set.of();
        if (!all && !reader.is(Role.MANAGER)) {
            Scope scope = new Scope(false, Set.of(), reader.username(), own, groups);
            return new Choices(List.of(), List.of(), List.of(), scope, Map.of());
        }
        List<Member> everybody = everybody();
        Map<String, String> names = everybody.stream()
                .collect(Collectors.toMap(Member::username, Member::name, (one, other) -> one.isEmpty() ? other : one));
        List<Member> seen = everybody.stream()
                .filter(m -> m.team() != null && (all || reader.username().equals(m.manager())))
                .toList();
        Set<String> teams = all
                ? Set.of()
                : seen.stream().map(Member::team).filter(Objects::nonNull).collect(Collectors.toSet());
        return new Choices(
                sorted(seen.stream().filter(Member::sells).map(m -> new Choice(m.username(), m.name()))),
                several(sorted(seen.stream()
                        .map(m -> new Choice(String.valueOf(m.team()), String.valueOf(m.teamName())))
                        .distinct())),
                several(seen.stream()
                        .map(Member::region)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList()),
                new Scope(all, teams, reader.username(), own, groups),
                names);
    }

    /** Teams without members too, each as a row of nobody. */
    private List<Member> everybody() {
        return jdbc.sql("""
                select p.username, p.name, p.roles, p.team, t.name as team_name, t.manager, t.region
                from person p left join team t on t.id = p.team
                union all
                select coalesce(t.manager, ''), '', '', t.id, t.name, t.manager, t.region from team t
                where not exists (select 1 from person p where p.team = t.id)""").query(Member.class).list();
    }

    private static List<Choice> sorted(Stream<Choice> choices) {
        return choices.sorted(Comparator.comparing(Choice::name)).toList();
    }

    /** One is no choice. */
    private static <T> List<T> several(List<T> choices) {
        return choices.size() > 1 ? choices : List.of();
    }
}
