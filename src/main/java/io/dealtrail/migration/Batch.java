package io.dealtrail.migration;

import io.dealtrail.live.Live;
import io.dealtrail.people.Actor;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works migrations off, some deals in each transaction together with what is noted of them: a node that dies loses one transaction, and
 * each deal goes once, however many nodes work. A deal that breaks its transaction is tried alone, so that it costs nobody else.
 */
@Component
class Batch {

    /** Kind of the signal that a migration has come further. */
    static final String LIVE = "migrations";

    private static final int CHUNK = 20;
    private static final int TRIES = 5;

    private final MigrationRepository migrations;
    private final ItemRepository items;
    private final Roads roads;
    private final Mover mover;
    private final Rehearsal rehearsal;
    private final Actors actors;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Batch(
            MigrationRepository migrations,
            ItemRepository items,
            Roads roads,
            Mover mover,
            Rehearsal rehearsal,
            Actors actors,
            Live live,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.migrations = migrations;
        this.items = items;
        this.roads = roads;
        this.mover = mover;
        this.rehearsal = rehearsal;
        this.actors = actors;
        this.live = live;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Does the next few deals.
     *
     * @return false when there is nothing more to do here for now
     */
    boolean work(Migration migration) {
        Road road = roads.of(migration.plan());
        Boolean more = actors.callAs(
                Actor.person(migration.startedBy()),
                () -> migration.is(Migration.State.REHEARSING) ? rehearse(migration, road) : move(migration, road));
        return Boolean.TRUE.equals(more);
    }

    private boolean rehearse(Migration migration, Road road) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<Item> some = items.take(migration.id(), true, Integer.MAX_VALUE, CHUNK);
            if (some.isEmpty()) {
                finish(migration, true);
                return false;
            }
            List<Report> reports =
                    rehearsal.of(road, some.stream().map(Item::subject).toList());
            items.rehearsed(migration.id(), some, reports);
            tell(migration);
            return true;
        }));
    }

    private boolean move(Migration migration, Road road) {
        try {
            return take(migration, road, CHUNK);
        } catch (RuntimeException e) {
            // One of them cannot go, or somebody works on it right now: each for itself.
            for (int i = 0; i < CHUNK; i++) {
                if (!alone(migration, road)) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean take(Migration migration, Road road, int many) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!goesOn(migration)) {
                return false;
            }
            List<Item> some = items.take(migration.id(), false, upTo(migration), many);
            if (some.isEmpty()) {
                finish(migration, false);
                return false;
            }
            List<Report> reports =
                    mover.move(road, some.stream().map(Item::subject).toList(), cause(migration));
            items.moved(migration.id(), some, reports);
            tell(migration);
            return true;
        }));
    }

    private boolean alone(Migration migration, Road road) {
        Item[] one = new Item[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                if (!goesOn(migration)) {
                    return false;
                }
                List<Item> some = items.take(migration.id(), false, upTo(migration), 1);
                if (some.isEmpty()) {
                    return true;
                }
                one[0] = some.get(0);
                List<Report> reports = mover.move(road, List.of(one[0].subject()), cause(migration));
                items.moved(migration.id(), some, reports);
                tell(migration);
                return true;
            }));
        } catch (RuntimeException e) {
            if (one[0] == null) {
                throw e;
            }
            refuse(migration, one[0], e, road);
            return true;
        }
    }

    private void refuse(Migration migration, Item item, RuntimeException e, Road road) {
        List<Problem> problems = Rehearsal.problems(e, road);
        boolean gone = problems.stream().anyMatch(problem -> problem.code().equals("gone"));
        boolean passing = Rehearsal.isPassing(e);
        transaction.executeWithoutResult(status -> {
            Item.State state = gone ? Item.State.GONE : passing ? Item.State.WAITING : Item.State.FAILED;
            int tries = items.refused(migration.id(), item, state, problems);
            if (passing && tries >= TRIES) {
                items.refused(migration.id(), item, Item.State.FAILED, problems);
            }
            tell(migration);
        });
    }

    /** A pause or an end that somebody asked for meanwhile comes before the next deals. */
    private boolean goesOn(Migration migration) {
        return migrations
                .find(migration.id())
                .filter(now -> now.state() == migration.state())
                .isPresent();
    }

    private static int upTo(Migration migration) {
        return migration.is(Migration.State.CANARY) ? migration.canary() : Integer.MAX_VALUE;
    }

    private static Mover.Cause cause(Migration migration) {
        return new Mover.Cause(migration.id(), migration.reason(), migration.backOf() != null);
    }

    /** Another node may still be at its last few. */
    private void finish(Migration migration, boolean rehearsed) {
        if (items.hasMore(migration.id(), rehearsed, upTo(migration))) {
            return;
        }
        boolean all = !migration.is(Migration.State.CANARY) || !items.hasMore(migration.id(), false, Integer.MAX_VALUE);
        Migration.State next =
                rehearsed ? Migration.State.REHEARSED : all ? Migration.State.DONE : Migration.State.TRIED;
        if (migrations.turn(migration.id(), migration.state(), next)) {
            tell(migration);
            record(migration, next);
        }
    }

    private void record(Migration migration, Migration.State next) {
        String action = switch (next) {
            case REHEARSED -> "migration.rehearsalFinished";
            case TRIED -> "migration.firstFinished";
            default -> "migration.finished";
        };
        Progress progress = items.progress(migration.id());
        int failed = next == Migration.State.REHEARSED ? progress.unfit() : progress.failed();
        events.publishEvent(DealEvent.of("model:" + migration.process(), action)
                .change("modelVersion", migration.from(), migration.to())
                .with("migration", migration.id())
                .with("moved", progress.moved() == 0 ? null : progress.moved())
                .with("failed", failed == 0 ? null : failed)
                .with("gone", progress.gone() == 0 ? null : progress.gone()));
    }

    private void tell(Migration migration) {
        live.tell(LIVE, Set.of(Live.person(migration.startedBy())));
    }
}
