package io.dealtrail.engine;

import java.util.Map;

/** Evaluates the conditions of form fields ({@code requiredWhen}) over what was entered. */
public interface Conditions {

    /**
     * @param condition in the policy's grammar, without {@code ${}}
     * @param values by field id; a name that is absent is null
     */
    boolean holds(String condition, Map<String, Object> values);
}
