package io.dealtrail.aftersales;

import io.dealtrail.engine.Decisions;
import io.dealtrail.engine.Facts;
import io.dealtrail.engine.Strands;
import io.dealtrail.followup.Calendars;
import io.dealtrail.followup.FollowUps;
import io.dealtrail.followup.WorkingCalendar;
import io.dealtrail.followup.WorkingClock;
import io.dealtrail.followup.WorkingDuration;
import io.dealtrail.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The time limits of a case: those of {@code case-times.dmn} by its priority, in working time of the deal's region, without its pauses. */
@Component
@Transactional
class CaseTimes {

    private static final String TABLE = "case-times";
    private static final int WARN_AT = 75;
    private static final int WHOLE = 100;

    /** Later than any case lasts: a clock that stands still comes back then. */
    private static final Duration FAR = Duration.ofDays(3650);

    private record Limits(WorkingDuration respond, WorkingDuration resolve, int warnAt) {}

    private final CaseRepository cases;
    private final AfterSalesSettings settings;
    private final Decisions decisions;
    private final Facts facts;
    private final Calendars calendars;
    private final FollowUps followUps;
    private final Strands strands;
    private final Clock clock;

    CaseTimes(
            CaseRepository cases,
            AfterSalesSettings settings,
            Decisions decisions,
            Facts facts,
            Calendars calendars,
            FollowUps followUps,
            Strands strands,
            Clock clock) {
        this.cases = cases;
        this.settings = settings;
        this.decisions = decisions;
        this.facts = facts;
        this.calendars = calendars;
        this.followUps = followUps;
        this.strands = strands;
        this.clock = clock;
    }

    /** Counts a case's dates anew, for the task that its process is about to open. */
    void begin(String number) {
        ServiceCase counted = count(number);
        if (counted.resolveDue() != null) {
            followUps.nextDue(counted.deal(), counted.resolveDue());
        }
    }

    /** Counts a case's dates anew; its task and its timer follow. */
    void recount(String number) {
        ServiceCase counted = count(number);
        if (counted.runs() && counted.task() != null) {
            followUps.move(counted.task(), counted.waits() ? null : counted.resolveDue());
            strands.reschedule(counted.deal(), "caseNumber", number, "caseAlarm", next(counted));
        }
    }

    /** When the clock has to be looked at again. */
    Instant next(ServiceCase c) {
        return alarms(c).values().stream()
                .filter(at -> at.isAfter(clock.instant()))
                .min(Instant::compareTo)
                .orElse(clock.instant().plus(FAR));
    }

    /** What was not raised yet, with its time; nothing that stands still. */
    Map<CaseAlarm, Instant> alarms(ServiceCase c) {
        Map<CaseAlarm, Instant> alarms = new EnumMap<>(CaseAlarm.class);
        if (!c.runs()) {
            return alarms;
        }
        Limits limits = limits(c);
        for (CaseAlarm alarm : CaseAlarm.values()) {
            boolean over = alarm.isOfResponse() && c.firstResponseAt() != null;
            if (!over && !c.raised().contains(alarm)) {
                due(c, alarm.isOfResponse(), limits, alarm.isLate() ? WHOLE : limits.warnAt())
                        .ifPresent(at -> alarms.put(alarm, at));
            }
        }
        return alarms;
    }

    private ServiceCase count(String number) {
        ServiceCase c = require(number);
        Limits limits = limits(c);
        Instant respond =
                c.firstResponseAt() != null ? null : due(c, true, limits, WHOLE).orElse(null);
        Instant resolve = due(c, false, limits, WHOLE).orElse(null);
        LocalDate on =
                resolve == null ? null : resolve.atZone(calendar(c).zone()).toLocalDate();
        cases.time(number, c.state(), respond, resolve, on);
        return require(number);
    }

    private Optional<Instant> due(ServiceCase c, boolean response, Limits limits, int percent) {
        Instant from = response ? c.openedAt() : c.clockFrom();
        WorkingClock counted = new WorkingClock(calendar(c), from, cases.pauses(c.number(), from));
        return counted.due(response ? limits.respond() : limits.resolve(), percent)
                .map(CaseTimes::toMinute);
    }

    private Limits limits(ServiceCase c) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("priority", c.priority());
        inputs.put("amount", facts.of(c.deal(), "amount"));
        List<Map<String, Object>> rows = decisions.evaluate(TABLE, inputs);
        Map<String, Object> row = rows.isEmpty() ? Map.of() : rows.get(0);
        return new Limits(
                length(row.get("respondIn"), WorkingDuration.days(1)),
                length(row.get("resolveIn"), WorkingDuration.days(settings.caseDays())),
                row.get("warnAtPercent") instanceof Number percent ? percent.intValue() : WARN_AT);
    }

    private static WorkingDuration length(@Nullable Object written, WorkingDuration otherwise) {
        return written == null || written.toString().isBlank() ? otherwise : WorkingDuration.parse(written.toString());
    }

    private WorkingCalendar calendar(ServiceCase c) {
        return calendars.of((String) facts.of(c.deal(), "region"));
    }

    private ServiceCase require(String number) {
        return cases.find(number).orElseThrow(() -> new NotFound("case", number));
    }

    /** Timers fire to the minute, and never before their time. */
    private static Instant toMinute(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(at) ? at : minute.plus(Duration.ofMinutes(1));
    }
}
