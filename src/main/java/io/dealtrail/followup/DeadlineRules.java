package io.dealtrail.followup;

import io.dealtrail.engine.Decisions;
import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.Facts;
import io.dealtrail.engine.Sla.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a task's time limits from its drawing and the table {@code follow-up.dmn}, and counts them in its region's calendar. */
@Component
class DeadlineRules {

    private static final String DUE = "dueIn";

    private final Decisions decisions;
    private final Drawings drawings;
    private final Facts facts;
    private final Calendars calendars;

    DeadlineRules(Decisions decisions, Drawings drawings, Facts facts, Calendars calendars) {
        this.decisions = decisions;
        this.drawings = drawings;
        this.facts = facts;
        this.calendars = calendars;
    }

    Deadlines evaluate(Moment moment, Instant base) {
        String region = (String) facts.of(moment.deal(), "region");
        WorkingCalendar calendar = calendars.of(region);
        Map<String, String> lengths = lengths(moment);
        Instant due = at(calendar, base, lengths.get(DUE));
        Map<Rung, Instant> rungs = new EnumMap<>(Rung.class);
        for (Rung rung : Rung.values()) {
            Instant comes = at(calendar, base, lengths.get(rung.output()));
            if (comes != null) {
                rungs.put(rung, comes);
            }
        }
        return new Deadlines(base, due, rungs, reason(lengths, region));
    }

    Instant later(Instant from, WorkingDuration length, @Nullable String region) {
        return calendars.of(region).plus(from, length);
    }

    /** The drawing's own property beats the table's column of the same name. */
    private Map<String, String> lengths(Moment moment) {
        Map<String, String> drawn =
                drawings.form(moment.definition(), moment.element()).properties();
        Map<String, Object> row = row(moment);
        Map<String, String> lengths = new HashMap<>();
        for (String name : names()) {
            String length = drawn.containsKey(name) ? drawn.get(name) : (String) row.get(name);
            if (length != null && !length.isBlank()) {
                lengths.put(name, length);
            }
        }
        return lengths;
    }

    private Map<String, Object> row(Moment moment) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("stage", moment.stage());
        inputs.put("task", moment.element());
        inputs.put("priority", facts.of(moment.deal(), "priority"));
        inputs.put("amount", facts.of(moment.deal(), "amount"));
        List<Map<String, Object>> rows = decisions.evaluate("follow-up", inputs);
        return rows.isEmpty() ? Map.of() : rows.get(0);
    }

    private static @Nullable Instant at(WorkingCalendar calendar, Instant base, @Nullable String length) {
        return length == null ? null : toMinute(calendar.plus(base, WorkingDuration.parse(length)));
    }

    /** Timers fire to the minute, and never before their time. */
    static Instant toMinute(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(instant) ? minute : minute.plus(Duration.ofMinutes(1));
    }

    private static String reason(Map<String, String> lengths, @Nullable String region) {
        StringJoiner all = new StringJoiner(", ");
        names().stream().filter(lengths::containsKey).forEach(name -> all.add(name + " " + lengths.get(name)));
        return all + (region == null ? "" : " (" + region + ")");
    }

    private static List<String> names() {
        return List.of(
                DUE, Rung.REMIND.output(), Rung.ESCALATE.output(), Rung.HAND_OVER.output(), Rung.DIRECTOR.output());
    }
}
