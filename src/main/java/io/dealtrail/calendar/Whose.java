package io.dealtrail.calendar;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose calendar it is.
 *
 * @param person one person, or null for all of {@code teams}
 * @param teams of a manager's view: nothing of other teams shows; null when there is no such limit
 */
record Whose(@Nullable String person, @Nullable Set<String> teams) {}
