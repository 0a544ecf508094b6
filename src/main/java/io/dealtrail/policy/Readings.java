package io.dealtrail.policy;

import io.dealtrail.policy.expression.Expression;
import io.dealtrail.policy.expression.ExpressionError;
import io.dealtrail.policy.expression.Expressions;
import java.util.List;
import java.util.Set;

/** Every expression stands where one may stand, is one of ours, and reads only what there is to read. */
final class Readings implements Rule {

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        Set<String> declared = Names.declared(file, context);
        walk(file.root(), "", "", declared, findings);
    }

    private void walk(Element element, String parent, String node, Set<String> declared, Findings findings) {
        element.attributes()
                .forEach((name, value) ->
                        read(element, Place.of(node, parent, element.name(), "@" + name), value, declared, findings));
        read(element, Place.of(node, parent, element.name(), "#"), element.text(), declared, findings);
        String inner = ProcessFile.isNode(element) ? element.name() : node;
        element.children().forEach(child -> walk(child, element.name(), inner, declared, findings));
    }

    private static void read(Element element, Place place, String text, Set<String> declared, Findings findings) {
        if (place == Place.CONDITION) {
            condition(element, text, declared, findings);
        } else if (place == Place.VARIABLE) {
            variable(element, text, declared, findings);
        } else if (place == Place.NOWHERE && Expressions.isIn(text)) {
            findings.error("expression.place", element, text.strip(), element.title());
        } else if (place == Place.TEXT && Expressions.isIn(text)) {
            text(element, text, declared, findings);
        }
    }

    private static void condition(Element element, String text, Set<String> declared, Findings findings) {
        try {
            names(element, List.of(Expressions.only(text)), declared, findings);
        } catch (ExpressionError e) {
            findings.error(e.kind().rule(), element, text.strip(), e.at());
        }
    }

    private static void text(Element element, String text, Set<String> declared, Findings findings) {
        try {
            names(element, Expressions.in(text), declared, findings);
        } catch (ExpressionError e) {
            findings.error(e.kind().rule(), element, text.strip(), e.at());
        }
    }

    private static void variable(Element element, String text, Set<String> declared, Findings findings) {
        String name = Names.variable(text);
        if (!Expressions.isName(name)) {
            findings.error("expression.variable", element, text, element.title());
        } else if (!declared.contains(name)) {
            findings.error("name.unknown", element, name, element.title());
        }
    }

    static void names(Element element, List<Expression> read, Set<String> declared, Findings findings) {
        for (Expression expression : read) {
            for (String name : expression.names()) {
                if (!declared.contains(name)) {
                    findings.error("name.unknown", element, name, element.title());
                }
            }
        }
    }
}
