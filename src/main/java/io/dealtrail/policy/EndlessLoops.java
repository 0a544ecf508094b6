package io.dealtrail.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A way back must pass a person, a message or a time: else it turns for ever, as fast as the machine can. */
final class EndlessLoops implements Rule {

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        Paths paths = new Paths(file);
        List<String> circle = paths.circle(waits(file, paths, context, new HashSet<>(Set.of(file.key()))));
        circle.stream().map(file::node).filter(n -> n != null).findFirst().ifPresent(node -> {
            List<String> titles = circle.stream()
                    .map(file::node)
                    .filter(n -> n != null)
                    .map(n -> n.element().title())
                    .toList();
            findings.error("loop.endless", node.element(), String.join(" → ", titles));
        });
    }

    /** The points at which a token stops until something happens. */
    private static Set<String> waits(ProcessFile file, Paths paths, Context context, Set<String> asked) {
        Set<String> waits = new HashSet<>();
        for (Node node : file.nodes()) {
            boolean here = node.is("userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway")
                    || (node.is("callActivity") && waitsInside(node, context, asked));
            if (here && !mayBeSkipped(node)) {
                waits.add(node.id());
            }
            if (node.is("boundaryEvent", "subProcess")) {
                waits.add("/event/" + node.id());
            }
        }
        return waits;
    }

    /** Repeated over a list, which may be empty. */
    private static boolean mayBeSkipped(Node node) {
        return node.element()
                .child("multiInstanceLoopCharacteristics")
                .filter(loop -> loop.get("camunda:collection") != null)
                .isPresent();
    }

    private static boolean waitsInside(Node call, Context context, Set<String> asked) {
        String called = call.element().get("calledElement", "");
        Optional<ProcessFile> other = context.other(called);
        if (other.isEmpty() || !asked.add(called)) {
            return false;
        }
        Paths paths = new Paths(other.get());
        Set<String> reached = paths.reachable(Paths.START, waits(other.get(), paths, context, asked));
        asked.remove(called);
        return other.get().nodes("endEvent").stream()
                .filter(end ->
                        end.scope() == null || end.triggeredBy("errorEventDefinition", "escalationEventDefinition"))
                .noneMatch(end -> reached.contains(end.id()));
    }
}
