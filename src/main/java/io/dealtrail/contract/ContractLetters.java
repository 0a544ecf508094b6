package io.dealtrail.contract;

import io.dealtrail.customer.Recipient;
import io.dealtrail.customer.Recipients;
import io.dealtrail.deal.Deals;
import io.dealtrail.document.Document;
import io.dealtrail.link.Links;
import io.dealtrail.link.NewLink;
import io.dealtrail.notification.Enclosure;
import io.dealtrail.notification.Letter;
import io.dealtrail.notification.Mailbox;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters about a contract, each with a link of its own. Without a contact with an address there is nobody to write to. */
@Component
class ContractLetters {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);
    private static final String PDF = "application/pdf";

    private final Recipients recipients;
    private final Links links;
    private final Mailbox mailbox;
    private final ContractPapers papers;
    private final Deals deals;
    private final People people;

    ContractLetters(
            Recipients recipients, Links links, Mailbox mailbox, ContractPapers papers, Deals deals, People people) {
        this.recipients = recipients;
        this.links = links;
        this.mailbox = mailbox;
        this.papers = papers;
        this.deals = deals;
        this.people = people;
    }

    void send(Contract contract, Document paper, LocalDate until, Instant sentAt) {
        recipients
                .of(contract.deal())
                .ifPresent(to -> post(
                        contract,
                        until,
                        "contract:" + contract.deal() + ":" + sentAt,
                        "contract-sign",
                        to,
                        enclosed(paper)));
    }

    void remind(Contract contract, LocalDate until, LocalDate today) {
        recipients
                .of(contract.deal())
                .ifPresent(to -> post(
                        contract,
                        until,
                        "contract:" + contract.deal() + ":reminder:" + today,
                        "contract-reminder",
                        to,
                        List.of()));
    }

    Optional<String> link(Contract contract, LocalDate until) {
        return recipients.of(contract.deal()).map(to -> link(contract, until, to));
    }

    /** The sealed contract to both sides, each once. */
    void seal(Contract contract, Document sealed) {
        String key = "contract:" + contract.deal() + ":sealed:" + sealed.id() + ":";
        recipients
                .of(contract.deal())
                .ifPresent(to -> post(contract, key + "customer", to.email(), to.language(), to.name(), sealed));
        Person owner = people.active(deals.require(contract.deal()).owner()).orElse(null);
        String email = owner == null ? null : owner.email();
        if (owner != null && email != null && !email.isBlank()) {
            Locale language = owner.language() == null ? Locale.ENGLISH : Locale.forLanguageTag(owner.language());
            post(contract, key + "owner", email, language, owner.name(), sealed);
        }
    }

    private void post(
            Contract contract, LocalDate until, String key, String template, Recipient to, List<Enclosure> enclosures) {
        Map<String, Object> values = values(contract, to.name());
        values.put("until", until);
        values.put("address", link(contract, until, to));
        mailbox.post(new Letter(key, contract.deal(), to.email(), to.language(), template, values, enclosures));
    }

    private void post(Contract contract, String key, String email, Locale language, String name, Document sealed) {
        Map<String, Object> values = values(contract, name);
        values.put("sha256", sealed.sha256());
        mailbox.post(new Letter(key, contract.deal(), email, language, "contract-sealed", values, enclosed(sealed)));
    }

    private String link(Contract contract, LocalDate until, Recipient to) {
        Instant expires = until.atTime(END_OF_DAY).toInstant(ZoneOffset.UTC);
        return links.issue(new NewLink(
                contract.deal(), SigningPage.PURPOSE, contract.hash(), to.name(), to.email(), to.language(), expires));
    }

    private Map<String, Object> values(Contract contract, String name) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", name);
        values.put("contract", contract);
        values.put("customer", filled(contract, "customer.name"));
        values.put(
                "args", List.of(contract.deal(), deals.require(contract.deal()).title()));
        return values;
    }

    private List<Enclosure> enclosed(Document paper) {
        return List.of(new Enclosure(paper.fileName(), PDF, papers.content(paper)));
    }

    private static String filled(Contract contract, String placeholder) {
        @Nullable String value = contract.content().filled().get(placeholder);
        return value == null ? "" : value;
    }
}
