package io.dealtrail.trail;

import io.dealtrail.engine.Footprints;
import java.util.Set;
import java.util.stream.Collectors;
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
        return jdbc.sql("""
                select v.body from trail_entry e join trail_values v on v.subject = e.subject and v.n = e.n
                where e.subject = :deal and e.action = 'process.moved' and e.process_id = :process""").param("deal", deal).param("process", process).query(String.class).list().stream()
                .flatMap(body -> Values.read(body).changes().stream())
                .filter(change -> change.to() != null && BEHIND.contains(change.to()))
                .map(change -> change.field())
                .collect(Collectors.toSet());
    }
}
