package io.dealtrail.live;

import java.util.Set;

/**
 * Who listens, and to what.
 *
 * @param all hears everything, because the person may see everything
 */
record Listener(String username, Set<String> audiences, boolean all) {

    boolean hears(String audience) {
        return audiences.contains(audience) || (all && !audience.startsWith("person:"));
    }
}
