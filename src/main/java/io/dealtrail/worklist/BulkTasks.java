package io.dealtrail.worklist;

import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
            @Nullable String message) {}

    private final Tasks tasks;
    private final Hands hands;
    private final Snoozes snoozes;
    private final MessageSource messages;

    BulkTasks(Tasks tasks, Hands hands, Snoozes snoozes, MessageSource messages) {
        this.tasks = tasks;
        this.hands = hands;
        this.snoozes = snoozes;
        this.messages = messages;
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
        try {
            switch (String.valueOf(order.action())) {
                case "assign" -> hands.assign(id, order.user(), order.note());
                case "snooze" -> snoozes.snooze(id, TaskController.time(order.until()));
                case "complete" -> tasks.complete(id, order.values() == null ? Map.of() : order.values());
                default -> throw Refused.field("action", "bulk.action", String.valueOf(order.action()));
            }
            return new Result(id, true, null, null);
        } catch (Refused refused) {
            return new Result(
                    id,
                    false,
                    refused.code(),
                    text(refused.code(), refused.args().toArray()));
        } catch (NotFound missing) {
            return new Result(id, false, "notFound.task", text("notFound.task", id));
        } catch (ConcurrencyFailureException lost) {
            return new Result(id, false, "conflict.concurrent", text("conflict.concurrent"));
        }
    }

    private @Nullable String text(String code, Object... args) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(code, args, code, locale);
    }
}
