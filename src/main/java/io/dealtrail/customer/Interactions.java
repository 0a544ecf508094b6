package io.dealtrail.customer;

import io.dealtrail.people.Actor;
import io.dealtrail.people.Actors;
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

/** The communication record of deals. Who may read or write it is asked before. */
@Component
@Transactional
public class Interactions {

    private static final String SELECT = """
            select i.id, i.deal, i.kind, i.happened_at as at, i.subject, i.body as text, i.recorded_by as by, i.recorded_at
            from interaction i where i.deal = :deal""";

    private final JdbcClient jdbc;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Interactions(JdbcClient jdbc, Actors actors, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** @throws io.dealtrail.shared.Refused with the faulty fields */
    public Interaction record(String deal, NewInteraction wanted) {
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
                insert into interaction (id, deal, kind, happened_at, subject, body, recorded_by, recorded_at)
                values (:id, :deal, :kind, :at, :subject, :text, :by, :recordedAt)""").paramSource(interaction).update();
        events.publishEvent(DealEvent.of(deal, "interaction.recorded")
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
        Interaction planned = jdbc.sql(SELECT + " and i.id = :id and i.recorded_by = :by and i.happened_at > :now")
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
        Map<String, Object> params = new HashMap<>(Map.of("deal", deal));
        String from = "";
        if (after != null) {
            @Nullable String[] key = Cursor.parse(after, 2);
            from = " and (i.happened_at, i.id) < (:at, :id)";
            params.put("at", time(String.valueOf(key[0]), after));
            params.put("id", String.valueOf(key[1]));
        }
        List<Interaction> rows = jdbc.sql(SELECT + from + " order by i.happened_at desc, i.id desc limit " + (size + 1))
                .params(params)
                .query(Interaction.class)
                .list();
        long total = jdbc.sql("select count(*) from (select 1 from interaction where deal = :deal limit "
                        + (Page.COUNT_LIMIT + 1) + ") c")
                .param("deal", deal)
                .query(Long.class)
                .single();
        return Page.of(rows, size, total, row -> Cursor.of(row.at(), row.id()));
    }

    /** Moves what was said on one deal to another. */
    public void moveAll(String fromDeal, String intoDeal) {
        jdbc.sql("update interaction set deal = :into where deal = :from")
                .param("from", fromDeal)
                .param("into", intoDeal)
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
