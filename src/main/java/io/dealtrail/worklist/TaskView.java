package io.dealtrail.worklist;

import io.dealtrail.engine.FormField;
import io.dealtrail.engine.TaskForm;
import io.dealtrail.shared.Money;
import io.dealtrail.worklist.WorkItem.Closing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A task as lists and the task page show it, in the reader's language. */
@Component
class TaskView {

    /**
     * @param state open, snoozed, completed or cancelled
     * @param reason why it is whose it is, in words
     */
    record Item(
            String id,
            String key,
            String name,
            String deal,
            @Nullable String customer,
            @Nullable String title,
            String stage,
            @Nullable String assignee,
            @Nullable String group,
            @Nullable Instant dueAt,
            @Nullable Instant remindAt,
            int priority,
            @Nullable Money amount,
            String state,
            boolean overdue,
            String reason,
            @Nullable Instant snoozedUntil,
            @Nullable Instant completedAt,
            @Nullable String completedBy,
            @Nullable String onBehalfOf) {}

    /** A field with its label in the reader's language. */
    record Field(
            String id,
            String label,
            String type,
            boolean required,
            @Nullable String requiredWhen,
            @Nullable String help,
            @Nullable List<FormField.Option> options,
            Map<String, String> limits,
            @Nullable Object value) {}

    private final MessageSource messages;
    private final Clock clock;

    TaskView(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    Item item(WorkItem task) {
        Instant now = clock.instant();
        Closing closed = task.closed();
        boolean snoozed = task.snoozedUntil() != null && task.snoozedUntil().isAfter(now);
        return new Item(
                task.id(),
                String.valueOf(task.place().element()),
                drawn(task.place().process(), task.place().element(), task.name()),
                task.deal(),
                task.customer(),
                task.title(),
                task.stage(),
                task.assignee(),
                task.group(),
                task.due().equals(WorkItem.NEVER) ? null : task.due(),
                task.remindAt(),
                task.priority(),
                task.amount(),
                closed != null ? closed.state() : snoozed ? "snoozed" : "open",
                closed == null && task.due().isBefore(now),
                reason(task),
                task.snoozedUntil(),
                closed == null ? null : closed.at(),
                closed == null || closed.by() == null ? null : closed.by().replaceFirst("^person:", ""),
                closed == null ? null : closed.onBehalfOf());
    }

    List<Field> fields(TaskForm form) {
        return form.fields().stream().map(this::field).toList();
    }

    private Field field(FormField field) {
        String suffix = locale().getLanguage().equals("zh") ? ".zh_CN" : "";
        Map<String, String> drawn = field.properties();
        List<FormField.Option> options = field.options().stream()
                .map(o -> new FormField.Option(o.id(), drawn.getOrDefault("label" + suffix + "." + o.id(), o.name())))
                .toList();
        return new Field(
                field.id(),
                drawn.getOrDefault("label" + suffix, field.label()),
                field.type(),
                field.required(),
                field.requiredWhen(),
                drawn.getOrDefault("help" + suffix, drawn.get("help")),
                options.isEmpty() ? null : options,
                field.limits(),
                field.defaultValue());
    }

    /** Why it is whose it is; a group is called by its name. */
    private String reason(WorkItem task) {
        Object[] args = task.reasonArgs().stream()
                .map(arg -> messages.getMessage("group." + arg, null, arg, locale()))
                .toArray();
        String text = messages.getMessage(task.reasonCode(), args, task.reasonCode(), locale());
        return text == null ? task.reasonCode() : text;
    }

    /** A shipped element has a Chinese name in the message files; what a manager adds shows its own label. */
    private String drawn(String process, @Nullable String element, String name) {
        if (!locale().getLanguage().equals("zh")) {
            return name;
        }
        String translated = messages.getMessage(process + "." + element, null, name, locale());
        return translated == null ? name : translated;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
