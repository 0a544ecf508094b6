package io.dealtrail.policy;

import io.dealtrail.engine.Vocabulary;
import io.dealtrail.policy.expression.ExpressionError;
import io.dealtrail.policy.expression.Expressions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mandatory task in its place: the tasks around it, the gateways that ask whether it is needed and what it answered, and what
 * decides that.
 *
 * @param asked variables by which gateways decide whether the task is needed
 * @param answers variables that the task's form answers
 */
record Safeguard(
        String kind,
        Node task,
        List<Node> hosts,
        List<Node> gates,
        List<Node> deciders,
        Set<String> asked,
        Set<String> answers) {

    static Safeguard of(ProcessFile file, String kind, Node task, Context context) {
        List<Node> hosts = new ArrayList<>();
        for (@Nullable Node scope = task.scope(); scope != null; scope = scope.scope()) {
            hosts.add(scope);
        }
        Set<String> answers = new HashSet<>();
        for (Element field : task.element().path("extensionElements", "camunda:formData", "camunda:formField")) {
            if (Vocabulary.PROTECTED.contains(field.id())) {
                answers.add(field.id());
            }
        }
        Set<String> asked = new HashSet<>();
        List<Node> way = new ArrayList<>(hosts);
        way.add(task);
        way.forEach(node -> file.to(node).forEach(flow -> asked.addAll(names(flow.condition()))));
        asked.removeAll(answers);
        List<Node> gates = file.nodes("exclusiveGateway", "inclusiveGateway").stream()
                .filter(gate -> file.from(gate).stream()
                        .flatMap(f -> names(f.condition()).stream())
                        .anyMatch(n -> asked.contains(n) || answers.contains(n)))
                .toList();
        List<Node> deciders = file.nodes("businessRuleTask", "serviceTask").stream()
                .filter(node -> asked.contains(node.element().get("camunda:resultVariable", ""))
                        || context.steps().getOrDefault(node.step(), List.of()).stream()
                                .anyMatch(asked::contains))
                .toList();
        return new Safeguard(kind, task, hosts, gates, deciders, asked, answers);
    }

    private static Set<String> names(String condition) {
        try {
            return condition.isEmpty() ? Set.of() : Expressions.only(condition).names();
        } catch (ExpressionError e) {
            return Set.of();
        }
    }
}
