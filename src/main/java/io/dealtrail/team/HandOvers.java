package io.dealtrail.team;

import io.dealtrail.deal.DealVisibility;
import io.dealtrail.deal.Deals;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.team.HandOver.Row;
import io.dealtrail.team.HandOverPlan.Share;
import io.dealtrail.web.Wording;
import io.dealtrail.worklist.TaskTransfer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives all of a person's work to others: each deal with its tasks in one transaction of its own, written down with its result, so
 * that nothing is half done and everything can be taken back.
 */
@Component
class HandOvers {

    private final HandOverRepository repository;
    private final HandOverPlan plan;
    private final TaskTransfer tasks;
    private final Deals deals;
    private final DealVisibility visibility;
    private final Notifications notifications;
    private final Leading leading;
    private final People people;
    private final Actors actors;
    private final Wording wording;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    HandOvers(
            HandOverRepository repository,
            HandOverPlan plan,
            TaskTransfer tasks,
            Deals deals,
            DealVisibility visibility,
            Notifications notifications,
            Leading leading,
            People people,
            Actors actors,
            Wording wording,
            TransactionTemplate transaction,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.plan = plan;
        this.tasks = tasks;
        this.deals = deals;
        this.visibility = visibility;
        this.notifications = notifications;
        this.leading = leading;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
    }

    /** A hand-over that the signed-in person may see: of somebody whose work they answer for. */
    HandOver require(String id) {
        HandOver found = repository.find(id).orElseThrow(() -> new NotFound("handOver", id));
        leading.member(found.person());
        return found;
    }

    /** Who would get what; nothing changes. */
    List<Share> preview(String username, String way, @Nullable String to) {
        return plan.of(leading.member(username), way, to);
    }

    HandOver give(String username, String way, @Nullable String to) {
        Person person = leading.member(username);
        List<Share> shares = plan.of(person, way, to);
        String id = UUID.randomUUID().toString();
        transaction.executeWithoutResult(
                status -> repository.begin(id, username, actors.person().username(), clock.instant()));
        int n = 0;
        for (Share share : shares) {
            give(id, n++, person, share);
        }
        HandOver done = require(id);
        transaction.executeWithoutResult(status -> tell(person, done));
        return done;
    }

    /** Takes back what can be taken back: what is still with whom it was given to. */
    HandOver undo(String id) {
        HandOver handOver = require(id);
        Boolean mine = transaction.execute(status -> repository.markUndone(id, clock.instant()));
        if (!Boolean.TRUE.equals(mine)) {
            throw Refused.conflict("handOver.undone");
        }
        for (int n = 0; n < handOver.rows().size(); n++) {
            Row row = handOver.rows().get(n);
            if (row.outcome().equals("given")) {
                takeBack(id, n, handOver.person(), row);
            }
        }
        transaction.executeWithoutResult(
                status -> events.publishEvent(DealEvent.of("person:" + handOver.person(), "person.workReturned")
                        .with("handOver", id)));
        return require(id);
    }

    private void give(String id, int n, Person from, Share share) {
        Row row = new Row(
                share.piece().deal(),
                share.piece().called(),
                share.piece().owned(),
                List.of(),
                share.to(),
                "given",
                null);
        String why = attempt(() -> {
            List<String> moved = move(row, from.username(), share.to(), tasks.tasksOf(from.username(), row.deal()));
            repository.add(id, n, new Row(row.deal(), row.title(), row.owned(), moved, row.to(), "given", null));
            return true;
        });
        if (why != null) {
            transaction.executeWithoutResult(status -> repository.add(id, n, row.ended("refused", why)));
        }
    }

    private void takeBack(String id, int n, String to, Row row) {
        String why = attempt(() -> {
            List<String> still = tasks.tasksOf(row.to(), row.deal()).stream()
                    .filter(row.tasks()::contains)
                    .toList();
            move(row, row.to(), to, still);
            repository.change(id, n, "returned", null);
            return true;
        });
        if (why != null) {
            transaction.executeWithoutResult(status -> repository.change(id, n, "kept", why));
        }
    }

    /** The deal, if it is the person's, and these tasks. */
    private List<String> move(Row row, String from, String to, List<String> taskIds) {
        events.publishEvent(new DealEvent.Touch(List.of(row.deal())));
        if (row.owned()) {
            visibility.requireWorkable(row.deal());
            if (!from.equals(deals.require(row.deal()).owner())) {
                throw Refused.conflict("handOver.ownerChanged", row.deal());
            }
            if (people.active(to)
                    .filter(p -> p.is(Role.REP) || p.is(Role.MANAGER))
                    .isEmpty()) {
                throw Refused.invalid("deal.ownerActive", to);
            }
            deals.assignOwner(
                    row.deal(), to, "all work of " + people.require(from).name());
        }
        tasks.give(taskIds, to, null);
        return taskIds;
    }

    /** @return why it was refused, or null when it went well */
    private @Nullable String attempt(Supplier<Boolean> work) {
        try {
            transaction.execute(status -> work.get());
            return null;
        } catch (Refused refused) {
            return wording.of(refused);
        } catch (NotFound missing) {
            return wording.text("notFound." + missing.kind(), missing.id());
        } catch (ConcurrencyFailureException lost) {
            return wording.text("conflict.concurrent");
        }
    }

    /** On the person's trail, and one notification to each who got something. */
    private void tell(Person person, HandOver done) {
        events.publishEvent(DealEvent.of("person:" + person.username(), "person.workHandedOver")
                .with("handOver", done.id())
                .with("given", done.count("given"))
                .with("refused", done.count("refused")));
        Map<String, List<Row>> received = done.rows().stream()
                .filter(row -> row.outcome().equals("given"))
                .collect(Collectors.groupingBy(Row::to));
        received.forEach((to, rows) -> notifications.tell(
                to,
                "task.handedOverAll",
                null,
                null,
                actors.person().name(),
                person.name(),
                rows.stream().filter(Row::owned).count(),
                rows.stream().mapToInt(row -> row.tasks().size()).sum()));
    }
}
