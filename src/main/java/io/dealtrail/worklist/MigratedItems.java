package io.dealtrail.worklist;

import io.dealtrail.engine.TaskEvents;
import io.dealtrail.engine.TaskEvents.Moved;
import io.dealtrail.live.Live;
import io.dealtrail.people.People;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Rows of tasks that were taken to another version of their process: name, form and groups follow the drawing. */
@Component
class MigratedItems {

    private static final String FOLLOW =
            "update work_item set definition = ?, process_version = ?, element = ?, name = ?, mandatory = ?,"
                    + " revision = revision + 1, changed_at = current_timestamp where id = ?";

    private final WorkItems items;
    private final JdbcTemplate jdbc;
    private final Live live;

    MigratedItems(WorkItems items, JdbcTemplate jdbc, Live live) {
        this.items = items;
        this.jdbc = jdbc;
        this.live = live;
    }

    @EventListener
    void on(TaskEvents.Migrated migrated) {
        List<Moved> tasks = migrated.tasks();
        jdbc.batchUpdate(FOLLOW, tasks, Math.max(1, tasks.size()), (statement, task) -> {
            statement.setString(1, task.definition());
            statement.setInt(2, task.place().version());
            statement.setString(3, task.place().element());
            statement.setString(4, task.name());
            statement.setString(5, task.mandatory());
            statement.setString(6, task.taskId());
        });
        tasks.forEach(task -> regroup(task.taskId(), task.groups()));
    }

    /** What nobody has yet waits in the queues of the new groups; who has a task keeps it. */
    private void regroup(String task, @Nullable List<String> groups) {
        if (groups == null) {
            return;
        }
        items.open(task).ifPresent(item -> {
            List<String> queues = groups.stream()
                    .map(group -> People.queue(group, item.team()))
                    .toList();
            jdbc.update(
                    "update work_item set candidate_group = ?, more_groups = ?, by_team = ?, queue = ? where id = ?",
                    groups.isEmpty() ? null : groups.get(0),
                    groups.size() < 2 ? null : String.join(",", groups.subList(1, groups.size())),
                    !groups.isEmpty() && People.byTeam(groups.get(0)),
                    item.assignee() != null || queues.isEmpty() ? null : queues.get(0),
                    task);
            jdbc.update("delete from work_item_queue where id = ?", task);
            queues.stream()
                    .skip(1)
                    .forEach(
                            queue -> jdbc.update("insert into work_item_queue (queue, id) values (?, ?)", queue, task));
            live.tell(WorkItem.LIVE, item.audience());
            live.tell(WorkItem.LIVE, WorkItem.audience(item.assignee(), groups, item.team()));
        });
    }
}
