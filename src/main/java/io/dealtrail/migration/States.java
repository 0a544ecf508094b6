package io.dealtrail.migration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what processes are made of: three statements for however many. */
@Component
class States {

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final String PLACES = """
            select proc_inst_id_, act_id_ from act_ru_execution
            where proc_inst_id_ in (:instances) and act_id_ is not null and is_active_ = true order by act_id_, id_""";

    private static final String TASKS = """
            select t.proc_inst_id_, t.id_, t.task_def_key_, coalesce(w.name, t.name_) as name, w.candidate_group, w.assignee, w.due,
                w.stage
            from act_ru_task t left join work_item w on w.id = t.id_
            where t.proc_inst_id_ in (:instances) order by t.task_def_key_, t.id_""";

    private static final String TIMERS = """
            select j.process_instance_id_, j.id_, f.act_id_, cast(j.duedate_ as timestamp with time zone) as due, j.repeat_
            from act_ru_job j join act_ru_jobdef f on f.id_ = j.job_def_id_
            where j.process_instance_id_ in (:instances) and j.type_ = 'timer' order by f.act_id_, j.duedate_, j.id_""";

    private final JdbcClient jdbc;

    States(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, State> of(Collection<String> instances) {
        Map<String, List<String>> places = new HashMap<>();
        Map<String, List<State.Task>> tasks = new HashMap<>();
        Map<String, List<State.Timer>> timers = new HashMap<>();
        jdbc.sql(PLACES).param("instances", instances).query(row -> {
            add(places, row.getString(1), row.getString(2));
        });
        jdbc.sql(TASKS).param("instances", instances).query(row -> {
            add(tasks, row.getString(1), task(row));
        });
        jdbc.sql(TIMERS).param("instances", instances).query(row -> {
            add(timers, row.getString(1), timer(row));
        });
        Map<String, State> states = new HashMap<>();
        for (String instance : instances) {
            states.put(
                    instance,
                    new State(
                            places.getOrDefault(instance, List.of()),
                            tasks.getOrDefault(instance, List.of()),
                            timers.getOrDefault(instance, List.of())));
        }
        return states;
    }

    private static State.Task task(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject("due", OffsetDateTime.class);
        return new State.Task(
                row.getString(2),
                row.getString(3),
                row.getString("name"),
                row.getString("candidate_group"),
                row.getString("assignee"),
                due == null || due.toInstant().equals(NEVER) ? null : due.toInstant(),
                row.getString("stage"));
    }

    private static State.Timer timer(ResultSet row) throws SQLException {
        return new State.Timer(row.getString(2), row.getString(3), null, instant(row), row.getString("repeat_"), null);
    }

    private static Instant instant(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject("due", OffsetDateTime.class);
        return due == null ? NEVER : due.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }

    private static <T> void add(Map<String, List<T>> all, @Nullable String instance, T one) {
        all.computeIfAbsent(String.valueOf(instance), any -> new ArrayList<>()).add(one);
    }
}
