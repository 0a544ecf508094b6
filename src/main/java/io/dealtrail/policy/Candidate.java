package io.dealtrail.policy;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that wants to become a model.
 *
 * @param against key of the model that it replaces; identity and mandatory tasks are judged only with it
 * @param variables names that the file may read though it does not declare them
 * @param together bytes by key of the models that are published with it
 */
public record Candidate(byte[] xml, @Nullable String against, Set<String> variables, Map<String, byte[]> together) {

    public static Candidate of(byte[] xml, @Nullable String against) {
        return new Candidate(xml, against, Set.of(), Map.of());
    }
}
