package io.dealtrail.worklist;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.engine.FormField;
import io.dealtrail.engine.TaskForm;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.LocalNumbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A task as its page shows it. */
@Component
class TaskSheet {

    /** Name of the control that goes with a money field. */
    static final String CURRENCY = ".currency";

    private final Tasks tasks;
    private final TaskRules rules;
    private final TaskView view;
    private final TaskDrafts drafts;
    private final FieldWords words;
    private final Remarks remarks;
    private final Deals deals;
    private final People people;
    private final Actors actors;

    TaskSheet(
            Tasks tasks,
            TaskRules rules,
            TaskView view,
            TaskDrafts drafts,
            FieldWords words,
            Remarks remarks,
            Deals deals,
            People people,
            Actors actors) {
        this.tasks = tasks;
        this.rules = rules;
        this.view = view;
        this.drafts = drafts;
        this.words = words;
        this.remarks = remarks;
        this.deals = deals;
        this.people = people;
        this.actors = actors;
    }

    /** @param entered what the person has just typed, shown again; a draft is shown when there is nothing */
    Map<String, @Nullable Object> of(String id, Map<String, String> entered) {
        WorkItem item = tasks.require(id);
        DealFacts deal = deals.require(item.deal());
        boolean mayAct = item.isOpen() && mayAct(item);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("task", view.item(item));
        model.put("item", item);
        model.put("deal", deal);
        model.put("currency", deal.currency());
        model.put("remarks", remarks.of(id));
        model.put("mayAct", mayAct);
        model.put("names", people.names(names(item)));
        form(item, mayAct, entered, model);
        return model;
    }

    private void form(WorkItem item, boolean mayAct, Map<String, String> entered, Map<String, @Nullable Object> model) {
        TaskForm form = tasks.form(item).onPage();
        List<TaskView.Field> fields = view.fields(shown(form));
        Optional<TaskDrafts.Fitted> draft = drafts.of(item, fields);
        boolean restored = entered.isEmpty() && draft.isPresent();
        Map<String, String> values = !entered.isEmpty()
                ? entered
                : draft.map(TaskDrafts.Fitted::values).orElseGet(() -> defaults(fields));
        Instant savedAt = draft.map(TaskDrafts.Fitted::savedAt).orElse(null);
        model.put("form", form);
        model.put("fields", fields);
        model.put("checks", words.checks(fields));
        model.put("numbers", LocalNumbers.of(locale()));
        model.put("values", values);
        model.put("faults", Map.of());
        model.put("restoredAt", restored && mayAct ? savedAt : null);
        model.put("rest", restored ? draft.map(TaskDrafts.Fitted::rest).orElse(List.of()) : List.of());
        boolean typed = restored || !entered.isEmpty();
        List<TaskDrafts.Line> kept = typed && !mayAct ? drafts.lines(fields, values) : List.of();
        model.put("kept", kept);
        model.put(
                "keptText",
                kept.stream().map(line -> line.label() + ": " + line.text()).collect(Collectors.joining("\n")));
    }

    /** Without what only programs fill in. */
    private static TaskForm shown(TaskForm form) {
        List<FormField> fields = form.fields().stream()
                .filter(field -> !"true".equals(field.properties().get("hidden")))
                .toList();
        return new TaskForm(form.formKey(), form.mandatory(), fields, form.properties());
    }

    Map<String, String> faults(Refused refused, WorkItem item) {
        return words.faults(refused, view.fields(tasks.form(item)));
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
                .collect(Collectors.toMap(
                        TaskView.Field::id,
                        f -> f.type().matches("number|money|long")
                                ? LocalNumbers.written(String.valueOf(f.value()), locale())
                                : String.valueOf(f.value())));
    }

    /** Who is named on the page beside the person. */
    private List<String> names(WorkItem item) {
        List<String> names = new ArrayList<>();
        if (item.assignee() != null && !item.assignee().equals(actors.person().username())) {
            names.add(item.assignee());
        }
        if (item.closed() != null && item.closed().by() != null) {
            names.add(item.closed().by().replaceFirst("^person:", ""));
        }
        return names;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
