package io.dealtrail.trail;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The ends of the chains. */
@Component
class Heads {

    private final JdbcTemplate jdbc;

    Heads(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks a subject's head until the transaction ends, so that its entries follow one another. */
    Head lock(String subject) {
        return jdbc
                .query(
                        "select n, hash from trail_head where subject = ? for update",
                        (rs, row) -> new Head(subject, rs.getLong(1), rs.getBytes(2), false),
                        subject)
                .stream()
                .findFirst()
                .orElseGet(() -> Head.first(subject));
    }
}
