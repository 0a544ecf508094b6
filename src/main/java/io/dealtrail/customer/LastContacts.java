package io.dealtrail.customer;

import io.dealtrail.shared.DealEvent;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each customer was last spoken to. Notes and meetings still to come do not count. */
@Component
class LastContacts {

    private final JdbcClient jdbc;
    private final Clock clock;

    LastContacts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void spoken(String account, OffsetDateTime at) {
        if (!at.isAfter(OffsetDateTime.now(clock))) {
            jdbc.sql("""
                    update account set last_contact_at = :at
                    where id = :account and (last_contact_at is null or last_contact_at < :at)""").param("at", at).param("account", account).update();
        }
    }

    void reckon(Collection<String> accounts) {
        jdbc.sql("""
                update account set last_contact_at = (
                    select max(i.happened_at) from interaction i where i.account = account.id and i.happened_at <= :now and i.kind <> 'note')
                where id in (:accounts)""")
                .param("now", OffsetDateTime.now(clock))
                .param("accounts", accounts)
                .update();
    }

    /** What was said on a deal goes with the deal to its new customer. */
    @EventListener(condition = "#event.action() == 'deal.customerChanged'")
    void follow(DealEvent event) {
        for (DealEvent.Change change : event.changes()) {
            @Nullable Object to = change.to();
            if (change.field().equals("account") && to != null) {
                int moved = jdbc.sql(
                                "update interaction set account = :to where deal = :deal and (account is null or account <> :to)")
                        .param("to", to)
                        .param("deal", event.subject())
                        .update();
                if (moved > 0) {
                    reckon(List.of(to.toString()));
                }
            }
        }
    }
}
