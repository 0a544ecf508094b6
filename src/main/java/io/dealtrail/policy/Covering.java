package io.dealtrail.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds nodes of which more than half lies under another node that does not hold them. */
final class Covering {

    private final ProcessFile file;
    private final Map<String, Box> boxes;

    Covering(ProcessFile file, Map<String, Box> boxes) {
        this.file = file;
        this.boxes = boxes;
    }

    /** Sweeps from left to right; a diagram has at most a few hundred nodes. */
    void check(Findings findings) {
        List<Node> drawn = new ArrayList<>();
        file.nodes().forEach(n -> {
            if (boxes.containsKey(n.id()) && drawn.size() < 400) {
                drawn.add(n);
            }
        });
        drawn.sort((a, b) -> Double.compare(box(a).x(), box(b).x()));
        Set<String> reported = new HashSet<>();
        for (int i = 0; i < drawn.size(); i++) {
            Node left = drawn.get(i);
            for (int j = i + 1;
                    j < drawn.size() && box(drawn.get(j)).x() < box(left).to(true);
                    j++) {
                Node right = drawn.get(j);
                Node small = box(left).area() < box(right).area() ? left : right;
                Node large = small == left ? right : left;
                if (box(small).shared(box(large)) > box(small).area() / 2
                        && !belongs(small, large)
                        && reported.add(small.id())) {
                    findings.error(
                            "diagram.hidden",
                            small.element(),
                            small.element().title(),
                            large.element().title());
                }
            }
        }
    }

    private Box box(Node node) {
        return java.util.Objects.requireNonNull(boxes.get(node.id()));
    }

    /** Whether one lies on the other because it is part of it. */
    private static boolean belongs(Node small, Node large) {
        for (Node scope = small.scope(); scope != null; scope = scope.scope()) {
            if (scope == large) {
                return true;
            }
        }
        return small.is("boundaryEvent") && large.id().equals(small.element().get("attachedToRef"));
    }
}
