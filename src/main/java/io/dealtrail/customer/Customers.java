package io.dealtrail.customer;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts. Each change is on the trail of {@code account:<id>}. */
@Component
@Transactional
public class Customers {

    private record Candidate(
            String id, @Nullable String region, @Nullable String mergedInto) {
        String standing() {
            return mergedInto == null ? id : mergedInto;
        }
    }

    private static final String UPDATE = """
            update account set name = :name, normal_name = :normal, name_key = :key, region = :region, country = :country,
                industry = :industry, website = :website, employees = :employees, revenue = :revenue,
                revenue_currency = :currency, parent = :parent, external_key = :external, version = version + 1
            where id = :id""";

    private final JdbcClient jdbc;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Customers(JdbcClient jdbc, Actors actors, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** The subject of an account's trail. */
    public static String subject(String account) {
        return "account:" + account;
    }

    /**
     * The account of this external key, else of this name and region, else a new one. An account whose region nobody has said
     * serves every region; a company without region is the one account of that name, if there is only one.
     *
     * @return the account's id
     * @throws Refused with the faulty fields
     */
    public String findOrCreate(NewAccount wanted) {
        NewAccount account = checked(wanted);
        return find(account).orElseGet(() -> insert(account));
    }

    /** @throws Refused {@code account.exists} (409) when there is one of this name and region, or of this external key */
    public Account create(NewAccount wanted) {
        NewAccount account = checked(wanted);
        find(account).ifPresent(id -> {
            throw Refused.conflict("account.exists", String.valueOf(wanted.name()))
                    .with("account", id);
        });
        return require(insert(account));
    }

    /** Replaces what is stated of an account by what is given; what is not given stays. */
    public void change(String id, NewAccount wanted) {
        Account before = require(id);
        restate(before, checked(filled(wanted, before)));
    }

    /**
     * States an account anew: what is not given is no longer known. Its external key stays.
     *
     * @throws Refused with the faulty fields; {@code account.exists} (409) when another one bears this name in this region
     */
    void edit(Account before, NewAccount wanted) {
        NewAccount after = checked(wanted);
        takenBy(after, List.of(before.id())).ifPresent(other -> {
            throw Refused.conflict("account.exists", String.valueOf(after.name()));
        });
        if (after.parent() != null && isBelow(after.parent(), before.id())) {
            throw Refused.field("parent", "account.parentCycle");
        }
        restate(before, after);
    }

    /** States two accounts anew at once, so that they may swap names; what was folded keeps a key of its own if need be. */
    void exchange(Account kept, NewAccount keptNow, Account folded, NewAccount foldedNow) {
        takenBy(keptNow, List.of(kept.id(), folded.id())).ifPresent(other -> {
            throw Refused.conflict("account.exists", String.valueOf(keptNow.name()));
        });
        boolean renamed = !CompanyName.key(kept.name(), kept.region())
                .equals(CompanyName.key(String.valueOf(keptNow.name()), keptNow.region()));
        if (renamed) {
            jdbc.sql("update account set name_key = :key where id = :id")
                    .param("key", "merged|" + folded.id())
                    .param("id", folded.id())
                    .update();
        }
        restate(kept, checked(keptNow));
        if (renamed) {
            var columns = AccountRow.columns(foldedNow);
            if (takenBy(foldedNow, List.of(folded.id())).isPresent()) {
                columns.put("key", "merged|" + folded.id());
            }
            jdbc.sql(UPDATE).params(columns).param("id", folded.id()).update();
        }
    }

    private void restate(Account before, NewAccount after) {
        DealEvent event = AccountRow.changes(DealEvent.of(subject(before.id()), "account.changed"), before, after);
        if (!event.changes().isEmpty()) {
            jdbc.sql(UPDATE)
                    .params(AccountRow.columns(after))
                    .param("id", before.id())
                    .update();
            events.publishEvent(event);
        }
    }

    private Optional<String> takenBy(NewAccount account, List<String> except) {
        return jdbc.sql("select id from account where name_key = :key and id not in (:except)")
                .param("key", CompanyName.key(String.valueOf(account.name()), account.region()))
                .param("except", except)
                .query(String.class)
                .optional();
    }

    /** Whether the account is the other one or belongs to it, over any number of companies between. */
    private boolean isBelow(String account, String other) {
        @Nullable String current = account;
        for (int level = 0; current != null && level < 50; level++) {
            if (current.equals(other)) {
                return true;
            }
            current = require(current).parent();
        }
        return false;
    }

    /** The id of the one account of this name: the one that serves every region, else the only one there is. */
    @Transactional(readOnly = true)
    public Optional<String> named(String name) {
        return byName(NewAccount.named(name, null));
    }

    /** @throws NotFound also for no id at all */
    @Transactional(readOnly = true)
    public Account require(String id) {
        return jdbc.sql(AccountRow.SELECT + "where a.id = :id")
                .param("id", id)
                .query(AccountRow::map)
                .optional()
                .orElseThrow(() -> new NotFound("account", id));
    }

    private NewAccount checked(NewAccount wanted) {
        Faults faults = new Faults();
        NewAccount account = wanted.checked(faults);
        faults.refuse();
        return account;
    }

    private Optional<String> find(NewAccount account) {
        Optional<String> known = account.externalKey() == null
                ? Optional.empty()
                : jdbc.sql("select coalesce(merged_into, id) from account where external_key = :key")
                        .param("key", account.externalKey())
                        .query(String.class)
                        .optional();
        return known.isPresent() ? known : byName(account);
    }

    private Optional<String> byName(NewAccount account) {
        List<Candidate> candidates = jdbc.sql(
                        "select id, region, merged_into as mergedInto from account where normal_name = :normal order by id")
                .param("normal", CompanyName.normalise(String.valueOf(account.name())))
                .query(Candidate.class)
                .list();
        String region = account.region();
        Optional<String> exact = inRegion(candidates, region);
        if (exact.isPresent()) {
            return exact;
        }
        List<String> standing =
                candidates.stream().map(Candidate::standing).distinct().toList();
        return region != null
                ? inRegion(candidates, null)
                : standing.size() == 1 ? Optional.of(standing.get(0)) : Optional.empty();
    }

    private static Optional<String> inRegion(List<Candidate> candidates, @Nullable String region) {
        return candidates.stream()
                .filter(c -> region == null ? c.region() == null : region.equalsIgnoreCase(c.region()))
                .map(Candidate::standing)
                .findFirst();
    }

    private String insert(NewAccount account) {
        String id = UUID.randomUUID().toString();
        try {
            jdbc.sql("""
                    insert into account (id, name, normal_name, name_key, region, country, industry, website, employees, revenue,
                        revenue_currency, parent, external_key, created_at, created_by, version)
                    values (:id, :name, :normal, :key, :region, :country, :industry, :website, :employees, :revenue, :currency,
                        :parent, :external, :now, :by, 0)""")
                    .params(AccountRow.columns(account))
                    .param("by", actors.username())
                    .param("id", id)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException e) {
            // Somebody entered the same company at this moment: the repeated transaction finds theirs.
            throw new CannotAcquireLockException("account " + account.name() + " is being created", e);
        }
        events.publishEvent(AccountRow.changes(DealEvent.of(subject(id), "account.created"), null, account));
        return id;
    }

    private static NewAccount filled(NewAccount wanted, Account before) {
        return new NewAccount(
                wanted.name() == null ? before.name() : wanted.name(),
                wanted.region() == null ? before.region() : wanted.region(),
                wanted.country() == null ? before.country() : wanted.country(),
                wanted.industry() == null ? before.industry() : wanted.industry(),
                wanted.website() == null ? before.website() : wanted.website(),
                wanted.employees() == null ? before.employees() : wanted.employees(),
                wanted.revenue() == null ? before.revenue() : wanted.revenue(),
                wanted.parent() == null ? before.parent() : wanted.parent(),
                wanted.externalKey() == null ? before.externalKey() : wanted.externalKey());
    }
}
