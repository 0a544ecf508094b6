package io.dealtrail.migration;

import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.FormField;
import io.dealtrail.engine.TaskForm;
import io.dealtrail.migration.Mapping.FieldChange;
import io.dealtrail.migration.Mapping.FormChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Forms that change under tasks that are open. */
@Component
class FormChanges {

    private final Drawings drawings;

    FormChanges(Drawings drawings) {
        this.drawings = drawings;
    }

    List<FormChange> between(
            String source, String target, Map<String, String> pairs, Spots here, Map<String, Long> standing) {
        List<FormChange> changes = new ArrayList<>();
        for (Spot spot : here.byId().values()) {
            String other = pairs.get(spot.id());
            if (spot.kind().equals("userTask") && other != null) {
                List<FieldChange> fields = compare(drawings.form(source, spot.id()), drawings.form(target, other));
                if (!fields.isEmpty()) {
                    changes.add(new FormChange(
                            spot.id(), other, spot.name(), fields, standing.getOrDefault(spot.id(), 0L)));
                }
            }
        }
        return changes;
    }

    private static List<FieldChange> compare(TaskForm before, TaskForm after) {
        List<FieldChange> changes = new ArrayList<>();
        if (!Objects.equals(before.formKey(), after.formKey())) {
            String page = after.formKey() == null ? "" : after.formKey();
            changes.add(new FieldChange("form", page, page));
        }
        for (FormField field : after.fields()) {
            before.field(field.id())
                    .ifPresentOrElse(
                            old -> differences(old, field, changes),
                            () -> changes.add(new FieldChange(
                                    field.required() ? "addedRequired" : "added", field.id(), field.label())));
        }
        for (FormField field : before.fields()) {
            if (after.field(field.id()).isEmpty()) {
                changes.add(new FieldChange("removed", field.id(), field.label()));
            }
        }
        return changes;
    }

    private static void differences(FormField old, FormField now, List<FieldChange> changes) {
        if (!old.type().equals(now.type())) {
            changes.add(new FieldChange("type", now.id(), now.label()));
        } else if (!ids(old).equals(ids(now))) {
            changes.add(new FieldChange("options", now.id(), now.label()));
        }
        if (old.required() != now.required()) {
            changes.add(new FieldChange(now.required() ? "required" : "optional", now.id(), now.label()));
        } else if (!Objects.equals(old.requiredWhen(), now.requiredWhen())) {
            changes.add(
                    new FieldChange(now.requiredWhen() == null ? "optional" : "requiredWhen", now.id(), now.label()));
        }
    }

    private static List<String> ids(FormField field) {
        return field.options().stream().map(FormField.Option::id).toList();
    }
}
