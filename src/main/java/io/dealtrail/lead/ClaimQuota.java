package io.dealtrail.lead;

import io.dealtrail.deal.PoolClaiming;
import io.dealtrail.engine.Drawings;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many leads one person may take out of the pool, by whatever way. The person's row is held until the claim is through, so
 * that two claims at once are counted one after the other.
 */
@Component
class ClaimQuota {

    /** What a person has of the quota. */
    record Use(int open, int openLimit, int today, int dailyLimit) {

        boolean isSpent() {
            return open >= openLimit || today >= dailyLimit;
        }
    }

    private record Counted(int open, int today) {}

    private final JdbcClient jdbc;
    private final LeadSettings settings;
    private final Drawings drawings;
    private final People people;
    private final Clock clock;

    ClaimQuota(JdbcClient jdbc, LeadSettings settings, Drawings drawings, People people, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.drawings = drawings;
        this.people = people;
        this.clock = clock;
    }

    /** @throws Refused {@code pool.quotaOpen}, {@code pool.quotaDaily} (409) */
    @EventListener
    void spend(PoolClaiming claiming) {
        if (!claiming.stage().equals(firstStage())) {
            return; // no lead any more
        }
        hold(claiming.person());
        Use use = use(people.require(claiming.person()));
        if (use.open() >= use.openLimit()) {
            throw Refused.conflict("pool.quotaOpen", use.openLimit());
        }
        if (use.today() >= use.dailyLimit()) {
            throw Refused.conflict("pool.quotaDaily", use.dailyLimit());
        }
        jdbc.sql("insert into pool_claim (deal, person, claimed_at) values (:deal, :person, :now)")
                .param("deal", claiming.deal())
                .param("person", claiming.person())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    Use use(Person person) {
        ZoneId zone = person.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(person.timeZone());
        Counted counted = jdbc.sql("""
                select
                    (select count(distinct d.number) from pool_claim c join deal d on d.number = c.deal
                        where c.person = :person and d.owner = :person and d.status = 'OPEN' and d.stage = :stage) as open,
                    (select count(*) from pool_claim c where c.person = :person and c.claimed_at >= :midnight) as today
                from (select 1 as one) x""")
                .param("person", person.username())
                .param("stage", firstStage())
                .param(
                        "midnight",
                        LocalDate.now(clock.withZone(zone)).atStartOfDay(zone).toOffsetDateTime())
                .query(Counted.class)
                .single();
        return new Use(
                counted.open(),
                settings.pool().open(),
                counted.today(),
                settings.pool().daily());
    }

    String firstStage() {
        return drawings.stages().get(0).key();
    }

    private void hold(String person) {
        String row = "select person from pool_claimer where person = :person for update";
        if (jdbc.sql(row).param("person", person).query(String.class).list().isEmpty()) {
            try {
                jdbc.sql("insert into pool_claimer (person) values (:person)")
                        .param("person", person)
                        .update();
            } catch (DuplicateKeyException e) {
                // Their first two claims at once: the repeated transaction waits for the other one.
                throw new CannotAcquireLockException("first claim of " + person, e);
            }
        }
    }
}
