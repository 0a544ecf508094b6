package io.dealtrail.contract;

import io.dealtrail.contract.Template.Body;
import io.dealtrail.contract.Template.Item;
import io.dealtrail.contract.Template.Standard;
import io.dealtrail.shared.DealEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a template, field by field, for the trail and for who reads its versions. */
final class TemplateChanges {

    private TemplateChanges() {}

    static UnaryOperator<DealEvent> between(@Nullable Body before, Body after) {
        Map<String, Object> old = before == null ? Map.of() : fields(before);
        Map<String, Object> now = fields(after);
        return event -> {
            DealEvent told = event;
            for (String field : all(old, now)) {
                told = told.change(field, old.get(field), now.get(field));
            }
            return told;
        };
    }

    /** Keys of the clauses that were changed, added or left out. */
    static List<String> clauses(@Nullable Body before, Body after) {
        Map<String, Object> old = before == null ? Map.of() : clauses(before);
        Map<String, Object> now = clauses(after);
        return all(old, now).stream()
                .filter(key -> !Objects.equals(old.get(key), now.get(key)))
                .toList();
    }

    private static TreeSet<String> all(Map<String, Object> old, Map<String, Object> now) {
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names;
    }

    private static Map<String, Object> fields(Body body) {
        Map<String, Object> fields = new LinkedHashMap<>(clauses(body));
        fields.put("template.name", body.name());
        if (body.region() != null) {
            fields.put("template.region", body.region());
        }
        if (body.above() != null) {
            fields.put("template.above", body.above().toPlainString());
        }
        fields.put("template.languages", body.languages());
        fields.put("template.order", body.clauses().stream().map(Standard::key).toList());
        for (Item item : body.checklist()) {
            fields.put("checklist." + item.key(), new TreeSet<>(item.label().values()).toString());
        }
        return fields;
    }

    private static Map<String, Object> clauses(Body body) {
        Map<String, Object> clauses = new LinkedHashMap<>();
        for (Standard clause : body.clauses()) {
            for (String language : body.languages()) {
                Clause written = clause.in(language);
                clauses.put(clause.key() + "." + language, written.title() + "\n" + written.text());
            }
        }
        return clauses;
    }
}
