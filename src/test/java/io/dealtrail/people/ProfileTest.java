package io.dealtrail.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.shared.Refused;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What people set for themselves, over HTTP as a browser does it. */
@H2ProductTest
class ProfileTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    private Api api;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    /** A browser with its cookies. */
    private final class Window {
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        HttpResponse<String> get(String path) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create(api.base() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> post(String path, String from, Map<String, String> fields) throws Exception {
            Matcher token = TOKEN.matcher(get(from).body());
            assertThat(token.find()).isTrue();
            String form = fields.entrySet().stream()
                    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&", "", "&_csrf=" + token.group(1)));
            HttpRequest request = HttpRequest.newBuilder(URI.create(api.base() + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }

        Window signIn(String who, String password) throws Exception {
            post("/login", "/login", Map.of("username", who, "password", password));
            return this;
        }

        boolean isSignedIn() throws Exception {
            return get("/profile").uri().getPath().equals("/profile");
        }
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndEndsAllOtherSessions() throws Exception {
        String who = person("pat.word");
        Window here = new Window().signIn(who, "first secret");
        Window there = new Window().signIn(who, "first secret");
        assertThat(there.isSignedIn()).isTrue();

        String wrong = here.post(
                        "/profile/password", "/profile", Map.of("current", "guess", "password", "second secret"))
                .body();
        assertThat(wrong).contains("The current password is wrong.");
        String weak = here.post(
                        "/profile/password", "/profile", Map.of("current", "first secret", "password", "password123"))
                .body();
        assertThat(weak).contains("guessed easily");
        assertThat(there.isSignedIn()).isTrue();

        String done = here.post(
                        "/profile/password", "/profile", Map.of("current", "first secret", "password", "second secret"))
                .body();
        assertThat(done).contains("Your password is changed.");
        assertThat(here.isSignedIn()).isTrue();
        assertThat(there.isSignedIn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "password1", "11111111", "my pat.rule 99", "Pat Rule", "abababab"})
    void aPasswordThatIsGuessedEasilyIsRefused(String password) {
        Person pat = people.find("pat.rule").orElseGet(() -> people.require(person("pat.rule")));
        assertThatThrownBy(() -> PasswordRule.check(pat, password)).isInstanceOf(Refused.class);
    }

    @Test
    void theSessionCookieIsSecureUnderHttps() throws Exception {
        HttpRequest.Builder login = HttpRequest.newBuilder(URI.create(api.base() + "/login"));
        assertThat(cookie(login)).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
        assertThat(cookie(login.header("X-Forwarded-Proto", "https"))).contains("Secure", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void aTokenTellsWhenItWasLastUsed() {
        String token = api.as("finance")
                .post("/api/me/tokens", "{\"name\":\"used\"}")
                .expect(201)
                .text("/token");
        assertThat(api.as("finance").get("/api/me/tokens").text("/0/lastUsedAt"))
                .isEmpty();
        api.with("Authorization", "Bearer " + token).get("/api/me").expect(200);
        assertThat(api.as("finance").get("/api/me/tokens").text("/0/lastUsedAt"))
                .isNotEmpty();
    }

    @Test
    void absencesAreEnteredOnTheProfileAndRefusedThereInWords() throws Exception {
        Window here = new Window().signIn(person("pat.away"), "first secret");
        Map<String, String> week = Map.of("from", "2031-04-01", "until", "2031-04-05", "substitute", "");
        assertThat(here.post("/people/pat.away/absences", "/profile", week).body())
                .contains("The absence is planned.", "Apr 1, 2031");
        assertThat(here.post("/people/pat.away/absences", "/profile", week).body())
                .contains("There is an absence from 2031-04-01");
        assertThat(here.post("/people/anna.snelling/absences", "/profile", week).statusCode())
                .isEqualTo(403);
    }

    private String person(String username) {
        accounts.create(
                new Person(username, "Pat Rule", null, null, null, Set.of(Role.REP), Set.of(), null, null, true),
                "first secret");
        return username;
    }

    private static String cookie(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .headers()
                .allValues("Set-Cookie")
                .stream()
                .filter(c -> c.startsWith("SESSION="))
                .findFirst()
                .orElseThrow();
    }
}
