package io.dealtrail.testing;

import io.dealtrail.engine.Models;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the models back that the product ships, whatever a test published. */
public final class ShippedAgain {

    private final Models models;
    private final TransactionTemplate transaction;

    ShippedAgain(Models models, TransactionTemplate transaction) {
        this.models = models;
        this.transaction = transaction;
    }

    public void restore() {
        Map<String, byte[]> changed = new TreeMap<>();
        for (Models.Model model : models.all()) {
            models.shipped(model.key())
                    .filter(shipped -> !Arrays.equals(shipped, models.bytes(model)))
                    .ifPresent(shipped -> changed.put(model.key(), shipped));
        }
        if (!changed.isEmpty()) {
            transaction.executeWithoutResult(status -> models.publish(changed));
        }
    }
}
