package io.dealtrail.worklist;

import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.FormField;
import io.dealtrail.engine.TaskForm;
import io.dealtrail.web.LocalNumbers;
import io.dealtrail.web.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Fits a draft to the form as it is now: the process may have been changed since, and so may the person's language. */
@Component
class TaskDrafts {

    private static final Set<String> NUMBERS = Set.of("number", "long", "money");

    /**
     * @param values texts by the name of their control, as the form shows them
     * @param rest what has no place in the form any more
     */
    record Fitted(Map<String, String> values, List<Line> rest, Instant savedAt) {}

    /** What was typed, under its label. */
    record Line(String label, String text) {}

    private final FormDrafts drafts;
    private final Drawings drawings;
    private final TaskView view;
    private final Wording wording;

    TaskDrafts(FormDrafts drafts, Drawings drawings, TaskView view, Wording wording) {
        this.drafts = drafts;
        this.drawings = drawings;
        this.view = view;
        this.wording = wording;
    }

    Optional<Fitted> of(WorkItem item, List<TaskView.Field> fields) {
        return drafts.of(item.id()).map(draft -> fit(draft, item, fields));
    }

    private Fitted fit(FormDrafts.Draft draft, WorkItem item, List<TaskView.Field> fields) {
        Map<String, String> values = new HashMap<>(draft.entered());
        List<Line> rest = new ArrayList<>();
        Locale before = Locale.forLanguageTag(draft.language());
        Locale now = LocaleContextHolder.getLocale();
        Map<String, String> labels = new HashMap<>();
        if (!draft.definition().equals(item.definition())) {
            TaskForm old = drawings.form(
                    draft.definition(), String.valueOf(item.place().element()));
            view.fields(old).forEach(field -> labels.put(field.id(), field.label()));
        }
        for (Map.Entry<String, String> typed : draft.entered().entrySet()) {
            TaskView.Field field = field(fields, typed.getKey());
            if (!fits(field, typed)) {
                values.remove(typed.getKey());
                rest.add(new Line(labels.getOrDefault(typed.getKey(), typed.getKey()), typed.getValue()));
            } else if (field != null && NUMBERS.contains(field.type()) && !before.equals(now)) {
                String plain = LocalNumbers.of(before).plain(typed.getValue());
                values.put(typed.getKey(), LocalNumbers.written(plain, now));
            }
        }
        return new Fitted(values, rest, draft.savedAt());
    }

    /** What was typed, in the order of the form. */
    List<Line> lines(List<TaskView.Field> fields, Map<String, String> entered) {
        List<Line> lines = new ArrayList<>();
        for (TaskView.Field field : fields) {
            String text = entered.getOrDefault(field.id(), "").strip();
            if (!text.isEmpty()) {
                String unit = entered.getOrDefault(field.id() + TaskSheet.CURRENCY, "");
                lines.add(new Line(field.label(), (words(field, text) + " " + unit).strip()));
            }
        }
        String remark = entered.getOrDefault("comment", "").strip();
        if (!remark.isEmpty() && field(fields, "comment") == null) {
            lines.add(new Line(wording.text("task.comment"), remark));
        }
        return lines;
    }

    private String words(TaskView.Field field, String text) {
        if (field.type().equals("boolean") && text.matches("true|false")) {
            return wording.text("form." + text);
        }
        return Objects.requireNonNullElse(field.options(), List.<FormField.Option>of()).stream()
                .filter(option -> option.id().equals(text))
                .map(FormField.Option::name)
                .findFirst()
                .orElse(text);
    }

    private static boolean fits(TaskView.@Nullable Field field, Map.Entry<String, String> typed) {
        if (typed.getValue().isBlank()
                || typed.getKey().equals("comment")
                || typed.getKey().endsWith(TaskSheet.CURRENCY)) {
            return true;
        }
        return field != null
                && (field.options() == null || field.options().stream().anyMatch(o -> o.id().equals(typed.getValue())));
    }

    private static TaskView.@Nullable Field field(List<TaskView.Field> fields, String id) {
        return fields.stream().filter(f -> f.id().equals(id)).findFirst().orElse(null);
    }
}
