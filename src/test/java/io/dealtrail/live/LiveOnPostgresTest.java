package io.dealtrail.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.PostgresProductTest;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;

@PostgresProductTest
class LiveOnPostgresTest extends LiveRules {

    @Autowired
    JdbcConnectionDetails server;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void whatOneNodeTellsIsHeardOnAnother() throws Exception {
        Relay other = new PostgresRelay(server);
        try (Heard li = listen("li.na")) {
            other.exchange(Set.of());
            Set<Signal> many = new HashSet<>();
            for (int i = 0; i < 2_000; i++) {
                many.add(new Signal("many", Live.person("nobody" + i)));
            }
            many.add(new Signal("fromAfar", Live.person("li.na")));
            other.exchange(many);
            assertThat(li.next(5_000)).isEqualTo("fromAfar");
            live.tell("backAgain", Set.of(Live.person("li.na")));
            Set<Signal> heard = new HashSet<>();
            for (int i = 0; i < 40 && !heard.contains(new Signal("backAgain", Live.person("li.na"))); i++) {
                heard.addAll(other.exchange(Set.of()));
            }
            assertThat(heard).contains(new Signal("backAgain", Live.person("li.na")));
        } finally {
            other.close();
        }
    }

    @Test
    void aLostConnectionIsOpenedAgainAndPagesAskAnew() throws Exception {
        try (Heard li = listen("li.na")) {
            live.tell("before", Set.of(Live.person("li.na")));
            assertThat(li.next(5_000)).isEqualTo("before");
            jdbc.queryForList(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dealtrail-live' and datname = current_database()");
            assertThat(li.next(10_000)).isEqualTo("anything");
            live.tell("after", Set.of(Live.person("li.na")));
            assertThat(li.next(5_000)).isEqualTo("after");
        }
    }
}
