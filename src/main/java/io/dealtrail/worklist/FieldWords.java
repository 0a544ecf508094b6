package io.dealtrail.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.LocalNumbers;
import io.dealtrail.web.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What is said when a field is filled in wrongly: by the server, and in the same words by the page before it asks the server. */
@Component
class FieldWords {

    /**
     * What the page checks by itself. It is never stricter than {@link FormValues}: what it cannot judge, it leaves to the server.
     *
     * @param say the words for {@code required}, {@code type}, {@code range}, {@code tooLong} and {@code tooShort}
     */
    record Check(
            String type,
            boolean required,
            @Nullable String requiredWhen,
            Map<String, String> limits,
            Map<String, String> say) {}

    /** Refusals that only say that the value is not of its type; people read how it is written instead. */
    private static final Set<String> OF_TYPE =
            Set.of("field.type", "field.date", "field.dateTime", "field.choice", "money.invalid");

    private final Wording wording;
    private final ObjectMapper json;

    FieldWords(Wording wording, ObjectMapper json) {
        this.wording = wording;
        this.json = json;
    }

    /** The checks of each field, as JSON for the page's script. */
    Map<String, String> checks(List<TaskView.Field> fields) {
        return fields.stream().collect(Collectors.toMap(TaskView.Field::id, this::check));
    }

    /** The faults by field, by the fields' labels. */
    Map<String, String> faults(Refused refused, List<TaskView.Field> fields) {
        Map<String, String> labels =
                fields.stream().collect(Collectors.toMap(TaskView.Field::id, TaskView.Field::label));
        Map<String, String> faults = new LinkedHashMap<>(wording.byField(refused, labels));
        for (Refused.Field fault : refused.fields()) {
            fields.stream()
                    .filter(field -> field.id().equals(fault.field()) && OF_TYPE.contains(fault.code()))
                    .forEach(field -> faults.put(field.id(), ofType(field)));
        }
        return faults;
    }

    private String check(TaskView.Field field) {
        Map<String, String> limits = new LinkedHashMap<>(field.limits());
        String longest = field.type().equals("text") ? "" + FormValues.MAX_TEXT : "" + FormValues.MAX_STRING;
        if (field.type().equals("text") || field.type().equals("string")) {
            limits.putIfAbsent("maxlength", longest);
        }
        if (field.type().equals("money")) {
            limits.put("min", "0");
            limits.put("max", "10^15");
        }
        String min = limits.getOrDefault("min", "-∞");
        String max = limits.getOrDefault("max", "∞");
        Map<String, String> say = Map.of(
                "required", wording.text("field.required", field.label()),
                "type", ofType(field),
                "range", wording.text("field.range", field.label(), min, max),
                "tooLong", wording.text("field.tooLong", field.label(), limits.getOrDefault("maxlength", longest)),
                "tooShort", wording.text("field.tooShort", field.label(), limits.getOrDefault("minlength", "0")));
        try {
            return json.writeValueAsString(
                    new Check(field.type(), field.required(), field.requiredWhen(), limits, say));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String ofType(TaskView.Field field) {
        String example = LocalNumbers.example(LocaleContextHolder.getLocale());
        return switch (field.type()) {
            case "long" -> wording.text("form.write.long", field.label());
            case "number" -> wording.text("form.write.number", field.label(), example);
            case "money" -> wording.text("form.write.money", field.label(), example);
            case "date", "datetime" -> wording.text("form.write.date", field.label());
            default -> wording.text("form.write.choice", field.label());
        };
    }
}
