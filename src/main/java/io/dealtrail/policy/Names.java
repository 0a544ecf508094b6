package io.dealtrail.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of a diagram: which element writes which. */
final class Names {

    /** A place that writes a variable. */
    record Written(String name, Element by) {}

    private static final Map<String, List<String>> WRITING = Map.of(
            "camunda:formField", List.of("id"),
            "camunda:inputParameter", List.of("name"),
            "camunda:outputParameter", List.of("name"),
            "camunda:out", List.of("target"),
            "multiInstanceLoopCharacteristics", List.of("camunda:elementVariable"),
            "businessRuleTask", List.of("camunda:resultVariable"),
            "errorEventDefinition", List.of("camunda:errorCodeVariable", "camunda:errorMessageVariable"),
            "escalationEventDefinition", List.of("camunda:escalationCodeVariable"),
            "startEvent", List.of("camunda:initiator"));

    /** What our own pages answer. */
    private static final Map<String, List<String>> PAGES = Map.of("negotiation/round", List.of("outcome", "price"));

    private Names() {}

    /** Everything that the elements of a diagram write. */
    static List<Written> written(ProcessFile file) {
        List<Written> written = new ArrayList<>();
        for (Element element : file.process().all()) {
            for (String attribute : WRITING.getOrDefault(element.name(), List.of())) {
                String name = element.get(attribute);
                if (name != null) {
                    written.add(new Written(name, element));
                }
            }
        }
        return written;
    }

    /** Every name that an expression of the diagram may read. */
    static Set<String> declared(ProcessFile file, Context context) {
        Set<String> names = new HashSet<>(context.variables());
        written(file).forEach(w -> names.add(w.name()));
        for (Element element : file.process().all()) {
            switch (element.name()) {
                case "camunda:in" -> {
                    add(element.get("source"), names);
                    add(element.get("target"), names);
                }
                case "camunda:out" -> add(element.get("source"), names);
                case "multiInstanceLoopCharacteristics" -> {
                    String collection = element.get("camunda:collection");
                    add(collection == null ? null : variable(collection), names);
                    names.addAll(
                            List.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances"));
                }
                case "userTask" -> names.addAll(PAGES.getOrDefault(element.get("camunda:formKey", ""), List.of()));
                default -> {}
            }
            String step = variable(element.get("camunda:delegateExpression", element.get("delegateExpression", "")));
            names.addAll(context.steps().getOrDefault(step, List.of()));
        }
        fromMessages(file, names);
        return names;
    }

    /** Values that the product's own messages bring along. */
    private static void fromMessages(ProcessFile file, Set<String> names) {
        file.root().children("message").forEach(message -> {
            switch (message.get("name", "")) {
                case "deal.lost" -> names.addAll(List.of("reason", "outcome"));
                case "deal.nurtured" -> names.addAll(List.of("nurtureUntil", "reason"));
                case "after-sales.caseOpened" ->
                    names.addAll(List.of("title", "text", "casePriority", "caseSource", "caseContact", "reopens"));
                case "after-sales.surveyAnswered" ->
                    names.addAll(List.of("rating", "recommendation", "mood", "comment"));
                default -> {}
            }
        });
    }

    /** The name inside <code>${name}</code>, or the text itself. */
    static String variable(String text) {
        String plain = text.strip();
        return plain.startsWith("${") && plain.endsWith("}")
                ? plain.substring(2, plain.length() - 1).strip()
                : plain;
    }

    private static void add(@Nullable String name, Set<String> names) {
        if (name != null) {
            names.add(name);
        }
    }
}
