package io.dealtrail.engine;

import java.io.Serial;
import java.util.List;

/** A model that may not reach the engine. */
public class ModelRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String model;
    private final List<String> reasons;

    /**
     * @param model key of the model
     * @param reasons what is wrong, one sentence each, in the reader's language
     */
    public ModelRefused(String model, List<String> reasons) {
        super(model + ": " + String.join("; ", reasons));
        this.model = model;
        this.reasons = List.copyOf(reasons);
    }

    public String model() {
        return model;
    }

    public List<String> reasons() {
        return reasons;
    }
}
