package io.dealtrail.notification;

import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.web.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One mail a working day with what a person has not read yet, in the morning where the person is. Each person's row is locked by
 * the node that writes the mail and moved on in the same transaction, so that nothing is sent twice.
 */
@Component
class Digests {

    private static final int ROUND = 500;

    private final JdbcClient jdbc;
    private final NotificationRepository notifications;
    private final DigestMail mail;
    private final People people;
    private final WorkingDays days;
    private final NotificationSettings settings;
    private final Database database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Digests(
            JdbcClient jdbc,
            NotificationRepository notifications,
            DigestMail mail,
            People people,
            WorkingDays days,
            NotificationSettings settings,
            Database database,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.notifications = notifications;
        this.mail = mail;
        this.people = people;
        this.days = days;
        this.settings = settings;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Sees to it that the person gets a digest; one that is planned already stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    void plan(Person person) {
        // Neither form fails when somebody else plans the same person's digest at this moment: news never stop a deal.
        String sql = database.isPostgres()
                ? "insert into notification_digest (person, send_at) values (:person, :at) on conflict do nothing"
                : """
                  merge into notification_digest d using (select cast(:person as varchar(64)) as person) n on d.person = n.person
                  when not matched then insert (person, send_at)
                      values (n.person, cast(:at as timestamp with time zone))""";
        jdbc.sql(sql)
                .param("person", person.username())
                .param("at", utc(next(person)))
                .update();
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void round() {
        for (int i = 0; i < ROUND; i++) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> sendNext()))) {
                return;
            }
        }
    }

    /** The next morning of a working day, where the person is. */
    Instant next(Person person) {
        ZoneId zone = zone(person);
        ZonedDateTime now = clock.instant().atZone(zone);
        LocalDate day = now.toLocalDate();
        if (!now.toLocalTime().isBefore(settings.digestAt())) {
            day = day.plusDays(1);
        }
        while (!days.isWorkingDay(person.region(), day)) {
            day = day.plusDays(1);
        }
        return day.atTime(settings.digestAt()).atZone(zone).toInstant();
    }

    private boolean sendNext() {
        Optional<String> due = jdbc.sql("""
                select person from notification_digest where send_at <= :now
                order by send_at fetch first 1 rows only for update skip locked""")
                .param("now", utc(clock.instant()))
                .query(String.class)
                .optional();
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void send(String username) {
        Optional<Person> person = people.active(username);
        boolean away = people.absence(username).isPresent();
        if (person.isPresent() && !away && isWorkingDay(person.get())) {
            List<NotificationRepository.Row> unread = notifications.forDigest(username);
            if (!unread.isEmpty()) {
                mail.send(person.get(), unread, today(person.get()));
            }
            notifications.digested(username);
        }
        jdbc.sql("update notification_digest set send_at = :next where person = :person")
                .param(
                        "next",
                        utc(person.map(this::next)
                                .orElseGet(() -> clock.instant().plus(java.time.Duration.ofDays(1)))))
                .param("person", username)
                .update();
    }

    private boolean isWorkingDay(Person person) {
        return days.isWorkingDay(person.region(), today(person));
    }

    private LocalDate today(Person person) {
        return LocalDate.now(clock.withZone(zone(person)));
    }

    private ZoneId zone(Person person) {
        return Texts.zone(person).orElseGet(() -> days.zone(person.region()));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
