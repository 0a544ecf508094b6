package io.dealtrail.aftersales;

import io.dealtrail.customer.Recipient;
import io.dealtrail.customer.Recipients;
import io.dealtrail.link.Links;
import io.dealtrail.link.NewLink;
import io.dealtrail.notification.Letter;
import io.dealtrail.notification.Mailbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes to the customer, in their language and with a link of their own; a customer without an address is not written to. */
@Component
class AfterSalesLetters {

    private final Recipients recipients;
    private final Links links;
    private final Mailbox mailbox;
    private final AfterSalesSettings settings;
    private final Clock clock;

    AfterSalesLetters(Recipients recipients, Links links, Mailbox mailbox, AfterSalesSettings settings, Clock clock) {
        this.recipients = recipients;
        this.links = links;
        this.mailbox = mailbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a letter is about, and where its link leads. */
    record Matter(String key, String template, String purpose, String subject, Instant expiresAt) {}

    /** A letter with the link to the customer's cases; {@code subject} is the case it is about, empty for none. */
    Optional<Recipient> aboutCases(
            String deal, String key, String template, String subject, Map<String, Object> values) {
        Instant end = clock.instant().plus(Duration.ofDays(settings.linkDays()));
        return post(deal, new Matter(key, template, "case", subject, end), values);
    }

    Optional<Recipient> post(String deal, Matter matter, Map<String, Object> values) {
        Optional<Recipient> to = recipients.of(deal);
        to.ifPresent(reader -> {
            Map<String, Object> all = new HashMap<>(values);
            all.putIfAbsent("args", List.of());
            all.put("name", reader.name());
            all.put("address", issue(deal, matter, reader));
            mailbox.post(new Letter(
                    matter.key(), deal, reader.email(), reader.language(), matter.template(), all, List.of()));
        });
        return to;
    }

    private String issue(String deal, Matter matter, Recipient reader) {
        return links.issue(new NewLink(
                deal,
                matter.purpose(),
                matter.subject(),
                reader.name(),
                reader.email(),
                reader.language(),
                matter.expiresAt()));
    }
}
