package io.dealtrail.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets the engine's own parsers read a model without deploying it: nothing is stored, started or evaluated. To be asked only for
 * models that the policy admits.
 */
public interface Trial {

    /**
     * What the engine objects to.
     *
     * @param element id of an element; null when the engine does not say
     * @param line 0 when unknown
     */
    record Objection(@Nullable String element, int line, String message, boolean error) {}

    /** Empty when the engine takes the model. */
    List<Objection> read(Models.Kind kind, String key, byte[] xml);
}
