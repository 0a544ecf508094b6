package io.dealtrail.followup;

import io.dealtrail.engine.Sla.Moment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What was counted in this transaction: due date, ladder and work list ask for it one after another while a task is created. */
@Component
class Counted {

    private static final class Memory extends ResourceHolderSupport {
        private final Map<Moment, Deadlines> ahead = new HashMap<>();
        private final Map<String, Deadlines> opened = new HashMap<>();
    }

    /** For a task that is about to be created. */
    void count(Moment moment, Deadlines deadlines) {
        memory().ahead.put(moment, deadlines);
    }

    void opened(String taskId, Deadlines deadlines) {
        memory().opened.put(taskId, deadlines);
    }

    Optional<Deadlines> of(Moment moment) {
        return Optional.ofNullable(memory().ahead.get(moment));
    }

    Optional<Deadlines> of(String taskId) {
        return Optional.ofNullable(memory().opened.get(taskId));
    }

    private Memory memory() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new Memory();
        }
        Memory memory = (Memory) TransactionSynchronizationManager.getResource(this);
        if (memory == null) {
            memory = new Memory();
            TransactionSynchronizationManager.bindResource(this, memory);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<Memory, Object>(memory, this) {});
        }
        return memory;
    }
}
