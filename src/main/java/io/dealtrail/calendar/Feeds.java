package io.dealtrail.calendar;

import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Secrets;
import io.dealtrail.shared.DealEvent;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Private addresses of people's calendars: 256 random bits each, shown once, kept as SHA-256. */
@Component
@Transactional
class Feeds {

    /** What is known of a person's feed later: never its secret. */
    record Feed(
            boolean exists,
            @Nullable OffsetDateTime createdAt,
            @Nullable OffsetDateTime lastReadAt) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Feeds(JdbcClient jdbc, People people, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    Feed of(String person) {
        return jdbc.sql("select created_at, last_read_at from calendar_feed where person = :person")
                .param("person", person)
                .query((row, n) -> new Feed(
                        true,
                        row.getObject("created_at", OffsetDateTime.class),
                        row.getObject("last_read_at", OffsetDateTime.class)))
                .optional()
                .orElse(new Feed(false, null, null));
    }

    /** Makes a new address; a former one is worth nothing any more. */
    String make(String person) {
        String token = Secrets.random(32);
        delete(person);
        jdbc.sql("insert into calendar_feed (person, token_hash, created_at) values (:person, :hash, :now)")
                .param("person", person)
                .param("hash", Secrets.hash(token))
                .param("now", OffsetDateTime.now(clock))
                .update();
        events.publishEvent(DealEvent.of("person:" + person, "person.calendarFeedMade"));
        return token;
    }

    void revoke(String person) {
        if (delete(person)) {
            events.publishEvent(DealEvent.of("person:" + person, "person.calendarFeedRevoked"));
        }
    }

    /** Whose feed it is; nobody's when the account is closed. */
    Optional<Person> owner(String token) {
        String hash = Secrets.hash(token);
        Optional<Person> owner = jdbc.sql("select person from calendar_feed where token_hash = :hash")
                .param("hash", hash)
                .query(String.class)
                .optional()
                .flatMap(people::active);
        if (owner.isPresent()) {
            jdbc.sql("update calendar_feed set last_read_at = :now where token_hash = :hash")
                    .param("now", OffsetDateTime.now(clock))
                    .param("hash", hash)
                    .update();
        }
        return owner;
    }

    private boolean delete(String person) {
        return jdbc.sql("delete from calendar_feed where person = :person")
                        .param("person", person)
                        .update()
                > 0;
    }
}
