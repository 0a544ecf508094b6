package io.dealtrail.worklist;

import io.dealtrail.people.People;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The comments on a task as its page shows them. */
@Component
class Remarks {

    /** @param by the writer's name */
    record Remark(String by, Instant at, List<Mentions.Part> parts) {}

    private record Row(String by, OffsetDateTime at, String text) {}

    private final JdbcClient jdbc;
    private final People people;

    Remarks(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** The eldest first. Whether the task may be seen was asked before. */
    List<Remark> of(String task) {
        List<Row> rows = jdbc.sql("""
                select coalesce(p.name, c.written_by) as by, c.written_at as at, c.body as text
                from task_comment c left join person p on p.username = c.written_by
                where c.task = :task order by c.written_at, c.id""").param("task", task).query(Row.class).list();
        Set<String> mentioned = Mentions.in(rows.stream().map(Row::text).toList());
        Map<String, String> names = people.names(mentioned);
        return rows.stream()
                .map(row -> new Remark(row.by(), row.at().toInstant(), Mentions.parts(row.text(), names)))
                .toList();
    }
}
