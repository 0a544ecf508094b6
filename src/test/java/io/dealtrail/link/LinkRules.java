package io.dealtrail.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers can open, and what guessers learn: nothing. */
abstract class LinkRules {

    private static final String DEAL = "D-900002";

    @Autowired
    Api api;

    @Autowired
    Links links;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private final HttpClient http = HttpClient.newHttpClient();
    private String path = "";

    @BeforeEach
    void aLink() {
        clock.advance(Duration.ofMinutes(2)); // nothing is left of the last test's requests
        path = issue("en");
    }

    @Test
    void itOpensInTheCustomersLanguageAndTheFirstOpeningIsAnEventOfTheDeal() throws Exception {
        int before = openings();
        assertThat(get(path).body()).contains("Hello Ada &lt;i&gt;", "lang=\"en\"", "中文");
        assertThat(get(issue("zh-CN")).body()).contains("lang=\"zh-CN\"", "English");
        get(path);
        assertThat(openings()).isEqualTo(before + 2);
        assertThat(jdbc.sql("select max(opened) from customer_link where deal = :deal")
                        .param("deal", DEAL)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void onlyTheHashOfTheSecretIsKept() {
        String secret = path.substring(path.lastIndexOf('/') + 1);
        assertThat(secret).hasSize(43);
        assertThat(jdbc.sql("select count(*) from customer_link where secret_hash = :s or id = :s")
                        .param("s", secret)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anAnswerIsTakenOnceAndTheLinkStillSaysSo() throws Exception {
        assertThat(post(path, "").statusCode()).isEqualTo(422);
        assertThat(post(path, "name=Ada").statusCode()).isEqualTo(302);
        assertThat(get(path).body()).contains("agreed");
    }

    @Test
    void guessedExpiredAndRevokedOpenNothing() throws Exception {
        HttpResponse<String> guessed = get("/p/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertThat(guessed.statusCode()).isEqualTo(404);
        assertThat(guessed.body()).contains("nothing here").doesNotContain(DEAL);
        links.revoke(DEAL, "test", null);
        assertThat(get(path).statusCode()).isEqualTo(410);
        assertThat(post(path, "name=Ada").statusCode()).isEqualTo(410);
        String later = issue("en");
        clock.advance(Duration.ofDays(31));
        HttpResponse<String> expired = get(later);
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(expired.body()).contains("is over");
    }

    @Test
    void filesComeAsDownloads() throws Exception {
        HttpResponse<String> file = get(path + "/a.txt");
        assertThat(file.body()).isEqualTo("hello");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(get(path + "/b.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void whoAsksTooOftenWaits() throws Exception {
        int status = 200;
        for (int i = 0; i < 601 && status != 429; i++) {
            status = get("/p/guess" + i).statusCode();
        }
        assertThat(status).isEqualTo(429);
        clock.advance(Duration.ofMinutes(2));
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    private String issue(String language) {
        String address = links.issue(new NewLink(
                DEAL,
                "test",
                "1",
                "Ada <i>",
                "ada@example.com",
                Locale.forLanguageTag(language),
                clock.instant().plus(Duration.ofDays(30))));
        return address.substring(address.indexOf("/p/"));
    }

    private int openings() {
        return jdbc.sql("select count(*) from trail_entry where subject = :deal and action = 'link.opened'")
                .param("deal", DEAL)
                .query(Integer.class)
                .single();
    }

    private HttpResponse<String> get(String where) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(api.base() + where)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String where, String form) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(api.base() + where))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
