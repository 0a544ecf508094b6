package io.dealtrail.deal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
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
    private final Actors actors;

    DealVisibility(JdbcClient jdbc, Actors actors) {
        this.jdbc = jdbc;
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
    public boolean isWorkable(String dealNumber) {
        record Who(@Nullable String owner, @Nullable String manager) {}
        Who who = jdbc.sql(
                        "select d.owner, t.manager from deal d left join team t on t.id = d.team where d.number = :number")
                .param("number", dealNumber)
                .query(Who.class)
                .single();
        return isWorkable(actors.person(), who.owner(), who.manager());
    }

    static boolean isWorkable(Person person, @Nullable String owner, @Nullable String manager) {
        String me = person.username();
        return person.is(Role.DIRECTOR)
                || (person.is(Role.REP) && me.equals(owner))
                || (person.is(Role.MANAGER) && me.equals(manager));
    }

    /** Whether the person sees the deal: by scope, or because a task of it is theirs or waits in a queue of theirs. */
    boolean sees(Person person, String dealNumber) {
        Visibility visible = Visibility.ofOne(person);
        return jdbc.sql("select count(*) from deal d where d.number = :number and " + visible.sql())
                        .param("number", dealNumber)
                        .params(visible.params())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
