package io.dealtrail.migration;

import io.dealtrail.people.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which deals a person may take along or read about, as a condition on the deal {@code d}: the teams' that they lead, or all. */
record Sight(String sql, Map<String, Object> params) {

    static final Sight ALL = new Sight("true", Map.of());

    static Sight of(Scope scope) {
        if (scope.all()) {
            return ALL;
        }
        List<String> any = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        if (scope.own()) {
            any.add("d.owner = :sightOwner");
            params.put("sightOwner", scope.owner());
        }
        if (!scope.teams().isEmpty()) {
            any.add("d.team in (:sightTeams)");
            params.put("sightTeams", scope.teams());
        }
        return new Sight(any.isEmpty() ? "false" : "(" + String.join(" or ", any) + ")", params);
    }
}
