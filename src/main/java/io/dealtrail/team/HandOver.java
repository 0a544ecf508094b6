package io.dealtrail.team;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's work as it was given to others. */
record HandOver(
        String id,
        String person,
        String by,
        Instant at,
        @Nullable Instant undoneAt,
        List<Row> rows) {

    /**
     * One deal.
     *
     * @param tasks ids of the tasks that went with it
     * @param outcome given, refused, returned or kept (could not be taken back)
     * @param why what refused it, in the words of who did it
     */
    record Row(
            String deal,
            @Nullable String title,
            boolean owned,
            List<String> tasks,
            String to,
            String outcome,
            @Nullable String why) {

        Row ended(String how, @Nullable String reason) {
            return new Row(deal, title, owned, tasks, to, how, reason);
        }
    }

    public long count(String outcome) {
        return rows.stream().filter(row -> row.outcome().equals(outcome)).count();
    }

    long tasksGiven() {
        return rows.stream()
                .filter(row -> row.outcome().equals("given"))
                .mapToLong(row -> row.tasks().size())
                .sum();
    }

    public boolean isUndone() {
        return undoneAt != null;
    }
}
