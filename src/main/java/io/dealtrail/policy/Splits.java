package io.dealtrail.policy;

import java.util.List;

/** Where ways part by condition there is always one to go; where they do not, nobody asks a condition. */
final class Splits implements Rule {

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        for (Node node : file.nodes()) {
            List<Flow> ways = file.from(node);
            boolean asking = !node.is("parallelGateway", "eventBasedGateway", "startEvent", "boundaryEvent");
            boolean gateway = node.is("exclusiveGateway", "inclusiveGateway");
            boolean conditional = ways.stream().anyMatch(f -> !f.condition().isEmpty());
            if (!asking) {
                ways.stream()
                        .filter(f -> !f.condition().isEmpty())
                        .forEach(f -> findings.error(
                                "flow.condition", f.element(), node.element().title()));
            } else if (conditional || (gateway && ways.size() > 1)) {
                split(node, ways, gateway, findings);
            }
            if (node.is("eventBasedGateway")) {
                events(node, ways, findings);
            }
        }
    }

    private static void split(Node node, List<Flow> ways, boolean gateway, Findings findings) {
        String title = node.element().title();
        if (ways.stream().noneMatch(Flow::isDefault)
                && (gateway || ways.stream().noneMatch(f -> f.condition().isEmpty()))) {
            String suggestion = ways.stream()
                    .filter(f -> f.condition().isEmpty())
                    .findFirst()
                    .orElse(ways.get(ways.size() - 1))
                    .id();
            findings.error("flow.default", node.element(), Findings.fix("default-flow", "flow", suggestion), title);
        }
        for (Flow way : ways) {
            if (way.isDefault() && !way.condition().isEmpty()) {
                findings.error("flow.default-condition", way.element(), Findings.fix("remove-condition"), title);
            } else if (gateway && !way.isDefault() && way.condition().isEmpty() && ways.size() > 1) {
                findings.error("flow.no-condition", way.element(), title);
            }
        }
    }

    private static void events(Node node, List<Flow> ways, Findings findings) {
        boolean events =
                ways.size() > 1 && ways.stream().allMatch(f -> f.target().is("intermediateCatchEvent", "receiveTask"));
        if (!events) {
            findings.error("flow.event-gateway", node.element(), node.element().title());
        }
    }
}
