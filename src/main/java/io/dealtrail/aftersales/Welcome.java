package io.dealtrail.aftersales;

import io.dealtrail.customer.Recipient;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The beginning of after-sales: what we have to do, and how the customer reaches us. */
@Component
@Transactional
class Welcome {

    private final Onboarding onboarding;
    private final AfterSalesLetters letters;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Welcome(Onboarding onboarding, AfterSalesLetters letters, Clock clock, ApplicationEventPublisher events) {
        this.onboarding = onboarding;
        this.letters = letters;
        this.clock = clock;
        this.events = events;
    }

    void begin(String deal) {
        onboarding.begin(deal);
        letters.aboutCases(deal, "welcome:" + deal, "after-sales-welcome", "", Map.of());
    }

    /** Sends the customer a link to our service once more; empty when nobody there has an address. */
    Optional<Recipient> sendLink(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        String key = "serviceLink:" + deal + ":" + clock.instant();
        Optional<Recipient> to = letters.aboutCases(deal, key, "after-sales-link", "", Map.of());
        to.ifPresent(reader ->
                events.publishEvent(DealEvent.of(deal, "serviceLink.sent").with("to", reader.email())));
        return to;
    }
}
