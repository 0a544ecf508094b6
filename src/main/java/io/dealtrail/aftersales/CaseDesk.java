package io.dealtrail.aftersales;

import io.dealtrail.deal.DealVisibility;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.worklist.TaskDesk;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What our people do with cases: those who serve, who sold the deal, and who lead them. */
@Component
@Transactional
class CaseDesk {

    private final CaseRepository cases;
    private final CaseTalk talk;
    private final DealVisibility visibility;
    private final TaskDesk tasks;
    private final People people;
    private final Actors actors;

    CaseDesk(
            CaseRepository cases,
            CaseTalk talk,
            DealVisibility visibility,
            TaskDesk tasks,
            People people,
            Actors actors) {
        this.cases = cases;
        this.talk = talk;
        this.visibility = visibility;
        this.tasks = tasks;
        this.people = people;
        this.actors = actors;
    }

    /** @throws NotFound also for a case of a deal that the person may not see */
    @Transactional(readOnly = true)
    ServiceCase require(String number) {
        ServiceCase found = cases.find(number).orElseThrow(() -> new NotFound("case", number));
        try {
            visibility.requireVisible(found.deal());
        } catch (NotFound hidden) {
            throw new NotFound("case", number);
        }
        return found;
    }

    @Transactional(readOnly = true)
    List<CaseMessage> messages(ServiceCase c) {
        return cases.messages(c.number());
    }

    /** Whether the person works on the cases of a deal that is known to be visible. */
    @Transactional(readOnly = true)
    boolean serves(String deal) {
        try {
            requireServes(deal);
            return true;
        } catch (Refused | NotFound notYours) {
            return false;
        }
    }

    void requireServes(String deal) {
        Person me = actors.person();
        if (me.groups().contains(CaseWatch.GROUP) && me.works()) {
            visibility.requireVisible(deal);
        } else {
            visibility.requireWorkable(deal);
        }
    }

    ServiceCase open(String deal, NewCase wanted) {
        requireServes(deal);
        return talk.open(deal, wanted);
    }

    void reply(String number, @Nullable String text) {
        talk.reply(served(number).number(), text);
    }

    void note(String number, @Nullable String text) {
        talk.note(served(number).number(), text);
    }

    void ask(String number, @Nullable String text) {
        talk.ask(served(number).number(), text);
    }

    /** What the customer answered by phone. */
    void hear(String number, @Nullable String text) {
        ServiceCase c = served(number);
        if (!c.runs()) {
            throw Refused.conflict("case.resolvedAlready", number);
        }
        talk.hear(number, text);
    }

    void prioritise(String number, @Nullable String priority) {
        talk.prioritise(served(number).number(), priority);
    }

    /** Gives the case, which is its task, to somebody, or with null back to the queue. */
    void give(String number, @Nullable String user) {
        tasks.give(task(served(number)), user);
    }

    void resolve(String number, @Nullable String resolution) {
        tasks.complete(task(served(number)), Map.of("resolution", resolution == null ? "" : resolution.strip()));
    }

    void reopen(String number, @Nullable String why) {
        talk.reopen(served(number).number(), why);
    }

    /** Who may take a case. */
    @Transactional(readOnly = true)
    List<Person> team() {
        return people.inGroup(CaseWatch.GROUP, null);
    }

    private ServiceCase served(String number) {
        ServiceCase c = require(number);
        requireServes(c.deal());
        return c;
    }

    private static String task(ServiceCase c) {
        if (c.task() == null) {
            throw Refused.conflict(c.runs() ? "case.noTask" : "case.resolvedAlready", c.number());
        }
        return c.task();
    }
}
