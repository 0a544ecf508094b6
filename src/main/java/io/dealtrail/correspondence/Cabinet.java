package io.dealtrail.correspondence;

import io.dealtrail.attachment.ReceivedFiles;
import io.dealtrail.customer.Interactions;
import io.dealtrail.customer.NewInteraction;
import io.dealtrail.deal.CustomerReplies;
import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.engine.Workflow;
import io.dealtrail.notification.CustomerReplied;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.DealEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts a customer's mail into a deal's file: what was said, what came along, and who has to know. */
@Component
class Cabinet {

    private final Interactions interactions;
    private final ReceivedFiles files;
    private final CustomerReplies replies;
    private final Deals deals;
    private final Workflow workflow;
    private final Notifications notifications;
    private final People people;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Cabinet(
            Interactions interactions,
            ReceivedFiles files,
            CustomerReplies replies,
            Deals deals,
            Workflow workflow,
            Notifications notifications,
            People people,
            Clock clock,
            ApplicationEventPublisher events) {
        this.interactions = interactions;
        this.files = files;
        this.replies = replies;
        this.deals = deals;
        this.workflow = workflow;
        this.notifications = notifications;
        this.people = people;
        this.clock = clock;
        this.events = events;
    }

    /**
     * @param letter key of the letter that it answers
     * @return names of what was not taken along
     */
    List<String> file(long id, String deal, Received mail, @Nullable String letter, boolean known) {
        List<String> leftOut = new ArrayList<>(mail.leftOut());
        for (Received.File file : mail.files()) {
            if (files.isTaken(file.name(), file.content())) {
                files.keep(deal, file.name(), file.content(), shortened(mail.from(), 60));
            } else {
                leftOut.add(file.name());
            }
        }
        Instant now = clock.instant();
        Instant at = mail.sentAt().isAfter(now) || mail.sentAt().equals(Instant.EPOCH) ? now : mail.sentAt();
        String subject = mail.subject() == null ? null : shortened(mail.subject(), 200);
        String text = mail.text() == null && subject == null ? "–" : mail.text();
        interactions.record(deal, new NewInteraction("email", at.toString(), subject, text));
        events.publishEvent(DealEvent.of(deal, "mail.received")
                .with("from", mail.sender())
                .with("subject", mail.subject())
                .with("knownSender", known));
        replies.waits(deal, now);
        workflow.tellAll("customer.replied", deal);
        owner(deal)
                .ifPresent(owner -> notifications.tell(
                        owner,
                        known ? "mail.replied" : "mail.repliedByStranger",
                        deal,
                        null,
                        mail.from(),
                        "" + mail.subject()));
        events.publishEvent(new CustomerReplied(
                deal, id, mail.sender(), mail.senderName(), mail.subject(), mail.text(), letter, known, at));
        return leftOut;
    }

    /** Who hears of a deal's mail: its owner, else the manager of its team. */
    Optional<String> owner(String deal) {
        DealFacts facts = deals.require(deal);
        return Optional.ofNullable(facts.owner())
                .or(() -> people.managerOf(facts.team()).map(Person::username));
    }

    private static String shortened(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }
}
