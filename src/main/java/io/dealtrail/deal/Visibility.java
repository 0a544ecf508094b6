package io.dealtrail.deal;

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
}
