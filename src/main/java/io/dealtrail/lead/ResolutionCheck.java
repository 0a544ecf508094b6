package io.dealtrail.lead;

import io.dealtrail.customer.AccountDeals;
import io.dealtrail.customer.AccountDeals.Condition;
import io.dealtrail.engine.TaskEvents.Completing;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses the resolution of a duplicate that names no duplicate, while the person can still mend it. */
@Component
class ResolutionCheck {

    private final Duplicates duplicates;
    private final AccountDeals accounts;
    private final Actors actors;
    private final JdbcClient jdbc;

    ResolutionCheck(Duplicates duplicates, AccountDeals accounts, Actors actors, JdbcClient jdbc) {
        this.duplicates = duplicates;
        this.accounts = accounts;
        this.actors = actors;
        this.jdbc = jdbc;
    }

    @EventListener(condition = "#completing.mandatory() == 'duplicateResolution'")
    void check(Completing completing) {
        if (!"merge".equals(completing.values().get("resolution"))) {
            return;
        }
        String entered = Optional.ofNullable(completing.values().get("mergeInto"))
                .map(Object::toString)
                .map(String::strip)
                .orElse("");
        if (entered.isEmpty()) {
            throw Refused.field("mergeInto", "field.required", "mergeInto");
        }
        String into = entered.toUpperCase(Locale.ROOT).startsWith("D-") ? entered.toUpperCase(Locale.ROOT) : entered;
        boolean known =
                DuplicateResolution.isDeal(into) ? duplicates.isOne(completing.deal(), into) : isVisibleAccount(into);
        if (!known) {
            throw Refused.field("mergeInto", "lead.mergeInto", entered);
        }
        completing.variables().put("mergeInto", into);
    }

    private boolean isVisibleAccount(String id) {
        Condition visible = accounts.visible(actors.person());
        return jdbc.sql("select count(*) from account a where a.id = :id and " + visible.sql())
                        .param("id", id)
                        .params(visible.params())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
