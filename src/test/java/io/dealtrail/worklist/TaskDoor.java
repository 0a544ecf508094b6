package io.dealtrail.worklist;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the REST controller reaches of this module, for tests that call services without the web. */
public final class TaskDoor {

    private final Tasks tasks;
    private final TaskLists lists;
    private final JdbcTemplate jdbc;

    public TaskDoor(ApplicationContext context) {
        this.tasks = context.getBean(Tasks.class);
        this.lists = context.getBean(TaskLists.class);
        this.jdbc = context.getBean(JdbcTemplate.class);
    }

    /** Completes a task and answers the ids of those that are open because of it. */
    public List<String> complete(String task, Map<String, Object> values) {
        return tasks.complete(task, values).next().stream().map(WorkItem::id).toList();
    }

    public List<String> openTasks(String deal) {
        return jdbc.queryForList("select id from work_item where deal = ?", String.class, deal);
    }

    /** First page of the signed-in person's list with its total. */
    public int page(String list, @Nullable String region) {
        var page = lists.page(
                TaskFilter.of(region == null ? Map.of("list", list) : Map.of("list", list, "region", region)),
                25,
                null);
        return page.items().size();
    }
}
