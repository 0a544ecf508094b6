package io.dealtrail.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one check knows besides the file itself. */
final class Context {

    private final Candidate candidate;
    private final Surroundings surroundings;
    private final Map<String, Optional<ProcessFile>> read = new HashMap<>();
    private @Nullable Map<String, List<String>> steps;
    private @Nullable Set<String> models;

    Context(Candidate candidate, Surroundings surroundings) {
        this.candidate = candidate;
        this.surroundings = surroundings;
    }

    @Nullable
    String against() {
        return candidate.against();
    }

    Set<String> variables() {
        return candidate.variables();
    }

    Map<String, List<String>> steps() {
        if (steps == null) {
            steps = surroundings.steps();
        }
        return steps;
    }

    /** Whether a process or table of this key exists or is published together with the file. */
    boolean exists(String key) {
        if (models == null) {
            models = new HashSet<>(surroundings.models());
            models.addAll(candidate.together().keySet());
        }
        return models.contains(key);
    }

    /** Another diagram as it will be beside this one; empty for a table or an unknown key. */
    Optional<ProcessFile> other(String key) {
        return read.computeIfAbsent(key, k -> {
            byte[] together = candidate.together().get(k);
            return diagram(together == null ? surroundings.newest(k) : Optional.of(together));
        });
    }

    /** What the safeguards of the edited model are measured by: as shipped, else as published. */
    Optional<ProcessFile> original() {
        String key = candidate.against();
        if (key == null) {
            return Optional.empty();
        }
        Optional<ProcessFile> shipped = diagram(surroundings.shipped(key));
        return shipped.isPresent() ? shipped : diagram(surroundings.newest(key));
    }

    private static Optional<ProcessFile> diagram(Optional<byte[]> xml) {
        if (xml.isEmpty()) {
            return Optional.empty();
        }
        try {
            Element root = Xml.read(xml.get());
            return root.is("definitions") ? Optional.of(new ProcessFile(root)) : Optional.empty();
        } catch (XmlRefused e) {
            return Optional.empty();
        }
    }
}
