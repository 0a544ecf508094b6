package io.dealtrail.policy;

import io.dealtrail.policy.expression.Expressions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One decision table, the one that is edited, in the part of FEEL that tables may use. */
final class TableRules {

    private static final int MOST_RULES = 1000;
    private static final Set<String> TYPES = Set.of("string", "boolean", "integer", "long", "double", "number", "date");
    private static final Set<String> POLICIES = Set.of("UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER");

    private TableRules() {}

    static void check(Element root, Context context, Findings findings) {
        identity(root, context, findings);
        Lengths.texts(root, findings);
        for (Element decision : root.children("dmn:decision").toList()) {
            Lengths.kept(decision, "dmncamunda:historyTimeToLive", findings);
            List<Element> tables = decision.children("dmn:decisionTable").toList();
            if (tables.size() != 1) {
                findings.error("table.one", decision, decision.title());
            }
            tables.forEach(table -> table(table, findings));
        }
        for (Element element : root.all()) {
            if (!"feel".equals(element.get("expressionLanguage", "feel"))) {
                findings.error("expression.language", element, element.get("expressionLanguage", ""), element.title());
            }
            if (!element.is("dmn:text") && Expressions.isIn(element.text())) {
                findings.error("expression.place", element, element.text().strip(), element.title());
            }
            element.attributes().forEach((name, value) -> {
                if (Expressions.isIn(value)) {
                    findings.error("expression.place", element, value, element.title());
                }
            });
        }
    }

    private static void identity(Element root, Context context, Findings findings) {
        List<Element> decisions = root.children("dmn:decision").toList();
        String against = context.against();
        if (decisions.size() != 1) {
            findings.error("table.one", root, String.valueOf(decisions.size()));
        } else if (against != null && !decisions.get(0).id().equals(against)) {
            findings.error(
                    "table.id",
                    decisions.get(0),
                    Findings.fix("rename", "id", against),
                    decisions.get(0).id(),
                    against);
        }
        Set<String> ids = new HashSet<>();
        for (Element element : root.all()) {
            String id = element.get("id");
            if (id != null && !Structure.ID.matcher(id).matches()) {
                findings.error("xml.id", element, id);
            }
            if (id != null && !ids.add(id)) {
                findings.error("xml.duplicate-id", element, id);
            }
        }
    }

    private static void table(Element table, Findings findings) {
        List<Element> inputs = table.children("dmn:input").toList();
        List<Element> outputs = table.children("dmn:output").toList();
        List<Element> rules = table.children("dmn:rule").toList();
        if (rules.size() > MOST_RULES) {
            findings.error("table.size", table, String.valueOf(rules.size()), String.valueOf(MOST_RULES));
        }
        if (outputs.isEmpty()) {
            findings.error("table.outputs", table, table.title());
        }
        String policy = table.get("hitPolicy", "UNIQUE");
        String sum = table.get("aggregation");
        boolean summed = sum != null && policy.equals("COLLECT") && sum.matches("SUM|MIN|MAX|COUNT");
        if (!POLICIES.contains(policy) || (sum != null && !summed) || (summed && outputs.size() != 1)) {
            findings.error("table.policy", table, policy);
        }
        inputs.forEach(input -> {
            Element expression = input.child("dmn:inputExpression").orElse(null);
            if (expression == null) {
                findings.error("table.input", input, input.get("label", input.id()));
            } else {
                type(expression, findings);
                cell(expression, false, true, input.get("label", input.id()), findings);
            }
            input.child("dmn:inputValues").ifPresent(v -> cell(v, true, true, input.get("label", ""), findings));
        });
        Set<String> names = new HashSet<>();
        outputs.forEach(output -> {
            String name = output.get("name", "");
            type(output, findings);
            if (!Expressions.isName(name) || !names.add(name)) {
                findings.error("table.output-name", output, name);
            }
            output.child("dmn:outputValues").ifPresent(v -> cell(v, true, true, name, findings));
        });
        for (int i = 0; i < Math.min(rules.size(), MOST_RULES); i++) {
            rule(rules.get(i), i + 1, inputs.size(), outputs.size(), findings);
        }
    }

    private static void rule(Element rule, int number, int inputs, int outputs, Findings findings) {
        List<Element> tests = rule.children("dmn:inputEntry").toList();
        List<Element> results = rule.children("dmn:outputEntry").toList();
        String where = String.valueOf(number);
        if (tests.size() != inputs || results.size() != outputs) {
            findings.error("table.cells", rule, where);
        }
        tests.forEach(entry -> cell(entry, true, false, where, findings));
        results.forEach(entry -> cell(entry, false, false, where, findings));
    }

    private static void type(Element element, Findings findings) {
        String type = element.get("typeRef");
        if (type != null && !TYPES.contains(type)) {
            findings.error("table.type", element, type, element.title());
        }
    }

    private static void cell(Element cell, boolean tests, boolean needed, String where, Findings findings) {
        List<Element> texts = cell.children("dmn:text").toList();
        String text = texts.size() == 1 ? texts.get(0).text().strip() : "";
        if (texts.size() > 1 || (needed && text.isEmpty())) {
            findings.error("feel.syntax", cell, "", where);
            return;
        }
        @Nullable String wrong = text.isEmpty() ? null : tests ? Feel.wrongTests(text) : Feel.wrongExpression(text);
        if (wrong != null) {
            findings.error("feel.syntax", cell, text, where, wrong);
        }
    }
}
