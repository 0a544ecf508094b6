package io.dealtrail.worklist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealtrail.engine.TaskForm;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks")
class TaskController {

    record Values(
            @Nullable Map<String, Object> values, @Nullable String seen) {}

    record To(@Nullable String user, @Nullable String note) {}

    record Until(@Nullable String until) {}

    record Text(@Nullable String text) {}

    record Done(String deal, List<TaskView.Item> next) {}

    record Whole(
            @JsonUnwrapped TaskView.Item item, @Nullable String form, List<TaskView.Field> fields) {}

    private final Tasks tasks;
    private final Hands hands;
    private final Snoozes snoozes;
    private final TaskLists lists;
    private final BulkTasks bulk;
    private final TaskView view;
    private final Actors actors;

    TaskController(
            Tasks tasks, Hands hands, Snoozes snoozes, TaskLists lists, BulkTasks bulk, TaskView view, Actors actors) {
        this.tasks = tasks;
        this.hands = hands;
        this.snoozes = snoozes;
        this.lists = lists;
        this.bulk = bulk;
        this.view = view;
        this.actors = actors;
    }

    @GetMapping
    Page<TaskView.Item> list(
            @RequestParam(defaultValue = "mine") String list,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String deal,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(defaultValue = "due") String sort,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        TaskFilter filter = new TaskFilter(
                list, due, section, stage, q, deal, region, state, customer, priority, group, assignee, sort);
        return lists.page(filter, Page.size(size), after).map(view::item);
    }

    @GetMapping("/counts")
    Map<String, TaskLists.Count> counts() {
        return lists.counts();
    }

    @GetMapping("/{id}")
    Whole task(@PathVariable String id) {
        return whole(tasks.require(id));
    }

    @PostMapping("/{id}/complete")
    Done complete(@PathVariable String id, @RequestBody(required = false) @Nullable Values body) {
        actors.requireWorker();
        Values given = body == null ? new Values(null, null) : body;
        Tasks.Completed done = tasks.complete(
                id, given.values() == null ? Map.of() : given.values(), given.seen(), UnaryOperator.identity());
        return new Done(done.deal(), done.next().stream().map(view::item).toList());
    }

    @PostMapping("/{id}/claim")
    Whole claim(@PathVariable String id) {
        actors.requireWorker();
        return whole(hands.claim(id));
    }

    @PostMapping("/{id}/unclaim")
    Whole unclaim(@PathVariable String id) {
        actors.requireWorker();
        return whole(hands.unclaim(id));
    }

    @PostMapping("/{id}/assign")
    Whole assign(@PathVariable String id, @RequestBody To to) {
        actors.requireWorker();
        return whole(hands.assign(id, to.user(), to.note()));
    }

    /** Undoes what the caller did last with the task's hands, within an hour and while it is still so. */
    @PostMapping("/{id}/take-back")
    Whole takeBack(@PathVariable String id) {
        actors.requireWorker();
        return whole(hands.takeBack(id, null));
    }

    @PostMapping("/{id}/snooze")
    Whole snooze(@PathVariable String id, @RequestBody Until until) {
        actors.requireWorker();
        snoozes.snooze(id, time(until.until()));
        return whole(tasks.require(id));
    }

    @PostMapping("/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    Comments.Comment comment(@PathVariable String id, @RequestBody Text text) {
        actors.requireWorker();
        return tasks.comment(id, text.text());
    }

    @GetMapping("/{id}/comments")
    List<Comments.Comment> comments(@PathVariable String id) {
        return tasks.comments(id);
    }

    @PostMapping("/bulk")
    List<BulkTasks.Result> bulk(@RequestBody BulkTasks.Order order) {
        actors.requireWorker();
        return bulk.run(order);
    }

    private Whole whole(WorkItem item) {
        TaskForm form = tasks.form(item);
        return new Whole(view.item(item), form.formKey(), view.fields(form));
    }

    static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refused.field("until", "field.dateTime", text);
        }
    }
}
