package io.dealtrail.deal;

import io.dealtrail.web.Show;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of deals that stand side by side, from the work list's table. */
@Component
@Transactional(readOnly = true)
class CardTasks {

    /** @param group who may take it while nobody has it */
    record Task(
            String id,
            String name,
            @Nullable String assignee,
            @Nullable String group,
            @Nullable Instant dueAt,
            boolean overdue) {}

    private record Row(
            String deal,
            String id,
            String process,
            String element,
            String name,
            @Nullable String assignee,
            @Nullable String queue,
            OffsetDateTime due) {}

    private static final int NEVER = 9000;

    private final JdbcClient jdbc;
    private final Show show;
    private final Clock clock;

    CardTasks(JdbcClient jdbc, Show show, Clock clock) {
        this.jdbc = jdbc;
        this.show = show;
        this.clock = clock;
    }

    /** By deal, the soonest due first. */
    Map<String, List<Task>> of(Collection<String> deals) {
        if (deals.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                select deal, id, process_id as process, element, name, assignee, candidate_group as queue, due
                from work_item where deal in (:deals) order by due, id""").param("deals", deals).query(Row.class).list().stream()
                .collect(Collectors.groupingBy(Row::deal, Collectors.mapping(this::task, Collectors.toList())));
    }

    private Task task(Row row) {
        Instant due = row.due().getYear() > NEVER ? null : row.due().toInstant();
        return new Task(
                row.id(),
                show.element(row.process(), row.element(), row.name()),
                row.assignee(),
                row.queue(),
                due,
                due != null && due.isBefore(clock.instant()));
    }
}
