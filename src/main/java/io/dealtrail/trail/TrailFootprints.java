package io.dealtrail.trail;

import io.dealtrail.engine.Footprints;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads off a deal's trail which elements of a process it has passed or left. */
@Component
class TrailFootprints implements Footprints {

    private static final Set<String> BEHIND = Set.of("passed", "left");
    private final JdbcClient jdbc;

    TrailFootprints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> passed(String deal, String process) {
        Set<String> behind = new TreeSet<>();
        jdbc.sql("""
                select e.action, e.element_id, v.body
                from trail_entry e left join trail_values v on v.subject = e.subject and v.n = e.n
                where e.subject = :deal and e.process_id = :process and e.action in ('process.moved', 'task.completed')""").param("deal", deal).param("process", process).query(rs -> {
            if (rs.getString("action").equals("task.completed")) {
                behind.add(rs.getString("element_id"));
            } else {
                Values.read(rs.getString("body")).changes().stream()
                        .filter(change -> change.to() != null && BEHIND.contains(change.to()))
                        .forEach(change -> behind.add(change.field()));
            }
        });
        return behind;
    }
}
