package io.dealtrail.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Pages;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@H2ProductTest
class SignInsTest {

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @AfterEach
    void forget() {
        clock.setTo(MovableClock.START.plus(Duration.ofHours(1)));
        clock.setTo(MovableClock.START);
    }

    @Test
    void whoSignsInIsOnTheTrail() {
        long before = entries("person:legal", "person.signedIn");
        assertThat(signIn("legal", "demo")).isEqualTo("/");
        assertThat(entries("person:legal", "person.signedIn")).isEqualTo(before + 1);
        assertThat(actor("person:legal")).isEqualTo("person:legal");
    }

    @Test
    void guessingLocksTheNameForAWhileAndEachFailureIsOnTheTrail() {
        long before = entries("person:li.na", "person.signInFailed");
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("Li.Na ", "guess" + i)).isEqualTo("/login?error");
        }
        assertThat(entries("person:li.na", "person.signInFailed")).isEqualTo(before + 10);
        assertThat(signIn("li.na", "demo")).isEqualTo("/login?locked");
        assertThat(api.as("li.na").get("/api/me").status()).isEqualTo(401);
        assertThat(signIn("wei.wang", "demo")).as("others are let in").isEqualTo("/");
        clock.advance(Duration.ofMinutes(6));
        assertThat(signIn("li.na", "demo")).isEqualTo("/");
        assertThat(entries("person:li.na", "person.signInFailed"))
                .as("not flooded")
                .isEqualTo(before + 10);
    }

    @Test
    void aNameThatNobodyHasIsLockedInTheSameWayAndNotKept() {
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("my-secret-password", "x")).isEqualTo("/login?error");
        }
        assertThat(signIn("my-secret-password", "x")).isEqualTo("/login?locked");
        assertThat(jdbc.sql("select count(*) from trail_values where body like '%my-secret%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private String signIn(String username, String password) {
        Pages pages = Pages.of(api.base(), "nobody");
        HttpResponse<String> answer = pages.post("/login", Map.of("username", username, "password", password));
        return answer.headers()
                .firstValue("location")
                .orElse("")
                .replace(api.base(), "")
                .replaceAll(";.*", "");
    }

    private long entries(String subject, String action) {
        return jdbc.sql("select count(*) from trail_entry where subject = :subject and action = :action")
                .param("subject", subject)
                .param("action", action)
                .query(Long.class)
                .single();
    }

    private String actor(String subject) {
        return jdbc.sql("select actor from trail_entry where subject = :subject order by n desc limit 1")
                .param("subject", subject)
                .query(String.class)
                .single();
    }
}
