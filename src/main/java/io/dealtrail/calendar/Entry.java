package io.dealtrail.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Something at a time: a task that falls due, or a meeting, visit or call.
 *
 * @param kind task, meeting, visit, call or checkIn
 * @param name of the task as drawn, or the subject of the meeting
 * @param process with {@code element} where the task's name is translated; null for others
 * @param who whose task it is, or who recorded the meeting
 * @param revision how often its time or words changed
 * @param planned whether it is ahead and can be taken back by {@code who}
 */
record Entry(
        String id,
        String kind,
        Instant at,
        @Nullable String name,
        String deal,
        @Nullable String title,
        @Nullable String customer,
        @Nullable String process,
        @Nullable String element,
        String stage,
        String who,
        int revision,
        Instant changedAt,
        boolean planned) {

    static final String CHECK_IN = "checkIn";

    public boolean isTask() {
        return kind.equals("task");
    }

    /** Where a click leads. */
    public String address() {
        return isTask() ? "/tasks/" + id : "/deals/" + deal;
    }

    public String called() {
        return customer == null || customer.isBlank() ? String.valueOf(title) : customer;
    }

    LocalDate day(ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
