package io.dealtrail.policy;

import io.dealtrail.engine.Vocabulary;
import io.dealtrail.policy.expression.ExpressionError;
import io.dealtrail.policy.expression.Expressions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fields that the product can show, check and store, and conditions between them that it can read. */
final class Forms implements Rule {

    private static final Set<String> TYPES =
            Set.of("string", "text", "long", "number", "money", "boolean", "date", "datetime", "enum");
    private static final Set<String> CONSTRAINTS = Set.of("required", "readonly");
    private static final Set<String> LIMITS = Set.of("min", "max", "minlength", "maxlength");

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        for (Element data : file.process().all()) {
            if (data.is("camunda:formData")) {
                List<Element> fields = data.children("camunda:formField").toList();
                Set<String> ids = new HashSet<>();
                fields.forEach(f -> ids.add(f.id()));
                if (ids.size() < fields.size()) {
                    findings.error("form.twice", data, data.title());
                }
                fields.forEach(field -> field(field, ids, findings));
            }
        }
    }

    private static void field(Element field, Set<String> ids, Findings findings) {
        String type = field.get("type", "");
        if (!TYPES.contains(type)) {
            findings.error("form.type", field, field.title(), type);
        }
        List<Element> choices = field.children("camunda:value").toList();
        if (type.equals("enum") == choices.isEmpty()) {
            findings.error("form.choices", field, field.get("label", field.id()));
        }
        Set<String> seen = new HashSet<>();
        for (Element choice : choices) {
            if (choice.id().isBlank() || !seen.add(choice.id())) {
                findings.error("form.choices", choice, field.get("label", field.id()));
            }
        }
        for (Element constraint : field.path("camunda:validation", "camunda:constraint")) {
            String name = constraint.get("name", "");
            String config = constraint.get("config", "");
            boolean plain = CONSTRAINTS.contains(name) && (config.isEmpty() || config.matches("true|false"));
            if (!plain && !(LIMITS.contains(name) && config.matches("-?\\d{1,15}"))) {
                findings.error("form.constraint", constraint, name, field.get("label", field.id()));
            }
        }
        for (Element property : field.path("camunda:properties", "camunda:property")) {
            property(field, property, ids, findings);
        }
    }

    private static void property(Element field, Element property, Set<String> ids, Findings findings) {
        String id = property.id();
        String value = property.get("value", "");
        if (id.endsWith("When")) {
            try {
                Readings.names(property, List.of(Expressions.parse(value)), ids, findings);
            } catch (ExpressionError e) {
                findings.error(e.kind().rule(), property, value, e.at());
            }
        } else if (id.equals("fact") && !Vocabulary.FACTS.containsKey(value)) {
            findings.error("form.fact", property, value, field.get("label", field.id()));
        }
    }
}
