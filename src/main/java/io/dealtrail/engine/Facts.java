package io.dealtrail.engine;

import org.jspecify.annotations.Nullable;

/** The live facts of a deal that expressions read as {@code deal.<fact>}; implemented by the module that owns the deal. */
public interface Facts {

    /**
     * @param fact one of {@link Vocabulary#FACTS}
     * @return a String, Boolean, Integer, Long, Double or {@link java.util.Date}, or null when the deal has no such value
     */
    @Nullable
    Object of(String dealNumber, String fact);
}
