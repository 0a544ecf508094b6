package io.dealtrail.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Automatic work is a step of the vocabulary or a decision table, and nothing else. */
final class StepNames implements Rule {

    private static final Pattern STEP = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]{0,60})\\}");

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        for (Element element : file.process().all()) {
            String expression = element.get("camunda:delegateExpression", element.get("delegateExpression", ""));
            if (element.get("camunda:delegateExpression") != null || element.get("delegateExpression") != null) {
                Matcher matcher = STEP.matcher(expression);
                if (!matcher.matches()) {
                    findings.error("step.form", element, expression, element.title());
                } else if (!context.steps().containsKey(matcher.group(1))) {
                    findings.error("step.unknown", element, matcher.group(1), element.title());
                }
            }
            switch (element.name()) {
                case "serviceTask" -> service(element, findings);
                case "businessRuleTask" -> decision(element, findings);
                case "camunda:executionListener" -> listener(element, "start|end|take", findings);
                case "camunda:taskListener" -> listener(element, "create|assignment|complete|update|delete", findings);
                default -> {}
            }
        }
    }

    private static void service(Element task, Findings findings) {
        String type = task.get("camunda:type");
        if (type != null || task.get("camunda:topic") != null) {
            if (!"external".equals(type)) {
                findings.error("code.type", task, String.valueOf(type), task.title());
            } else {
                findings.error("reference.topic", task, task.get("camunda:topic", ""), task.title());
            }
        } else if (task.get("camunda:delegateExpression") == null) {
            findings.error("step.missing", task, task.title());
        }
    }

    private static void decision(Element task, Findings findings) {
        boolean table = task.get("camunda:decisionRef") != null;
        if (table == (task.get("camunda:delegateExpression") != null)) {
            findings.error("decision.one", task, task.title());
        }
        if (!"latest".equals(task.get("camunda:decisionRefBinding", "latest"))) {
            findings.error("attribute.binding", task, "decisionRefBinding", task.title());
        }
        String mapping = task.get("camunda:mapDecisionResult", "resultList");
        if (!mapping.matches("singleEntry|singleResult|collectEntries|resultList")) {
            findings.error("decision.mapping", task, mapping, task.title());
        }
    }

    private static void listener(Element listener, String events, Findings findings) {
        if (!listener.get("event", "").matches(events)) {
            findings.error("listener.event", listener, listener.get("event", ""), listener.title());
        }
        if (listener.get("delegateExpression") == null) {
            findings.error("step.missing", listener, listener.title());
        }
    }
}
