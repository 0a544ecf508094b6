package io.dealtrail.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user task asks.
 *
 * @param formKey page of our own ({@code module/form}) that asks it, or null when it is drawn
 * @param mandatory kind of the mandatory task, or null
 * @param properties extension properties of the task
 */
public record TaskForm(
        @Nullable String formKey, @Nullable String mandatory, List<FormField> fields, Map<String, String> properties) {

    /** As the task's page asks it. */
    public TaskForm onPage() {
        return new TaskForm(
                formKey, mandatory, fields.stream().map(FormField::onPage).toList(), properties);
    }

    public Optional<FormField> field(String id) {
        return fields.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}
