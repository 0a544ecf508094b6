package io.dealtrail.deal;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.web.Like;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds deals by number, title or customer, among those that the person may see. */
@Component
@Transactional(readOnly = true)
public class DealSearch {

    /** A deal that was found. */
    public record Hit(String number, String title, @Nullable String customer, String stage, String status) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Actors actors;

    DealSearch(JdbcClient jdbc, People people, Actors actors) {
        this.jdbc = jdbc;
        this.people = people;
        this.actors = actors;
    }

    /** At most so many deals, open ones first. */
    public List<Hit> find(String words, int most) {
        Visibility visible = Visibility.of(people.scope(actors.person()));
        return jdbc.sql("""
                select d.number, d.title, a.name as customer, d.stage, d.status
                from deal d left join account a on a.id = d.account
                where %s and (lower(d.number) like :q or lower(d.title) like :q or lower(a.name) like :q)
                order by case when d.status = 'OPEN' then 0 else 1 end, d.created_at desc, d.number desc limit %d""".formatted(visible.sql(), most))
                .params(visible.params())
                .param("q", Like.anywhere(words))
                .query(Hit.class)
                .list();
    }
}
