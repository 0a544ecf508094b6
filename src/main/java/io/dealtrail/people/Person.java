package io.dealtrail.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in.
 *
 * @param groups candidate groups of tasks, such as {@code sales-reps}
 * @param language chosen language tag, or null to follow the browser
 */
public record Person(
        String username,
        String name,
        @Nullable String email,
        @Nullable String team,
        @Nullable String region,
        Set<Role> roles,
        Set<String> groups,
        @Nullable String language,
        @Nullable String timeZone,
        boolean active) {

    public Person {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the person may change business data at all: an auditor or admin with no other role may not. */
    public boolean works() {
        return is(Role.REP) || is(Role.MANAGER) || is(Role.DIRECTOR) || is(Role.SPECIALIST);
    }

    /** Whether the person sells, or leads those who do. */
    public boolean sells() {
        return is(Role.REP) || leads();
    }

    /** Whether the person answers for others' work. */
    public boolean leads() {
        return is(Role.MANAGER) || is(Role.DIRECTOR);
    }

    /** Whether the person may see deals at all: an admin with no other role may not. */
    public boolean reads() {
        return works() || is(Role.AUDITOR);
    }

    /** Whether the person may see floor prices and margins: a rep sells without knowing how low it may go. */
    public boolean seesMargins() {
        return leads() || is(Role.AUDITOR) || is(Role.ADMIN) || groups.contains("finance");
    }

    /** Whether the person sets prices. */
    public boolean prices() {
        return leads() || is(Role.ADMIN);
    }

    /** Whether the person reads everything and changes nothing. */
    public boolean audits() {
        return is(Role.AUDITOR);
    }

    /** Whether the person keeps people and operations. */
    public boolean runs() {
        return is(Role.ADMIN);
    }
}
