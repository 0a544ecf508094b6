package io.dealtrail.deal;

import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A scope as a condition on the deal table aliased {@code d}; every query of deals carries it.
 *
 * @param sql a condition, {@code true} when everything is visible
 */
record Visibility(String sql, Map<String, Object> params) {

    private static final String WAITS = """
            exists (select 1 from work_item w where w.deal = d.number and w.assignee is null and w.candidate_group in (:sightGroups)
                and (w.team is null or w.by_team = false or w.team = :sightTeam))""";

    private static final String HAD =
            "exists (select 1 from work_item w where w.deal = d.number and w.candidate_group in (:sightGroups)"
                    + " union all select 1 from work_item_closed c where c.deal = d.number and c.candidate_group in (:sightGroups))";

    static Visibility of(Scope scope) {
        if (scope.all()) {
            return new Visibility("true", Map.of());
        }
        List<String> any = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        if (scope.own()) {
            any.add("d.owner = :scopeOwner");
            params.put("scopeOwner", scope.owner());
        }
        if (!scope.teams().isEmpty()) {
            any.add("d.team in (:scopeTeams)");
            params.put("scopeTeams", scope.teams());
        }
        if (!scope.groups().isEmpty()) {
            any.add("d.number in (select w.deal from work_item w where w.candidate_group in (:scopeGroups)"
                    + " union all select c.deal from work_item_closed c where c.candidate_group in (:scopeGroups))");
            params.put("scopeGroups", scope.groups());
        }
        return new Visibility(any.isEmpty() ? "false" : "(" + String.join(" or ", any) + ")", params);
    }

    /** The same for one deal that is looked up by its number, and for what is the person's task or waits in a queue of theirs. */
    static Visibility ofOne(Person person) {
        if (person.is(Role.DIRECTOR) || person.is(Role.AUDITOR)) {
            return new Visibility("true", Map.of());
        }
        List<String> any = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        params.put("sightOwner", person.username());
        any.add("exists (select 1 from work_item a where a.deal = d.number and a.assignee = :sightOwner)");
        if (person.is(Role.REP) || person.is(Role.MANAGER)) {
            any.add("d.owner = :sightOwner");
        }
        if (person.is(Role.MANAGER)) {
            any.add("d.team in (select m.id from team m where m.manager = :sightOwner)");
        }
        if (!person.groups().isEmpty()) {
            any.add(WAITS);
            params.put("sightGroups", person.groups());
            params.put("sightTeam", person.team() == null ? "" : person.team());
            if (person.is(Role.SPECIALIST)) {
                any.add(HAD);
            }
        }
        return new Visibility("(" + String.join(" or ", any) + ")", params);
    }
}
