package io.dealtrail.customer;

import io.dealtrail.customer.AccountDeals.Condition;
import io.dealtrail.people.Actor;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import io.dealtrail.web.Faults;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The communication record of deals and customers. Who may read or write it is asked before. */
@Component
@Transactional
public class Interactions {

    private static final String SELECT = """
            select i.id, i.deal, i.kind, i.happened_at as at, i.subject, i.body as text, i.recorded_by as by, i.recorded_at
            from interaction i where\s""";

    private final JdbcClient jdbc;
    private final AccountDeals deals;
    private final LastContacts lastContacts;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Interactions(
            JdbcClient jdbc,
            AccountDeals deals,
            LastContacts lastContacts,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.lastContacts = lastContacts;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** @throws io.dealtrail.shared.Refused with the faulty fields */
    public Interaction record(String deal, NewInteraction wanted) {
        return record(deal, deals.accountOf(deal).orElse(null), deal, wanted);
    }

    /** Records what was said to a customer apart from any deal. */
    Interaction recordOn(String account, NewInteraction wanted) {
        return record(null, account, Customers.subject(account), wanted);
    }

    private Interaction record(@Nullable String deal, @Nullable String account, String subject, NewInteraction wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Faults faults = new Faults();
        NewInteraction entry = wanted.checked(faults, now);
        faults.refuse();
        Interaction interaction = new Interaction(
                UUID.randomUUID().toString(),
                deal,
                String.valueOf(entry.kind()),
                OffsetDateTime.parse(String.valueOf(entry.at())),
                entry.subject(),
                entry.text(),
                by(actors.current()),
                now.atOffset(ZoneOffset.UTC));
        jdbc.sql("""
                insert into interaction (id, deal, account, kind, happened_at, subject, body, recorded_by, recorded_at)
                values (:id, :deal, :account, :kind, :at, :subject, :text, :by, :recordedAt)""")
                .param("id", interaction.id())
                .param("deal", deal)
                .param("account", account)
                .param("kind", interaction.kind())
                .param("at", interaction.at())
                .param("subject", interaction.subject())
                .param("text", interaction.text())
                .param("by", interaction.by())
                .param("recordedAt", interaction.recordedAt())
                .update();
        if (account != null && !interaction.kind().equals("note")) {
            lastContacts.spoken(account, interaction.at());
        }
        events.publishEvent(DealEvent.of(subject, "interaction.recorded")
                .with("interaction", interaction.id())
                .with("kind", interaction.kind())
                .with("subject", interaction.subject())
                .with("text", interaction.text())
                .occurred(interaction.at().toInstant()));
        return interaction;
    }

    /**
     * Takes back a meeting that is still ahead; who planned it may.
     *
     * @return what was planned
     * @throws NotFound when the person planned no such thing, or its time has come
     */
    public Interaction cancel(String deal, String id) {
        Interaction planned = jdbc.sql(
                        SELECT + "i.deal = :deal and i.id = :id and i.recorded_by = :by and i.happened_at > :now")
                .param("deal", deal)
                .param("id", id)
                .param("by", by(actors.current()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Interaction.class)
                .optional()
                .orElseThrow(() -> new NotFound("interaction", id));
        jdbc.sql("delete from interaction where id = :id").param("id", id).update();
        events.publishEvent(DealEvent.of(deal, "interaction.cancelled")
                .with("interaction", id)
                .with("kind", planned.kind())
                .with("subject", planned.subject()));
        return planned;
    }

    /** A deal's interactions, the latest first. */
    @Transactional(readOnly = true)
    public Page<Interaction> ofDeal(String deal, int size, @Nullable String after) {
        return page("i.deal = :deal", Map.of("deal", deal), size, after);
    }

    /** What was said to a customer, on deals that the person may see or on none, the latest first. */
    @Transactional(readOnly = true)
    Page<Interaction> ofAccount(String account, Person person, int size, @Nullable String after) {
        Condition visible = deals.visibleDeal(person, "i.deal");
        Map<String, Object> params = new HashMap<>(visible.params());
        params.put("account", account);
        return page("i.account = :account and (i.deal is null or " + visible.sql() + ")", params, size, after);
    }

    private Page<Interaction> page(String of, Map<String, Object> which, int size, @Nullable String after) {
        Map<String, Object> params = new HashMap<>(which);
        long total = jdbc.sql("select count(*) from (select 1 from interaction i where " + of + " limit "
                        + (Page.COUNT_LIMIT + 1) + ") c")
                .params(params)
                .query(Long.class)
                .single();
        String from = "";
        if (after != null) {
            @Nullable String[] key = Cursor.parse(after, 2);
            from = " and (i.happened_at, i.id) < (:at, :id)";
            params.put("at", time(String.valueOf(key[0]), after));
            params.put("id", String.valueOf(key[1]));
        }
        List<Interaction> rows = jdbc.sql(
                        SELECT + of + from + " order by i.happened_at desc, i.id desc limit " + (size + 1))
                .params(params)
                .query(Interaction.class)
                .list();
        return Page.of(rows, size, total, row -> Cursor.of(row.at(), row.id()));
    }

    /** What is planned with the customer, the nearest first. */
    @Transactional(readOnly = true)
    public List<Interaction> planned(String deal) {
        return jdbc.sql(SELECT + "i.deal = :deal and i.happened_at > :now order by i.happened_at, i.id limit 10")
                .param("deal", deal)
                .param("now", OffsetDateTime.now(clock))
                .query(Interaction.class)
                .list();
    }

    /**
     * Takes back what somebody recorded by mistake. That it was recorded stays on the trail.
     *
     * @throws NotFound when the person recorded no such thing on the deal
     */
    public void withdraw(String deal, String id) {
        events.publishEvent(new DealEvent.Touch(List.of(deal)));
        int gone = jdbc.sql("delete from interaction where id = :id and deal = :deal and recorded_by = :by")
                .param("id", id)
                .param("deal", deal)
                .param("by", by(actors.current()))
                .update();
        if (gone == 0) {
            throw new NotFound("interaction", id);
        }
        events.publishEvent(DealEvent.of(deal, "interaction.withdrawn").with("interaction", id));
    }

    /**
     * Like {@link #withdraw}, for what was said to a customer apart from any deal.
     *
     * @throws NotFound when the person recorded no such thing
     */
    void withdrawFrom(String account, String id) {
        events.publishEvent(new DealEvent.Touch(List.of(Customers.subject(account))));
        int gone = jdbc.sql(
                        "delete from interaction where id = :id and account = :account and deal is null and recorded_by = :by")
                .param("id", id)
                .param("account", account)
                .param("by", by(actors.current()))
                .update();
        if (gone == 0) {
            throw new NotFound("interaction", id);
        }
        lastContacts.reckon(List.of(account));
        events.publishEvent(DealEvent.of(Customers.subject(account), "interaction.withdrawn")
                .with("interaction", id));
    }

    /** What was said last on a deal. */
    @Transactional(readOnly = true)
    public List<Interaction> latest(String deal, int size) {
        return jdbc.sql(SELECT + "i.deal = :deal order by i.happened_at desc, i.id desc limit " + size)
                .param("deal", deal)
                .query(Interaction.class)
                .list();
    }

    /** Moves what was said on one deal to another. */
    public void moveAll(String fromDeal, String intoDeal) {
        jdbc.sql("update interaction set deal = :into, account = coalesce(:account, account) where deal = :from")
                .param("from", fromDeal)
                .param("into", intoDeal)
                .param("account", deals.accountOf(intoDeal).orElse(null))
                .update();
    }

    private static OffsetDateTime time(String key, String cursor) {
        try {
            return OffsetDateTime.parse(key);
        } catch (DateTimeException e) {
            throw Refused.malformed("list.cursor", cursor);
        }
    }

    private static String by(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON ? actor.id() : actor.toString();
    }
}
