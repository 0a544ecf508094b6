package io.dealtrail.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a deal's processes wait for now. */
@Component
public class Expected {

    /**
     * @param messages names of the messages from outside that would be taken now
     * @param dates what comes by itself, the earliest first; ladders of tasks are not among them
     */
    public record Awaited(Set<String> messages, List<Coming> dates) {}

    /** A drawn timer that is running. */
    public record Coming(String process, String element, String name, Instant at) {}

    private record Row(
            String kind,
            String definition,
            String process,
            String what,
            @Nullable OffsetDateTime at) {}

    // A ladder repeats for ever; reminders that repeat a few times are told with their next date.
    private static final String AWAITED = """
            select 'message' as kind, '' as definition, '' as process, s.event_name_ as what,
                cast(null as timestamp with time zone) as at
            from act_ru_execution i join act_ru_execution e on e.proc_inst_id_ = i.id_
                join act_ru_event_subscr s on s.execution_id_ = e.id_
            where i.business_key_ = :deal and s.event_type_ = 'message'
            union all
            select 'timer', j.process_def_id_, j.process_def_key_, f.act_id_, cast(j.duedate_ as timestamp with time zone)
            from act_ru_execution i join act_ru_job j on j.process_instance_id_ = i.id_
                join act_ru_jobdef f on f.id_ = j.job_def_id_
            where i.business_key_ = :deal and j.type_ = 'timer' and (j.repeat_ is null or j.repeat_ not like '%/P3650D')
            order by 5""";

    /** What comes later than this stands still for now. */
    private static final Duration HORIZON = Duration.ofDays(3000);

    private final JdbcClient jdbc;
    private final Drawings drawings;
    private final Clock clock;

    Expected(JdbcClient jdbc, Drawings drawings, Clock clock) {
        this.jdbc = jdbc;
        this.drawings = drawings;
        this.clock = clock;
    }

    public Awaited of(String businessKey) {
        Set<String> messages = new HashSet<>();
        List<Coming> dates = new ArrayList<>();
        Instant horizon = clock.instant().plus(HORIZON);
        for (Row row :
                jdbc.sql(AWAITED).param("deal", businessKey).query(Row.class).list()) {
            if (row.at() != null && row.at().toInstant().isAfter(horizon)) {
                continue;
            }
            if (row.at() != null) {
                String name = drawings.name(row.definition(), row.what());
                dates.add(new Coming(row.process(), row.what(), name, row.at().toInstant()));
            } else if (Vocabulary.OUTSIDE_MESSAGES.contains(row.what())) {
                messages.add(row.what());
            }
        }
        return new Awaited(Set.copyOf(messages), List.copyOf(dates));
    }
}
