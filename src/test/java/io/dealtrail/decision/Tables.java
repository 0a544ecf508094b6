package io.dealtrail.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Small tables for tests. */
final class Tables {

    static final List<String> SHIPPED = List.of(
            "follow-up",
            "lead-score",
            "lead-routing",
            "discount-approval",
            "satisfaction",
            "legal-review",
            "case-times");

    private Tables() {}

    static Words words() {
        ResourceBundleMessageSource messages = messages();
        return new Words(messages, Locale.ENGLISH);
    }

    static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "studio");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    static Table.Column input(String name, String type, String allowed) {
        return new Table.Column(name + "Input", name, name, type, allowed);
    }

    static Table table(String policy, List<Table.Column> inputs, List<List<String>> rows) {
        List<Table.Rule> rules = new ArrayList<>();
        for (List<String> row : rows) {
            int n = rules.size() + 1;
            rules.add(new Table.Rule(
                    n, "rule" + n, "", row.subList(0, inputs.size()), row.subList(inputs.size(), row.size())));
        }
        Table.Column answer = new Table.Column("answerOutput", "answer", "answer", "string", "");
        return new Table("t", "T", policy, "", inputs, List.of(answer), rules);
    }

    static List<String> lint(Table table) {
        Words words = words();
        return Lint.of(table, words).stream()
                .map(finding -> finding.severity() + " " + words.text(finding))
                .toList();
    }

    static byte[] shipped(String key) {
        try (InputStream file = Tables.class.getResourceAsStream("/processes/" + key + ".dmn")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table as a file. */
    static byte[] file(Table table) {
        StringBuilder xml = new StringBuilder("""
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="http://camunda.org/schema/1.0/dmn">
                <decision id="%s" name="T"><decisionTable id="dt" hitPolicy="%s">""".formatted(table.key(), table.hitPolicy()));
        table.inputs()
                .forEach(i -> xml.append(
                        "<input id=\"%s\" label=\"%s\"><inputExpression id=\"%sE\" typeRef=\"%s\"><text>%s</text></inputExpression></input>"
                                .formatted(i.id(), i.label(), i.id(), i.type(), i.expression())));
        table.outputs()
                .forEach(o -> xml.append("<output id=\"%s\" label=\"%s\" name=\"%s\" typeRef=\"%s\"/>"
                        .formatted(o.id(), o.label(), o.expression(), o.type())));
        for (Table.Rule rule : table.rules()) {
            xml.append("<rule id=\"").append(rule.id()).append("\">");
            for (int i = 0; i < rule.inputs().size(); i++) {
                xml.append("<inputEntry id=\"%si%d\"><text>%s</text></inputEntry>"
                        .formatted(rule.id(), i, escape(rule.inputs().get(i))));
            }
            for (int i = 0; i < rule.outputs().size(); i++) {
                xml.append("<outputEntry id=\"%so%d\"><text>%s</text></outputEntry>"
                        .formatted(rule.id(), i, escape(rule.outputs().get(i))));
            }
            xml.append("</rule>");
        }
        return xml.append("</decisionTable></decision></definitions>")
                .toString()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
