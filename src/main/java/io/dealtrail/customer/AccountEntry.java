package io.dealtrail.customer;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Versions;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts as people enter and change them, within what they may see. */
@Component
@Transactional
class AccountEntry {

    private final AccountList list;
    private final Customers customers;
    private final Actors actors;
    private final ApplicationEventPublisher events;

    AccountEntry(AccountList list, Customers customers, Actors actors, ApplicationEventPublisher events) {
        this.list = list;
        this.customers = customers;
        this.actors = actors;
        this.events = events;
    }

    /** @throws Refused {@code account.exists} (409), with its id when the person may see it; else {@code account.hidden} (409) */
    Account create(NewAccount wanted) {
        Person me = actors.person();
        if (wanted.parent() != null) {
            list.require(me, wanted.parent());
        }
        try {
            return customers.create(wanted);
        } catch (Refused refused) {
            Object known = refused.facts().get("account");
            if (known != null && list.find(me, known.toString()).isEmpty()) {
                throw Refused.conflict("account.hidden", String.valueOf(wanted.name()));
            }
            throw refused;
        }
    }

    /** @throws Refused {@code account.changed} (409) when it is not at this version any more */
    void edit(String id, long version, NewAccount wanted) {
        events.publishEvent(new Touch(List.of(Customers.subject(id))));
        Account before = list.require(actors.person(), id);
        Versions.check(version, null, before.version(), "account.changed", before);
        customers.edit(before, wanted);
    }
}
