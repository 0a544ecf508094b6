package io.dealtrail.policy;

import org.jspecify.annotations.Nullable;

/** What is done for each of many is done for at most a hundred, and never inside another such thing. */
final class Repetition implements Rule {

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        for (Node node : file.nodes()) {
            node.element()
                    .child("multiInstanceLoopCharacteristics")
                    .ifPresent(loop -> loop(file, node, loop, context, findings));
        }
    }

    private static void loop(ProcessFile file, Node node, Element loop, Context context, Findings findings) {
        String title = node.element().title();
        boolean collection = loop.get("camunda:collection") != null;
        String count = loop.child("loopCardinality").map(c -> c.text().strip()).orElse(null);
        if (collection == (count != null)) {
            findings.error("repeat.over", loop, title);
        }
        if (count != null && !count.matches("[1-9]\\d?|100")) {
            findings.error("repeat.most", loop, count, title);
        }
        for (@Nullable Node outer = node.scope(); outer != null; outer = outer.scope()) {
            if (outer.repeats()) {
                findings.error("repeat.nested", loop, title);
            }
        }
        String called = node.element().get("calledElement");
        if (called != null
                && context.other(called).stream()
                        .anyMatch(
                                other -> other
                                        .nodes(
                                                "userTask",
                                                "subProcess",
                                                "serviceTask",
                                                "callActivity",
                                                "businessRuleTask")
                                        .stream()
                                        .anyMatch(Node::repeats))) {
            findings.error("repeat.nested", loop, title);
        }
        if (loop.get("camunda:elementVariable") != null && !collection) {
            findings.error("repeat.over", loop, title);
        }
    }
}
