package io.dealtrail.worklist;

import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which task a person goes on with: the next one of the same deal, else the next one due. */
@Component
class NextTask {

    private static final String MINE =
            "select id from work_item where assignee = :me and (snoozed_until is null or snoozed_until <= :now) ";

    private final JdbcClient jdbc;
    private final Clock clock;

    NextTask(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> after(String deal, String person) {
        return first("and deal = :deal ", deal, person).or(() -> first("", deal, person));
    }

    private Optional<String> first(String of, String deal, String person) {
        JdbcClient.StatementSpec statement = jdbc.sql(MINE + of + "order by due, id limit 1")
                .param("me", person)
                .param("now", WorkItems.utc(clock.instant()));
        return (of.isEmpty() ? statement : statement.param("deal", deal))
                .query(String.class)
                .optional();
    }
}
