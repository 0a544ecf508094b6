package io.dealtrail.people;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When people are away and who stands in; each change is on the person's trail. */
@Component
@Transactional
public class Absences {

    private static final String SELECT = "select id, username, from_on, until_on, substitute from absence ";

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Absences(JdbcClient jdbc, People people, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Records an absence.
     *
     * @throws Refused {@code absence.period} when it ends before it starts, {@code absence.overlaps} when the person is away then
     *     already, {@code absence.substitute} when the substitute is the person or is not active
     */
    public Absence add(String username, LocalDate from, LocalDate until, @Nullable String substitute) {
        people.require(username);
        Absence absence = new Absence(UUID.randomUUID().toString(), username, from, until, substitute);
        check(absence);
        jdbc.sql("""
                insert into absence (id, username, from_on, until_on, substitute, created_at)
                values (:id, :username, :from, :until, :substitute, :now)""")
                .param("id", absence.id())
                .param("username", username)
                .param("from", from)
                .param("until", until)
                .param("substitute", substitute)
                .param("now", OffsetDateTime.now(clock))
                .update();
        events.publishEvent(DealEvent.of(Accounts.subject(username), "absence.added")
                .with("from", from.toString())
                .with("until", until.toString())
                .with("substitute", substitute));
        return absence;
    }

    /** @throws Refused as {@link #add} */
    public Absence change(String username, String id, LocalDate from, LocalDate until, @Nullable String substitute) {
        Absence before = require(username, id);
        Absence after = new Absence(id, username, from, until, substitute);
        check(after);
        jdbc.sql("""
                update absence set from_on = :fromOn, until_on = :untilOn, substitute = :substitute
                where id = :id and username = :username""").paramSource(after).update();
        events.publishEvent(DealEvent.of(Accounts.subject(username), "absence.changed")
                .change("from", before.fromOn().toString(), from.toString())
                .change("until", before.untilOn().toString(), until.toString())
                .change("substitute", before.substitute(), substitute));
        return after;
    }

    /** The person is back today: the absence ends yesterday. One that has not lasted a day goes. */
    public void end(String username, String id) {
        Absence absence = require(username, id);
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        if (absence.fromOn().isAfter(yesterday)) {
            remove(username, id);
        } else if (absence.untilOn().isAfter(yesterday)) {
            change(username, id, absence.fromOn(), yesterday, absence.substitute());
        }
    }

    public void remove(String username, String id) {
        Absence gone = require(username, id);
        jdbc.sql("delete from absence where id = :id").param("id", id).update();
        events.publishEvent(DealEvent.of(Accounts.subject(username), "absence.removed")
                .with("id", id)
                .with("from", gone.fromOn().toString())
                .with("until", gone.untilOn().toString()));
    }

    Absence require(String username, String id) {
        return jdbc.sql(SELECT + "where id = :id and username = :username")
                .param("id", id)
                .param("username", username)
                .query(Absence.class)
                .optional()
                .orElseThrow(() -> new NotFound("absence", id));
    }

    private void check(Absence wanted) {
        if (wanted.untilOn().isBefore(wanted.fromOn())) {
            throw Refused.field("until", "absence.period", wanted.fromOn(), wanted.untilOn());
        }
        String substitute = wanted.substitute();
        if (substitute != null
                && (substitute.equals(wanted.username())
                        || people.active(substitute).isEmpty())) {
            throw Refused.field("substitute", "absence.substitute", substitute);
        }
        Optional<Absence> other =
                jdbc.sql(SELECT + """
                where username = :username and id <> :id and from_on <= :untilOn and until_on >= :fromOn
                order by from_on fetch first 1 rows only""").paramSource(wanted).query(Absence.class).optional();
        other.ifPresent(absence -> {
            throw Refused.field("from", "absence.overlaps", absence.fromOn(), absence.untilOn());
        });
    }
}
