package io.dealtrail.migration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API answers. */
final class Shown {

    private Shown() {}

    /** A problem in words. */
    record Fault(String code, @Nullable String element, String message) {}

    /** One deal before and after. */
    record Deal(
            String deal,
            boolean ok,
            List<Fault> problems,
            List<Fault> notes,
            List<String> placesBefore,
            List<String> placesAfter,
            List<State.Task> tasksBefore,
            List<State.Task> tasksAfter,
            List<State.Timer> timersBefore,
            List<State.Timer> timersAfter) {}

    record Pair(String from, String name, @Nullable String to, Mapping.Origin origin, int similarity, long standing) {}

    record Timer(
            String element, String name, @Nullable String task, boolean counterpart, Plan.Fate fate, long running) {}

    record Rehearsed(
            String process,
            int from,
            int to,
            String planHash,
            int total,
            boolean more,
            int ok,
            int failed,
            List<Pair> mapping,
            List<Timer> timers,
            List<Mapping.FormChange> forms,
            List<Deal> items) {}

    record Run(
            String id,
            String process,
            int from,
            int to,
            Migration.State state,
            String planHash,
            Map<String, String> mapping,
            Map<String, Plan.Fate> timers,
            @Nullable String reason,
            int canary,
            @Nullable String backOf,
            String startedBy,
            Progress progress,
            Instant createdAt,
            @Nullable Instant begunAt,
            @Nullable Instant finishedAt) {}

    record Line(
            String deal,
            Item.State state,
            @Nullable String place,
            @Nullable Boolean rehearsed,
            List<Fault> problems,
            @Nullable Instant movedAt,
            @Nullable Deal report) {}
}
