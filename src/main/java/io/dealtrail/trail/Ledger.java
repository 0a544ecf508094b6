package io.dealtrail.trail;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction adds to the trail. */
class Ledger implements TransactionSynchronization {

    private final Object key;
    private final Heads store;
    private final TrailWriter writer;
    private final EntityManager entities;
    private final String correlation;
    private final Map<String, Head> heads = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<Recorded> entries = new ArrayList<>();
    private boolean written;

    Ledger(Object key, Heads store, TrailWriter writer, EntityManager entities, String correlation) {
        this.key = key;
        this.store = store;
        this.writer = writer;
        this.entities = entities;
        this.correlation = correlation;
    }

    String correlation() {
        return correlation;
    }

    Head lock(String subject) {
        return heads.computeIfAbsent(subject, store::lock);
    }

    /** A subject without any entry. Were there one after all, writing the new head would fail on its key. */
    void begin(String subject) {
        heads.computeIfAbsent(subject, Head::first);
    }

    void append(Entry entry, Values values) {
        if (written) {
            throw new IllegalStateException(
                    entry.action() + " of " + entry.subject() + " comes after the trail was written");
        }
        Head head = lock(entry.subject());
        byte[] hash = Chain.link(head.hash(), head.n() + 1, entry.digest());
        entries.add(new Recorded(entry, head.n() + 1, head.hash(), hash, values));
        heads.put(entry.subject(), head.next(hash));
        changed.add(entry.subject());
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE; // after everybody who may still have something to record
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        written = true;
        if (!entries.isEmpty()) {
            entities.flush(); // a refused row must fail before its entry is written
            writer.write(entries, changed.stream().map(heads::get).toList());
            entries.clear();
            changed.clear();
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }
}
