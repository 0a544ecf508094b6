package io.dealtrail.migration;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins, stops and takes back migrations. Managers take the deals of the teams along that they lead, directors all; auditors read.
 */
@Component
@Transactional
class Migrations {

    private static final int MAX_REASON = 2000;

    private final MigrationRepository migrations;
    private final ItemRepository items;
    private final Roads roads;
    private final MigrationWorker worker;
    private final People people;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Migrations(
            MigrationRepository migrations,
            ItemRepository items,
            Roads roads,
            MigrationWorker worker,
            People people,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.migrations = migrations;
        this.items = items;
        this.roads = roads;
        this.worker = worker;
        this.people = people;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** What the signed-in person may take along, or read about. */
    Sight sight() {
        return Sight.of(people.scope(actors.person()));
    }

    /** @throws NotFound also when it is another process's */
    @Transactional(readOnly = true)
    Migration require(String process, String id) {
        return migrations
                .find(id)
                .filter(migration -> migration.process().equals(process))
                .orElseThrow(() -> new NotFound("migration", id));
    }

    @Transactional(readOnly = true)
    List<Migration> of(String process) {
        return migrations.of(process, 50);
    }

    /** Deals that a rehearsal is asked for. */
    @Transactional(readOnly = true)
    List<Subject> subjects(Plan plan, Collection<String> deals, int most) {
        List<Subject> found = items.running(plan.source(), sight(), deals, most);
        requireAll(deals, found.stream().map(Subject::deal).toList(), plan);
        return found;
    }

    /**
     * @param state REHEARSING, CANARY or RUNNING
     * @param deals numbers of those that go; all of the version when empty
     */
    Migration begin(Plan plan, Migration.State state, Collection<String> deals, int canary, @Nullable String reason) {
        if (reason != null && reason.length() > MAX_REASON) {
            throw Refused.field("reason", "field.tooLong", "reason", MAX_REASON);
        }
        roads.of(plan);
        if (Migration.UNDER_WAY.contains(state)) {
            requireNoOther(plan.process());
        }
        Migration migration = fresh(plan, state, canary, reason, null);
        int total = items.fill(migration, sight(), Set.copyOf(deals));
        return filled(
                migration, total, deals.isEmpty() ? total : Set.copyOf(deals).size());
    }

    /**
     * Takes deals back that a migration moved, as far as they still stand where it took them.
     *
     * @param rehearse only tries
     */
    Migration back(Migration original, boolean rehearse, @Nullable String reason) {
        requireMine(original);
        if (original.isBusy()) {
            throw Refused.conflict("migration.busy");
        }
        if (!rehearse) {
            migrations
                    .underWay(original.process())
                    .filter(other -> !other.id().equals(original.id()))
                    .ifPresent(other -> {
                        throw Refused.conflict("migration.otherUnderWay");
                    });
            for (Migration.State state : List.of(Migration.State.TRIED, Migration.State.PAUSED)) {
                migrations.turn(original.id(), state, Migration.State.CANCELLED);
            }
        }
        Migration.State state = rehearse ? Migration.State.REHEARSING : Migration.State.RUNNING;
        Plan plan = original.plan().reversed();
        roads.of(plan);
        Migration migration = fresh(plan, state, 0, reason, original.id());
        int total = items.fillBack(migration, original.id());
        return filled(migration, total, total);
    }

    /** After a rehearsal, or after the first few: the first few, or all the rest. */
    Migration goOn(Migration migration, int canary, @Nullable String reason) {
        requireMine(migration);
        Migration.State next = canary > 0 ? Migration.State.CANARY : Migration.State.RUNNING;
        if (!migration.is(Migration.State.REHEARSED, Migration.State.TRIED)) {
            throw Refused.conflict("migration.notReady");
        }
        migrations
                .underWay(migration.process())
                .filter(other -> !other.id().equals(migration.id()))
                .ifPresent(other -> {
                    throw Refused.conflict("migration.otherUnderWay");
                });
        int moved = items.progress(migration.id()).done();
        migrations.canary(migration.id(), canary > 0 ? moved + canary : migration.canary(), reason);
        return turn(migration, next, canary > 0 ? "migration.tried" : "migration.started");
    }

    Migration pause(Migration migration) {
        requireMine(migration);
        if (!migration.is(Migration.State.RUNNING)) {
            throw Refused.conflict("migration.notRunning");
        }
        return turn(migration, Migration.State.PAUSED, "migration.paused");
    }

    Migration resume(Migration migration) {
        requireMine(migration);
        if (!migration.is(Migration.State.PAUSED, Migration.State.TRIED)) {
            throw Refused.conflict("migration.notPaused");
        }
        return turn(migration, Migration.State.RUNNING, "migration.resumed");
    }

    Migration cancel(Migration migration) {
        requireMine(migration);
        if (migration.is(Migration.State.DONE, Migration.State.CANCELLED)) {
            throw Refused.conflict("migration.over");
        }
        return turn(migration, Migration.State.CANCELLED, "migration.cancelled");
    }

    /** Tries once more what failed. */
    Migration retry(Migration migration) {
        requireMine(migration);
        if (!migration.is(Migration.State.DONE, Migration.State.PAUSED, Migration.State.TRIED)) {
            throw Refused.conflict("migration.busy");
        }
        if (items.again(migration.id()) == 0) {
            throw Refused.conflict("migration.nothingFailed");
        }
        return turn(migration, Migration.State.RUNNING, "migration.retried");
    }

    /** Whoever began it, or a director. */
    boolean isMine(Migration migration) {
        Person person = actors.person();
        return person.is(Role.DIRECTOR)
                || (person.leads() && migration.startedBy().equals(person.username()));
    }

    private void requireMine(Migration migration) {
        if (!isMine(migration)) {
            throw Refused.forbidden("migration.notYours");
        }
    }

    private Migration turn(Migration migration, Migration.State next, String action) {
        if (!migrations.turn(migration.id(), migration.state(), next)) {
            throw Refused.conflict("migration.changed");
        }
        record(migration, action);
        wake();
        return migrations.find(migration.id()).orElseThrow();
    }

    private Migration fresh(
            Plan plan, Migration.State state, int canary, @Nullable String reason, @Nullable String backOf) {
        Migration migration = new Migration(
                UUID.randomUUID().toString(),
                plan.process(),
                plan.from(),
                plan.to(),
                plan,
                plan.hash(),
                state,
                reason == null || reason.isBlank() ? null : reason.strip(),
                canary,
                0,
                backOf,
                actors.person().username(),
                clock.instant(),
                null,
                null);
        migrations.add(migration);
        return migration;
    }

    private Migration filled(Migration migration, int total, int wanted) {
        if (total == 0 && wanted == 0) {
            throw Refused.invalid("migration.nobody", migration.from());
        }
        if (total < wanted) {
            throw Refused.invalid("migration.notThere", migration.from(), wanted - total);
        }
        migrations.total(migration.id(), total);
        record(
                migration,
                migration.is(Migration.State.REHEARSING)
                        ? "migration.rehearsed"
                        : migration.backOf() == null ? "migration.started" : "migration.reversed");
        wake();
        return migrations.find(migration.id()).orElseThrow();
    }

    private void record(Migration migration, String action) {
        events.publishEvent(DealEvent.of("model:" + migration.process(), action)
                .change("modelVersion", migration.from(), migration.to())
                .with("migration", migration.id())
                .with("plan", migration.planHash())
                .comment(migration.reason()));
    }

    private void requireNoOther(String process) {
        migrations.underWay(process).ifPresent(other -> {
            throw Refused.conflict("migration.otherUnderWay");
        });
    }

    private static void requireAll(Collection<String> deals, Collection<String> found, Plan plan) {
        Set<String> missing = new HashSet<>(deals);
        missing.removeAll(Set.copyOf(found));
        if (!missing.isEmpty()) {
            throw Refused.field(
                    "deals",
                    "migration.dealNotThere",
                    plan.from(),
                    String.join(", ", missing.stream().sorted().toList()));
        }
    }

    private void wake() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.wake();
            }
        });
    }
}
