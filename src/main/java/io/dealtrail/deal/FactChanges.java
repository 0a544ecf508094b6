package io.dealtrail.deal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.web.Versions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Facts that people state themselves. */
@Component
@Transactional
class FactChanges {

    private final Deals deals;
    private final DealVisibility visibility;
    private final PatchedContacts contacts;
    private final ApplicationEventPublisher events;

    FactChanges(Deals deals, DealVisibility visibility, PatchedContacts contacts, ApplicationEventPublisher events) {
        this.deals = deals;
        this.visibility = visibility;
        this.contacts = contacts;
        this.events = events;
    }

    /** Changes the stated facts and leaves the others; a null clears. */
    void patch(String number, ObjectNode body, @Nullable String ifMatch) {
        visibility.requireWorkable(number);
        events.publishEvent(new DealEvent.Touch(List.of(number)));
        DealFacts before = deals.require(number);
        Versions.check(FactPatch.version(body), ifMatch, before.version(), "deal.changed", before);
        apply(before, FactPatch.of(body, before));
    }

    private void apply(DealFacts before, FactPatch patch) {
        String number = before.number();
        if (patch.amount() != null) {
            deals.setAmount(number, patch.amount(), AmountOrigin.ESTIMATE);
        }
        deals.find(number)
                .describe(
                        patch.title(),
                        patch.source(),
                        patch.region(),
                        patch.industry(),
                        patch.employees(),
                        patch.expectedCloseOn());
        DealEvent event = DealEvent.of(number, "deal.changed")
                .change("title", before.title(), patch.title())
                .change("source", before.source(), patch.source())
                .change("region", before.region(), patch.region())
                .change("industry", before.industry(), patch.industry())
                .change("employees", before.employees(), patch.employees())
                .change("expectedCloseOn", string(before.expectedCloseOn()), string(patch.expectedCloseOn()));
        if (!event.changes().isEmpty()) {
            events.publishEvent(event);
        }
        deals.putAttributes(number, patch.attributes());
        if (patch.contacts() != null) {
            contacts.replace(before, patch.contacts());
        }
    }

    private static @Nullable String string(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
