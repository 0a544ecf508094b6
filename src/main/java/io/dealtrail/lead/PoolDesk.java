package io.dealtrail.lead;

import io.dealtrail.lead.PoolList.Row;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.worklist.PoolTasks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with leads of the pool: take one, give one to somebody, put one back. */
@Component
@Transactional
class PoolDesk {

    private final PoolList list;
    private final PoolTasks tasks;
    private final ClaimQuota quota;
    private final People people;
    private final Actors actors;
    private final JdbcClient jdbc;

    PoolDesk(PoolList list, PoolTasks tasks, ClaimQuota quota, People people, Actors actors, JdbcClient jdbc) {
        this.list = list;
        this.tasks = tasks;
        this.quota = quota;
        this.people = people;
        this.actors = actors;
        this.jdbc = jdbc;
    }

    /** @throws Refused {@code pool.gone}, {@code pool.quotaOpen}, {@code pool.quotaDaily} (409) */
    Row claim(String deal) {
        Row lead = require(deal);
        tasks.claim(lead.task());
        return lead;
    }

    /** @throws Refused {@code pool.gone} (409), {@code pool.cannotGive} (422) when the person is nobody of a team that one leads */
    Row give(String deal, @Nullable String to, @Nullable String note) {
        Row lead = require(deal);
        Person rep = people.active(to)
                .filter(p -> p.is(Role.REP) && people.leads(actors.person(), p.team()))
                .orElseThrow(() -> Refused.field("user", "pool.cannotGive", String.valueOf(to)));
        tasks.give(deal, rep.username(), note);
        return lead;
    }

    /**
     * Puts back what the person took, or what somebody of their team was given.
     *
     * @throws Refused {@code pool.notReturned} (409) when it is worked on already, or is somebody else's
     */
    void giveBack(String deal) {
        Person me = actors.person();
        record Held(String owner, @Nullable String team, int claims) {}
        Held held = jdbc.sql("""
                select d.owner, d.team,
                    (select count(*) from pool_claim c where c.deal = d.number and c.person = d.owner) as claims
                from deal d
                where d.number = :deal and d.owner is not null and d.status = 'OPEN' and d.stage = :stage
                    and not exists (select 1 from work_item_closed w where w.deal = d.number and w.closed_by = 'person:' || d.owner
                        and w.closed_at >= (select max(c.claimed_at) from pool_claim c where c.deal = d.number))""")
                .param("deal", deal)
                .param("stage", quota.firstStage())
                .query(Held.class)
                .optional()
                .filter(h -> (h.owner().equals(me.username()) && h.claims() > 0) || people.leads(me, h.team()))
                .orElseThrow(() -> Refused.conflict("pool.notReturned", deal));
        tasks.giveBack(deal, held.owner());
    }

    List<Person> candidates() {
        return list.teams(actors.person()).stream()
                .flatMap(team -> people.members(team.id()).stream())
                .filter(p -> p.is(Role.REP))
                .toList();
    }

    /** The same for what was taken, what is somebody else's and what never was: nobody learns which. */
    private Row require(String deal) {
        return list.find(deal).orElseThrow(() -> Refused.conflict("pool.gone"));
    }
}
