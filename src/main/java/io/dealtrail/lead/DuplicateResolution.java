package io.dealtrail.lead;

import io.dealtrail.customer.AccountMerge;
import io.dealtrail.customer.Contacts;
import io.dealtrail.customer.Customers;
import io.dealtrail.customer.Interactions;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a lead that looks like a duplicate. Whatever it brought is kept. */
@Component
@Transactional
class DuplicateResolution {

    private final Deals deals;
    private final Contacts contacts;
    private final Interactions interactions;
    private final Customers customers;
    private final AccountMerge accounts;
    private final Duplicates duplicates;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    DuplicateResolution(
            Deals deals,
            Contacts contacts,
            Interactions interactions,
            Customers customers,
            AccountMerge accounts,
            Duplicates duplicates,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.deals = deals;
        this.contacts = contacts;
        this.interactions = interactions;
        this.customers = customers;
        this.accounts = accounts;
        this.duplicates = duplicates;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @return whether {@code into} names a deal rather than an account */
    static boolean isDeal(String into) {
        return into.startsWith("D-");
    }

    void keep(String number) {
        duplicates.keepApart(number);
        events.publishEvent(DealEvent.of(number, "lead.keptApart"));
    }

    /** Folds the lead's deal into another: contacts and interactions move, the account is the other's from now on. */
    void mergeIntoDeal(String number, String into) {
        events.publishEvent(new Touch(List.of(number, into)));
        DealFacts lead = deals.require(number);
        DealFacts kept = deals.require(into);
        contacts.moveAll(number, into);
        interactions.moveAll(number, into);
        if (kept.account() == null && lead.account() != null) {
            deals.attach(into, lead.account());
        }
        events.publishEvent(DealEvent.of(number, "deal.merged").with("into", into));
        events.publishEvent(DealEvent.of(into, "deal.merged")
                .with("from", number)
                .with("title", lead.title())
                .with("source", lead.source())
                .with("amount", lead.amount() == null ? null : lead.amount().toString()));
    }

    /** The lead goes on as a deal of another account; its own account goes into that one if it stood for this lead only. */
    void mergeIntoAccount(String number, String account) {
        String into = standing(account);
        String own = deals.require(number).account();
        if (into.equals(own)) {
            return;
        }
        if (own != null && isOnlyDealOf(own, number)) {
            accounts.merge(own, into); // the deal follows its account
        } else {
            deals.attach(number, into);
        }
        duplicates.keepApart(number);
    }

    private String standing(String account) {
        @Nullable String into = customers.require(account).mergedInto();
        return into == null ? account : into;
    }

    private boolean isOnlyDealOf(String account, String number) {
        return jdbc.sql("select count(*) from deal where account = :account and number <> :number")
                        .param("account", account)
                        .param("number", number)
                        .query(Integer.class)
                        .single()
                == 0;
    }
}
