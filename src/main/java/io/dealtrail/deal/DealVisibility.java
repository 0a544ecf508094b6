package io.dealtrail.deal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Scope;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may see and who may work on a deal. What may not be seen is not found. */
@Component
@Transactional(readOnly = true)
public class DealVisibility implements DealAccess {

    private final JdbcClient jdbc;
    private final People people;
    private final Actors actors;

    DealVisibility(JdbcClient jdbc, People people, Actors actors) {
        this.jdbc = jdbc;
        this.people = people;
        this.actors = actors;
    }

    @Override
    public void requireVisible(String dealNumber) {
        if (!sees(actors.person(), dealNumber)) {
            throw new NotFound("deal", dealNumber);
        }
    }

    /**
     * Visible, and the person may change it: its owner, the manager of its team, or a director.
     *
     * @throws NotFound when it may not be seen
     * @throws Refused {@code deal.notYours} (403)
     */
    public void requireWorkable(String dealNumber) {
        requireVisible(dealNumber);
        if (!isWorkable(dealNumber)) {
            throw Refused.forbidden("deal.notYours", dealNumber);
        }
    }

    /** Whether the person may change a deal that is known to be visible. */
    boolean isWorkable(String dealNumber) {
        Person person = actors.person();
        record Who(@Nullable String owner, @Nullable String team) {}
        Who who = jdbc.sql("select owner, team from deal where number = :number")
                .param("number", dealNumber)
                .query(Who.class)
                .single();
        boolean own = person.is(Role.REP) && person.username().equals(who.owner());
        return own || people.leads(person, who.team());
    }

    /** Whether the person sees the deal: by scope, or because a task of it waits in a queue of theirs. */
    boolean sees(Person person, String dealNumber) {
        Scope scope = people.scope(person);
        Visibility visible = Visibility.of(scope);
        boolean byScope = jdbc.sql("select count(*) from deal d where d.number = :number and " + visible.sql())
                        .param("number", dealNumber)
                        .params(visible.params())
                        .query(Integer.class)
                        .single()
                > 0;
        return byScope || queued(person, dealNumber);
    }

    private boolean queued(Person person, String dealNumber) {
        if (person.groups().isEmpty()) {
            return false;
        }
        return jdbc.sql("""
                        select count(*) from work_item where deal = :deal and assignee is null
                        and candidate_group in (:groups) and (team is null or by_team = false or team = :team)""")
                        .param("deal", dealNumber)
                        .param("groups", person.groups())
                        .param("team", person.team())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
