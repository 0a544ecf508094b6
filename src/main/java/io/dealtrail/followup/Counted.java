package io.dealtrail.followup;

import io.dealtrail.engine.Sla.Moment;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What was counted in this transaction: due date, ladder and work list ask for it one after another while a task is created. */
@Component
class Counted {

    private static final class Memory extends ResourceHolderSupport {
        private final Map<Moment, Deadlines> ahead = new HashMap<>();
        private final Map<String, Optional<Deadlines>> opened = new HashMap<>();
        private final Map<String, Wanted> wanted = new HashMap<>();
    }

    /** A due date for the deal's next task; the first element that is counted takes it. */
    private static final class Wanted {
        private final Instant due;
        private @Nullable String element;

        private Wanted(Instant due) {
            this.due = due;
        }
    }

    private static final ThreadLocal<@Nullable Instant> BASE = new ThreadLocal<>();

    static <T> T startingAt(Instant base, Supplier<T> work) {
        Instant before = BASE.get();
        BASE.set(base);
        try {
            return work.get();
        } finally {
            if (before == null) {
                BASE.remove();
            } else {
                BASE.set(before);
            }
        }
    }

    /** The moment from which new tasks are counted. */
    static Instant base(Clock clock) {
        Instant base = BASE.get();
        return base == null ? clock.instant() : base;
    }

    /** The next task of the deal in this transaction falls due then. */
    void want(String deal, Instant due) {
        memory().wanted.put(deal, new Wanted(due));
    }

    Deadlines asWanted(Moment moment, Deadlines counted) {
        Wanted wanted = memory().wanted.get(moment.deal());
        if (wanted == null || (wanted.element != null && !wanted.element.equals(moment.element()))) {
            return counted;
        }
        wanted.element = moment.element();
        return counted.movedTo(wanted.due);
    }

    /** For a task that is about to be created. */
    void count(Moment moment, Deadlines deadlines) {
        memory().ahead.put(moment, deadlines);
    }

    /** @param deadlines empty for a task without any */
    void opened(String taskId, Optional<Deadlines> deadlines) {
        memory().opened.put(taskId, deadlines);
    }

    Optional<Deadlines> of(Moment moment) {
        return Optional.ofNullable(memory().ahead.get(moment));
    }

    boolean knows(String taskId) {
        return memory().opened.containsKey(taskId);
    }

    Optional<Deadlines> of(String taskId) {
        return memory().opened.getOrDefault(taskId, Optional.empty());
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
