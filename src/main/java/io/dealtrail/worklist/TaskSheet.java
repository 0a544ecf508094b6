package io.dealtrail.worklist;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.engine.FormField;
import io.dealtrail.engine.TaskForm;
import io.dealtrail.people.People;
import io.dealtrail.shared.Refused;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A task as its page shows it, and what its HTML form sends back. */
@Component
class TaskSheet {

    /** Name of the control that goes with a money field. */
    static final String CURRENCY = ".currency";

    private final Tasks tasks;
    private final TaskRules rules;
    private final TaskView view;
    private final Deals deals;
    private final People people;

    TaskSheet(Tasks tasks, TaskRules rules, TaskView view, Deals deals, People people) {
        this.tasks = tasks;
        this.rules = rules;
        this.view = view;
        this.deals = deals;
        this.people = people;
    }

    /** @param entered what the person typed last time, shown again beside the faults */
    Map<String, @Nullable Object> of(String id, Map<String, String> entered) {
        WorkItem item = tasks.require(id);
        TaskForm form = tasks.form(item);
        DealFacts deal = deals.require(item.deal());
        List<TaskView.Field> fields = view.fields(form);
        List<Comments.Comment> comments = tasks.comments(id);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("task", view.item(item));
        model.put("item", item);
        model.put("form", form);
        model.put("fields", fields);
        model.put("values", entered.isEmpty() ? defaults(fields) : entered);
        model.put("faults", Map.of());
        model.put("currency", deal.currency());
        model.put("deal", deal);
        model.put("comments", comments);
        model.put("mayAct", item.isOpen() && mayAct(item));
        model.put("names", people.names(names(item, comments)));
        return model;
    }

    /** The form's texts as the values that completing takes: money in two parts, local times with their offset. */
    Map<String, Object> read(WorkItem item, Map<String, String> entered) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FormField field : tasks.form(item).fields()) {
            put(values, field.id(), field.type(), entered);
        }
        put(values, "comment", "text", entered);
        return values;
    }

    Map<String, String> labels(WorkItem item) {
        return view.fields(tasks.form(item)).stream()
                .collect(Collectors.toMap(TaskView.Field::id, TaskView.Field::label));
    }

    private static void put(Map<String, Object> values, String id, String type, Map<String, String> entered) {
        String text = entered.getOrDefault(id, "").strip();
        if (text.isEmpty()) {
            return;
        }
        Object value = switch (type) {
            case "money" ->
                Map.of("amount", text.replace(",", ""), "currency", entered.getOrDefault(id + CURRENCY, ""));
            case "number", "long" -> text.replace(",", "");
            case "datetime" -> withOffset(text);
            default -> text;
        };
        values.put(id, value);
    }

    private static String withOffset(String local) {
        ZoneId zone = LocaleContextHolder.getTimeZone().toZoneId();
        try {
            return LocalDateTime.parse(local).atZone(zone).toOffsetDateTime().toString();
        } catch (DateTimeException e) {
            return local; // refused later, at its field
        }
    }

    private boolean mayAct(WorkItem item) {
        try {
            rules.requireMayAct(item);
            return true;
        } catch (Refused notYours) {
            return false;
        }
    }

    private static Map<String, String> defaults(List<TaskView.Field> fields) {
        return fields.stream()
                .filter(f -> f.value() != null)
                .collect(Collectors.toMap(TaskView.Field::id, f -> String.valueOf(f.value())));
    }

    private static List<String> names(WorkItem item, List<Comments.Comment> comments) {
        List<String> names = comments.stream().map(Comments.Comment::by).collect(Collectors.toList());
        if (item.assignee() != null) {
            names.add(item.assignee());
        }
        if (item.closed() != null && item.closed().by() != null) {
            names.add(item.closed().by().replaceFirst("^person:", ""));
        }
        return names;
    }
}
