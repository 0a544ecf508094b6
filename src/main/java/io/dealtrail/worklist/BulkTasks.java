package io.dealtrail.worklist;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** One action on many tasks: each in its own transaction, each with its own result. */
@Component
class BulkTasks {

    static final int MAX = 200;

    /** @param action assign, snooze or complete */
    record Order(
            @Nullable List<String> ids,
            @Nullable String action,
            @Nullable String user,
            @Nullable String until,
            @Nullable String note,
            @Nullable Map<String, Object> values) {}

    /** @param code what refused it, with its message; absent when it went well */
    record Result(
            String id,
            boolean ok,
            @Nullable String code,
            @Nullable String message,
            @JsonIgnore @Nullable WorkItem item) {}

    private final Tasks tasks;
    private final Hands hands;
    private final Snoozes snoozes;
    private final TaskSheet sheet;
    private final Wording wording;

    BulkTasks(Tasks tasks, Hands hands, Snoozes snoozes, TaskSheet sheet, Wording wording) {
        this.tasks = tasks;
        this.hands = hands;
        this.snoozes = snoozes;
        this.sheet = sheet;
        this.wording = wording;
    }

    List<Result> run(Order order) {
        List<String> ids = order.ids() == null ? List.of() : order.ids();
        if (ids.isEmpty() || ids.size() > MAX || ids.stream().anyMatch(Objects::isNull)) {
            throw Refused.field("ids", "bulk.ids", MAX);
        }
        List<Result> results = new ArrayList<>();
        for (String id : ids) {
            results.add(one(id, order));
        }
        return results;
    }

    private Result one(String id, Order order) {
        WorkItem before = null;
        try {
            before = tasks.require(id);
            switch (String.valueOf(order.action())) {
                case "assign" -> hands.assign(id, order.user(), order.note());
                case "snooze" -> snoozes.snooze(id, TaskController.time(order.until()));
                case "complete" -> complete(before, order);
                default -> throw Refused.field("action", "bulk.action", String.valueOf(order.action()));
            }
            return new Result(id, true, null, null, before);
        } catch (Refused refused) {
            return new Result(id, false, refused.code(), words(refused, before), before);
        } catch (NotFound missing) {
            return new Result(id, false, "notFound.task", wording.text("notFound.task", id), null);
        } catch (ConcurrencyFailureException lost) {
            return new Result(id, false, "conflict.concurrent", wording.text("conflict.concurrent"), before);
        }
    }

    /** What somebody answers for is decided with its papers in view, one by one. */
    private void complete(WorkItem item, Order order) {
        if (item.mandatory() != null) {
            throw Refused.conflict("bulk.oneByOne", item.name());
        }
        tasks.complete(item.id(), order.values() == null ? Map.of() : order.values());
    }

    /** Faults name the field as its form does. */
    private String words(Refused refused, @Nullable WorkItem item) {
        return refused.fields().isEmpty() || item == null
                ? wording.of(refused)
                : String.join(" ", sheet.faults(refused, item).values());
    }
}
