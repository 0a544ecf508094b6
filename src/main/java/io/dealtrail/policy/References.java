package io.dealtrail.policy;

import io.dealtrail.engine.Vocabulary;
import io.dealtrail.policy.expression.Expressions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Groups, tables, forms and called processes exist, and no process calls itself by a detour. */
final class References implements Rule {

    private static final Set<String> BUSINESS_KEYS =
            Set.of("#{execution.processBusinessKey}", "${execution.processBusinessKey}");

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        for (Node node : file.nodes()) {
            switch (node.kind()) {
                case "userTask" -> person(node.element(), findings);
                case "businessRuleTask" -> table(node.element(), context, findings);
                case "callActivity" -> call(file, node.element(), context, findings);
                default -> {}
            }
        }
    }

    private static void person(Element task, Findings findings) {
        String groups = task.get("camunda:candidateGroups", "");
        if (!groups.isEmpty() && !Expressions.isIn(groups)) {
            for (String group : groups.split(",", -1)) {
                if (!Vocabulary.GROUPS.contains(group.strip())) {
                    findings.error("reference.group", task, group.strip(), task.title());
                }
            }
        }
        String form = task.get("camunda:formKey");
        if (form != null && !Vocabulary.FORM_KEYS.contains(form)) {
            findings.error("reference.form", task, form, task.title());
        }
        for (String when : List.of("camunda:dueDate", "camunda:followUpDate")) {
            String text = task.get(when);
            if (text != null && !Expressions.isIn(text) && Durations.parse(text) == null && !Timers.isDate(text)) {
                findings.error("task.date", task, text, task.title());
            }
        }
        String priority = task.get("camunda:priority", "50");
        if (!Expressions.isIn(priority) && !priority.matches("\\d|[1-9]\\d|100")) {
            findings.error("task.priority", task, priority, task.title());
        }
        if (groups.isEmpty() && task.get("camunda:assignee") == null && task.get("camunda:candidateUsers") == null) {
            findings.warning("task.nobody", task, task.title());
        }
    }

    private static void table(Element task, Context context, Findings findings) {
        String table = task.get("camunda:decisionRef");
        if (table != null
                && (context.other(table).isPresent()
                        || !(Vocabulary.DECISIONS.contains(table) || context.exists(table)))) {
            findings.error("reference.decision", task, table, task.title());
        }
    }

    private static void call(ProcessFile file, Element call, Context context, Findings findings) {
        String called = call.get("calledElement", "");
        if (!"latest".equals(call.get("camunda:calledElementBinding", "latest"))) {
            findings.error("attribute.binding", call, "calledElementBinding", call.title());
        }
        String probability = call.property("winProbability");
        if (probability != null && !probability.matches("\\d|[1-9]\\d|100")) {
            findings.error("call.probability", call, probability, call.title());
        }
        long keys = call.path("extensionElements", "camunda:in").stream()
                .filter(in -> in.get("businessKey") != null)
                .count();
        if (keys != 1) {
            findings.error("call.business-key", call, Findings.fix("business-key"), call.title());
        }
        for (Element in : call.path("extensionElements", "camunda:in")) {
            String key = in.get("businessKey");
            if (key != null && !BUSINESS_KEYS.contains(key)) {
                findings.error("call.business-key", in, Findings.fix("business-key"), call.title());
            }
        }
        if (called.equals(file.key())) {
            findings.error("call.cycle", call, called, call.title());
        } else if (context.other(called).isEmpty()) {
            findings.error("reference.process", call, called, call.title());
        } else if (reaches(called, file.key(), context)) {
            findings.error("call.cycle", call, called, call.title());
        }
    }

    private static boolean reaches(String from, String target, Context context) {
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> ahead = new ArrayDeque<>(Set.of(from));
        while (!ahead.isEmpty()) {
            String key = ahead.pop();
            if (key.equals(target)) {
                return true;
            }
            context.other(key)
                    .ifPresent(other -> other.nodes("callActivity").forEach(call -> {
                        String next = call.element().get("calledElement", "");
                        if (seen.add(next)) {
                            ahead.add(next);
                        }
                    }));
        }
        return false;
    }
}
