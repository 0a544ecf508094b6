package io.dealtrail.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What deals a person may see: the union of all its parts.
 *
 * @param all everything (director, auditor)
 * @param teams deals of these teams (their manager)
 * @param owner the person, whose own deals are seen
 * @param own whether own deals are seen (rep, manager)
 * @param groups deals that have or had a task of these groups (specialist)
 */
public record Scope(boolean all, Set<String> teams, String owner, boolean own, Set<String> groups) {

    public boolean isNothing() {
        return !all && teams.isEmpty() && !own && groups.isEmpty();
    }

    public boolean covers(@Nullable String dealOwner, @Nullable String dealTeam) {
        return all || (own && owner.equals(dealOwner)) || (dealTeam != null && teams.contains(dealTeam));
    }
}
