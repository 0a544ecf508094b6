package io.dealtrail.policy;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Sha256;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what was refused on the model's trail, though the transaction that tried it is rolled back. */
@Component
class RefusedModels {

    private final ApplicationEventPublisher events;
    private final TransactionTemplate own;

    RefusedModels(ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.events = events;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Written when the current transaction has ended: until then it may hold the trail's lock. */
    void record(String model, byte[] xml, Verdict verdict) {
        Problem worst = verdict.errors().get(0);
        DealEvent event = DealEvent.of("model:" + safe(model), "model.refused")
                .with("rule", worst.rule())
                .with("element", worst.element())
                .with("line", worst.line())
                .with("problems", verdict.errors().size())
                .with("hash", Sha256.hex(xml));
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            write(event);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                write(event);
            }
        });
    }

    private void write(DealEvent event) {
        own.executeWithoutResult(status -> events.publishEvent(event));
    }

    private static String safe(String model) {
        return Structure.ID.matcher(model).matches() ? model : "unknown";
    }
}
