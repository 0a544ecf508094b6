package io.dealtrail.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.MovableClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Web forms: who keeps them, and what strangers can and cannot do with them, on each database. */
abstract class WebFormRules {

    private static final String MANAGER = "dustin.brinkmann";
    private static final AtomicInteger FORMS = new AtomicInteger();

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private final String name = "Form " + FORMS.incrementAndGet() + "w";

    @Test
    void whatAVisitorWritesBecomesALeadOfTheFormsTeam() {
        JsonNode form = create("\"team\":\"wang\",\"source\":\"ad\"", "director");
        Answer thanks = send(form, stamp(form), "company=" + name + "&name=Ada&email=ada@forms.example&message=Hello")
                .expect(302);
        assertThat(thanks.raw().headers().firstValue("Location").orElse("")).endsWith("/w/" + key(form) + "/thanks");
        String deal = dealOf(name);
        JsonNode seen = api.as("director").get("/api/deals/" + deal).expect(200).body();
        assertThat(seen.at("/team").asText()).isEqualTo("wang");
        assertThat(seen.at("/owner").asText()).isEqualTo("li.na");
        assertThat(seen.at("/source").asText()).isEqualTo("ad");
        assertThat(seen.at("/contacts/0/email").asText()).isEqualTo("ada@forms.example");
        assertThat(api.as("li.na")
                        .get("/api/tasks?deal=" + deal)
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(jdbc.sql("select actor from trail_entry where subject = :deal and action = 'lead.captured'")
                        .param("deal", deal)
                        .query(String.class)
                        .single())
                .isEqualTo("customer:form:" + name);
        assertThat(counts(form)).isEqualTo("1 0");
    }

    @Test
    void duplicatesProgramsAndRealLeadsGetTheSameAnswer() {
        JsonNode form = create("", MANAGER);
        String page = stamp(form);
        String body = "company=" + name + "&email=b@forms.example";
        Answer real = send(form, page, body).expect(302);
        Answer twice = send(form, page, body).expect(302);
        Answer duplicate = send(form, stamp(form), body).expect(302);
        Answer trapped =
                send(form, stamp(form), body + "&homepage=http://spam.example").expect(302);
        Answer hasty = post(form, hastyStamp(form), body, null).expect(302);
        for (Answer answer : new Answer[] {twice, duplicate, trapped, hasty}) {
            assertThat(answer.raw().body()).isEqualTo(real.raw().body());
            assertThat(answer.raw().headers().firstValue("Location"))
                    .isEqualTo(real.raw().headers().firstValue("Location"));
        }
        assertThat(jdbc.sql("select count(*) from deal d join account a on a.id = d.account where a.name = :name")
                        .param("name", name)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(counts(form)).isEqualTo("2 2");
    }

    @Test
    void aFormOfAnotherSiteIsTakenFromTheSitesThatAreAllowed() {
        JsonNode form = create("\"origins\":[\"https://www.kunde.example\"]", MANAGER);
        post(form, "", "company=" + name + "&email=c@forms.example", "https://evil.example")
                .expect(302);
        post(form, "", "company=" + name + "&email=c@forms.example", null).expect(302);
        assertThat(counts(form)).isEqualTo("0 2");
        post(form, "", "company=" + name + "&email=c@forms.example", "https://www.kunde.example")
                .expect(302);
        assertThat(counts(form)).isEqualTo("1 2");
        String policy = api.get("/w/" + key(form))
                .expect(200)
                .raw()
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");
        assertThat(policy)
                .contains("frame-ancestors 'self' https://www.kunde.example")
                .doesNotContain("unsafe");
        assertThat(api.get("/w/" + key(form)).raw().headers().firstValue("X-Frame-Options"))
                .isEmpty();
        assertThat(api.get("/login")
                        .raw()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("frame-ancestors 'none'");
    }

    @Test
    void aVisitorIsToldWhatIsMissingAndAPageOfYesterdayIsShownAnew() {
        JsonNode form = create("", MANAGER);
        Answer wrong = send(form, stamp(form), "company=<b>" + name + "</b>&email=nobody&message=Keep+this")
                .expect(422);
        assertThat(wrong.raw().body())
                .contains("Keep this")
                .contains("&lt;b&gt;")
                .doesNotContain("<b>");
        send(form, stamp(form), "company=" + name).expect(422);
        String old = stamp(form);
        clock.advance(Duration.ofHours(25));
        Answer stale = post(form, old, "company=" + name + "&email=d@forms.example", null)
                .expect(200);
        assertThat(stale.raw().body()).contains("d@forms.example");
        post(form, old.replaceFirst("\\d", "9"), "company=" + name + "&email=d@forms.example", null)
                .expect(302);
        assertThat(counts(form)).isEqualTo("0 1");
    }

    @Test
    void anAddressMaySendFiveAMinute() {
        JsonNode form = create("", MANAGER);
        for (int i = 0; i < 5; i++) {
            post(form, hastyStamp(form), "email=e@forms.example", null).expect(302);
        }
        post(form, hastyStamp(form), "email=e@forms.example", null).expect(429);
        clock.advance(Duration.ofMinutes(1));
        post(form, hastyStamp(form), "email=e@forms.example", null).expect(302);
    }

    @Test
    void aRevokedOrUnknownFormIsNotFound() {
        JsonNode form = create("", MANAGER);
        api.as(MANAGER)
                .post("/api/web-forms/" + form.at("/id").asText() + "/revoke", null)
                .expect(200);
        api.get("/w/" + key(form)).expect(404);
        post(form, "", "email=f@forms.example", null).expect(404);
        assertThat(api.get("/w/nothing")
                        .expect(404)
                        .raw()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("frame-ancestors 'none'");
        api.as(MANAGER)
                .post("/api/web-forms/" + form.at("/id").asText() + "/restore", null)
                .expect(200);
        api.get("/w/" + key(form)).expect(200);
    }

    @Test
    void formsAreKeptByManagersOfTheirTeamsDirectorsAndAdmins() {
        JsonNode form = create("\"team\":\"brinkmann\"", MANAGER);
        assertThat(key(form)).hasSizeGreaterThanOrEqualTo(22);
        String path = "/api/web-forms/" + form.at("/id").asText();
        api.as("cara.losch").get(path).expect(404);
        api.as("cara.losch").post(path + "/revoke", null).expect(404);
        api.as("admin").get(path).expect(200);
        api.as("director").get(path).expect(200);
        api.as("anna.snelling").get("/api/web-forms").expect(403);
        api.as("anna.snelling").post("/api/web-forms", "{\"name\":").expect(403);
        String change = "{\"name\":\"" + name + " new\",\"version\":%d}";
        api.as(MANAGER).put(path, change.formatted(0)).expect(200);
        api.as(MANAGER).put(path, change.formatted(0)).expect(409);
        assertThat(api.as(MANAGER).get(path).text("/name")).isEqualTo(name + " new");
        api.as(MANAGER)
                .post("/api/web-forms", "{\"name\":\"x\",\"team\":\"losch\"}")
                .expect(422);
        api.as(MANAGER)
                .post("/api/web-forms", "{\"name\":\"x\",\"origins\":[\"javascript:alert(1)\"]}")
                .expect(422);
        api.as(MANAGER)
                .post("/api/web-forms", "{\"name\":\"x\",\"origins\":[\"https://a.example/path\"]}")
                .expect(422);
        api.as(MANAGER)
                .post("/api/web-forms", "{\"name\":\"x\",\"thanksUrl\":\"javascript:alert(1)\"}")
                .expect(422);
        api.as(MANAGER)
                .post("/api/web-forms", "{\"name\":\"x\",\"fields\":[\"company\"]}")
                .expect(422);
        api.as(MANAGER)
                .post("/api/web-forms", "{\"name\":\"x\",\"fields\":[\"email\",\"shoeSize\"]}")
                .expect(422);
    }

    @Test
    void aFormSpeaksItsLanguage() {
        JsonNode chinese = create("\"language\":\"zh-CN\",\"thanks\":\"谢谢！\"", MANAGER);
        assertThat(api.with("Accept-Language", "en")
                        .get("/w/" + key(chinese))
                        .expect(200)
                        .raw()
                        .body())
                .contains("lang=\"zh-CN\"");
        assertThat(api.get("/w/" + key(chinese) + "/thanks").expect(200).raw().body())
                .contains("谢谢！");
        JsonNode either = create("", MANAGER);
        assertThat(api.with("Accept-Language", "zh")
                        .get("/w/" + key(either))
                        .raw()
                        .body())
                .contains("lang=\"zh-CN\"");
        assertThat(api.with("Accept-Language", "en")
                        .get("/w/" + key(either))
                        .raw()
                        .body())
                .contains("lang=\"en\"");
    }

    private JsonNode create(String more, String who) {
        return api.as(who)
                .post("/api/web-forms", "{\"name\":\"" + name + "\"" + (more.isEmpty() ? "" : "," + more) + "}")
                .expect(201)
                .body();
    }

    private static String key(JsonNode form) {
        return form.at("/key").asText();
    }

    /** The page's stamp, after as long as a person takes. */
    private String stamp(JsonNode form) {
        String stamp = hastyStamp(form);
        clock.advance(Duration.ofSeconds(5));
        return stamp;
    }

    private String hastyStamp(JsonNode form) {
        Matcher stamp = Pattern.compile("name=\"stamp\" value=\"([^\"]+)\"")
                .matcher(api.get("/w/" + key(form)).expect(200).raw().body());
        assertThat(stamp.find()).isTrue();
        return stamp.group(1);
    }

    private Answer send(JsonNode form, String stamp, String body) {
        clock.advance(Duration.ofSeconds(15));
        return post(form, stamp, body, null);
    }

    private Answer post(JsonNode form, String stamp, String body, @org.jspecify.annotations.Nullable String origin) {
        Api visitor = api.with("Content-Type", "application/x-www-form-urlencoded");
        String sent = body.replace(" ", "+") + "&stamp=" + URLEncoder.encode(stamp, StandardCharsets.UTF_8);
        return (origin == null ? visitor : visitor.with("Origin", origin)).post("/w/" + key(form), sent);
    }

    private String counts(JsonNode form) {
        JsonNode now = api.as("admin")
                .get("/api/web-forms/" + form.at("/id").asText())
                .expect(200)
                .body();
        return now.at("/received").asInt() + " " + now.at("/turnedAway").asInt();
    }

    private String dealOf(String company) {
        return jdbc.sql("select d.number from deal d join account a on a.id = d.account where a.name = :name")
                .param("name", company)
                .query(String.class)
                .single();
    }
}
