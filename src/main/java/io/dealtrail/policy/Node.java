package io.dealtrail.policy;

import org.jspecify.annotations.Nullable;

/**
 * A node of the flow.
 *
 * @param scope the sub-process that holds it; null in the process itself
 */
record Node(Element element, @Nullable Node scope) {

    String id() {
        return element.id();
    }

    String kind() {
        return element.name();
    }

    boolean is(String... kinds) {
        return element.is(kinds);
    }

    /** Whether it repeats over a list or a number. */
    boolean repeats() {
        return element.child("multiInstanceLoopCharacteristics").isPresent();
    }

    /** Whether it is started by an event inside its scope instead of by a flow. */
    boolean eventSubProcess() {
        return is("subProcess") && element.yes("triggeredByEvent");
    }

    /** Name of the event's definition, such as {@code timerEventDefinition}; null for none. */
    @Nullable
    Element definition() {
        return element.children().stream()
                .filter(c -> c.name().endsWith("EventDefinition"))
                .findFirst()
                .orElse(null);
    }

    boolean triggeredBy(String... definitions) {
        Element definition = definition();
        return definition != null && definition.is(definitions);
    }

    /** The step that it runs; empty for none. */
    String step() {
        String expression = element.get("camunda:delegateExpression", "");
        return expression.startsWith("${") && expression.endsWith("}")
                ? expression.substring(2, expression.length() - 1).strip()
                : "";
    }
}
