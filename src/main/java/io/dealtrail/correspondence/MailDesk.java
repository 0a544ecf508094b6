package io.dealtrail.correspondence;

import io.dealtrail.customer.Contacts;
import io.dealtrail.deal.CustomerReplies;
import io.dealtrail.deal.DealVisibility;
import io.dealtrail.notification.SentMail;
import io.dealtrail.notification.SentMails;
import io.dealtrail.people.Actor;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with mail: file what belongs to no deal yet, dismiss it, say that a customer was answered. */
@Component
@Transactional
class MailDesk {

    /** A letter of ours or a mail of theirs, as a deal shows both. */
    record Item(
            boolean incoming,
            long id,
            String who,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String quoted,
            List<String> leftOut,
            String state,
            boolean known,
            @Nullable String error,
            Instant at) {}

    /** A deal that a mail could belong to. */
    record Suggestion(String sender, String number, String title) {}

    private static final int SHOWN = 30;

    private final ReceivedMails mails;
    private final SentMails sent;
    private final Cabinet cabinet;
    private final Contacts contacts;
    private final CustomerReplies replies;
    private final DealVisibility visibility;
    private final Actors actors;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    MailDesk(
            ReceivedMails mails,
            SentMails sent,
            Cabinet cabinet,
            Contacts contacts,
            CustomerReplies replies,
            DealVisibility visibility,
            Actors actors,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.mails = mails;
        this.sent = sent;
        this.cabinet = cabinet;
        this.contacts = contacts;
        this.replies = replies;
        this.visibility = visibility;
        this.actors = actors;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** A deal's mail in both directions, the newest first. */
    @Transactional(readOnly = true)
    List<Item> ofDeal(String deal) {
        visibility.requireVisible(deal);
        return Stream.concat(
                        sent.ofDeal(deal, SHOWN).stream().map(MailDesk::item),
                        mails.ofDeal(deal, SHOWN).stream()
                                .filter(mail -> mail.kind() != Received.Kind.BOUNCE)
                                .map(MailDesk::item))
                .sorted(Comparator.comparing(Item::at)
                        .thenComparing(Item::incoming)
                        .reversed())
                .limit(SHOWN)
                .toList();
    }

    /** Since when the customer waits for an answer, if they do. */
    @Transactional(readOnly = true)
    Optional<Instant> waitingSince(String deal) {
        visibility.requireVisible(deal);
        return replies.waitingSince(deal);
    }

    /** @return since when the customer had waited; nothing when nobody waits */
    Optional<Instant> answered(String deal) {
        visibility.requireWorkable(deal);
        events.publishEvent(new DealEvent.Touch(List.of(deal)));
        Optional<Instant> since = replies.waitingSince(deal);
        if (since.isPresent() && replies.answered(deal)) {
            events.publishEvent(DealEvent.of(deal, "mail.answered"));
        }
        return since;
    }

    void waitsAfterAll(String deal, Instant since) {
        visibility.requireWorkable(deal);
        events.publishEvent(new DealEvent.Touch(List.of(deal)));
        replies.waits(deal, since.isAfter(clock.instant()) ? clock.instant() : since);
        events.publishEvent(DealEvent.of(deal, "mail.stillWaiting"));
    }

    /** @throws Refused {@code mail.filedAlready} (409); {@code notFound.deal} as a fault of the field */
    ReceivedMails.Mail file(long id, @Nullable String number) {
        String deal = number == null ? "" : number.strip().toUpperCase(Locale.ROOT);
        requireReachable(deal);
        events.publishEvent(new DealEvent.Touch(List.of(deal)));
        ReceivedMails.Mail mail = mails.lock(id).orElseThrow(() -> new NotFound("mail", Long.toString(id)));
        if (mail.state() == ReceivedMails.State.FILED) {
            throw Refused.conflict("mail.filedAlready", "" + mail.deal());
        }
        boolean known = Filing.knows(contacts.ofDeal(deal), mail.sender());
        Received again = new Received(
                "",
                Received.Kind.REPLY,
                mail.sender(),
                mail.senderName(),
                mail.subject(),
                Set.of(),
                Set.of(),
                mail.body(),
                mail.quoted(),
                mails.files(id),
                mail.leftOut(),
                null,
                mail.sentAt());
        List<String> leftOut =
                actors.callAs(Actor.customer(mail.from()), () -> cabinet.file(id, deal, again, null, known));
        mails.filed(id, deal, known, actors.person().username(), leftOut, clock.instant());
        mails.dropFiles(id);
        events.publishEvent(
                DealEvent.of(deal, "mail.filed").with("from", mail.sender()).with("subject", mail.subject()));
        return mails.find(id).orElse(mail);
    }

    /** Belongs to no deal. {@link #reopen} brings it back. */
    ReceivedMails.Mail dismiss(long id) {
        return turn(id, ReceivedMails.State.OPEN, ReceivedMails.State.DISMISSED, "mail.dismissed");
    }

    ReceivedMails.Mail reopen(long id) {
        return turn(id, ReceivedMails.State.DISMISSED, ReceivedMails.State.OPEN, "mail.reopened");
    }

    /** Open deals of the senders, as far as the reader sees them by scope. */
    @Transactional(readOnly = true)
    List<Suggestion> suggestions(List<String> senders) {
        boolean all = actors.person().is(Role.DIRECTOR) || actors.person().is(Role.ADMIN);
        return senders.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select distinct c.email as sender, d.number, d.title
                        from contact c join deal_contact l on l.contact = c.id join deal d on d.number = l.deal
                        where c.email in (:senders) and d.status in ('OPEN', 'WON')
                            and (:every = 1 or d.owner = :me or d.team in (select t.id from team t where t.manager = :me))
                        order by d.number desc fetch first 60 rows only""")
                        .param("senders", senders)
                        .param("every", all ? 1 : 0)
                        .param("me", actors.person().username())
                        .query(Suggestion.class)
                        .list();
    }

    private void requireReachable(String deal) {
        try {
            if (actors.person().is(Role.ADMIN)) {
                requireThere(deal);
            } else {
                visibility.requireWorkable(deal);
            }
        } catch (NotFound e) {
            throw Refused.field("deal", "notFound.deal", deal);
        }
    }

    private void requireThere(String deal) {
        boolean there = jdbc.sql("select count(*) from deal where number = :deal")
                        .param("deal", deal)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!there) {
            throw new NotFound("deal", deal);
        }
    }

    private ReceivedMails.Mail turn(long id, ReceivedMails.State from, ReceivedMails.State to, String action) {
        ReceivedMails.Mail mail = mails.find(id).orElseThrow(() -> new NotFound("mail", Long.toString(id)));
        if (!mails.turn(id, from, to)) {
            throw Refused.conflict("mail.notOpen");
        }
        events.publishEvent(
                DealEvent.of("mail:" + id, action).with("from", mail.sender()).with("subject", mail.subject()));
        return mail;
    }

    private static Item item(SentMail mail) {
        String state = mail.bouncedAt() != null ? "BOUNCED" : mail.state();
        return new Item(
                false,
                mail.id(),
                mail.to(),
                mail.subject(),
                mail.body(),
                null,
                List.of(),
                state,
                true,
                mail.error(),
                mail.createdAt());
    }

    private static Item item(ReceivedMails.Mail mail) {
        return new Item(
                true,
                mail.id(),
                mail.from(),
                mail.subject(),
                mail.body(),
                mail.quoted(),
                mail.leftOut(),
                mail.kind().name(),
                mail.known(),
                null,
                mail.receivedAt());
    }
}
