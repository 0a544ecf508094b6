package io.dealtrail.live;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells people's open pages that something of a kind changed: {@code live.tell("tasks", Set.of(Live.person("anna.snelling")))}.
 *
 * <p>Inside a transaction nothing is told before it commits, and nothing at all if it does not. A signal says only the kind; the
 * page asks for the rest, and is answered what its person may see. A signal that gets lost costs a page that is stale until the
 * next one, never data.
 */
@Component
public class Live {

    private final Signals signals;

    Live(Signals signals) {
        this.signals = signals;
    }

    /** The pages of one person. */
    public static String person(String username) {
        return "person:" + username;
    }

    /** The pages of those for whom a queue's tasks wait, by the queue's key. */
    public static String queue(String key) {
        return "queue:" + key;
    }

    /** The pages of who manages the team. */
    public static String team(String id) {
        return "team:" + id;
    }

    /**
     * @param kind a word that the page knows, such as {@code tasks} or {@code notifications}
     * @param audience of {@link #person}, {@link #queue}, {@link #team}; those who may see everything always hear it
     */
    public void tell(String kind, Collection<String> audience) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            audience.forEach(who -> signals.add(new Signal(kind, who)));
            return;
        }
        AfterCommit told = (AfterCommit) TransactionSynchronizationManager.getResource(this);
        if (told == null) {
            told = new AfterCommit();
            TransactionSynchronizationManager.bindResource(this, told);
            TransactionSynchronizationManager.registerSynchronization(told);
        }
        for (String who : audience) {
            told.signals.add(new Signal(kind, who));
        }
    }

    private class AfterCommit implements TransactionSynchronization {

        private final Set<Signal> signals = new LinkedHashSet<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Live.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Live.this, this);
        }

        @Override
        public void afterCommit() {
            signals.forEach(Live.this.signals::add);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Live.this);
        }
    }
}
