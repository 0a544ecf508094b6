package io.dealtrail.worklist;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves tasks from one person to another as part of something bigger, which tells the receivers itself. */
@Component
public class TaskTransfer {

    private final Hands hands;
    private final CurrentWork current;
    private final JdbcClient jdbc;

    TaskTransfer(Hands hands, CurrentWork current, JdbcClient jdbc) {
        this.hands = hands;
        this.current = current;
        this.jdbc = jdbc;
    }

    /** Ids of a person's open tasks on a deal. */
    public List<String> tasksOf(String username, String deal) {
        return jdbc.sql("select id from work_item where deal = :deal and assignee = :assignee order by due, id")
                .param("deal", deal)
                .param("assignee", username)
                .query(String.class)
                .list();
    }

    /**
     * Gives tasks to somebody, as the signed-in person may.
     *
     * @throws io.dealtrail.shared.Refused {@code task.cannotTake} when the person is not of a task's group
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(List<String> taskIds, String to, @Nullable String note) {
        current.quietly(() -> taskIds.forEach(id -> hands.assign(id, to, note)));
    }
}
