package io.dealtrail.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.people.Absences;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told what, in the page and by mail. */
abstract class NotificationRules {

    /** A Monday, 8:00 in Los Angeles, 10:00 in Chicago, 11:00 in New York. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T16:00:00Z");

    private static final String LI = "li.na";

    @Autowired
    private Api api;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Digests digests;

    @Autowired
    private Absences absences;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void aMondayWithEmptyBoxes() {
        clock.setTo(MONDAY);
        for (String table : List.of("notification", "notification_digest", "notification_choice", "outbox_mail")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @AfterEach
    void back() {
        jdbc.sql("delete from absence where username in ('violet.mclelland', 'li.na')")
                .update();
        clock.setTo(MovableClock.START);
    }

    @Test
    void aPersonReadsWhatTheyWereToldAndNobodyElseDoes() {
        tell("violet.mclelland", "followup.reminded");
        JsonNode mine = api.as("violet.mclelland")
                .get("/api/notifications?topic=reminder")
                .body();
        String id = mine.at("/items/0/id").asText();
        assertThat(mine.at("/items/0/topic").asText()).isEqualTo("reminder");
        assertThat(unread("violet.mclelland")).isEqualTo(1);
        api.as("li.na").post("/api/notifications/" + id + "/read", null).expect(404);
        api.as("li.na").post("/api/notifications/" + id + "/unread", null).expect(404);
        api.as("violet.mclelland")
                .post("/api/notifications/" + id + "/read", null)
                .expect(204);
        assertThat(unread("violet.mclelland")).isZero();
        api.as("violet.mclelland")
                .post("/api/notifications/" + id + "/unread", null)
                .expect(204);
        assertThat(unread("violet.mclelland")).isEqualTo(1);
        api.as("violet.mclelland").post("/api/notifications/read-all", null).expect(200);
        assertThat(unread("violet.mclelland")).isZero();
        api.as("violet.mclelland").get("/api/notifications?topic=gossip").expect(400);
    }

    @Test
    void eachReaderReadsInTheOwnLanguage() {
        tell("violet.mclelland", "followup.reminded");
        assertThat(api.as("violet.mclelland")
                        .with("Accept-Language", "zh-CN")
                        .get("/api/notifications")
                        .text("/items/0/text"))
                .contains("联系线索");
        assertThat(api.as("violet.mclelland").get("/api/notifications").text("/items/0/text"))
                .contains("Contact lead", "Mar 2, 2026");
    }

    @Test
    void mailComesAtOnceOrInTheDigestOrNotAtAllAsThePersonChose() {
        choose(LI, "{\"reminder\":\"now\",\"assigned\":\"digest\",\"mention\":\"never\"}");
        tell(LI, "followup.reminded");
        tell(LI, "task.assigned");
        tell(LI, "task.mentioned");
        assertThat(mails(LI)).hasSize(1);
        clock.advance(Duration.ofDays(1));
        digests.round();
        assertThat(mails(LI)).hasSize(2);
        assertThat(mails(LI).get(1)).contains("Contact lead").doesNotContain("mentioned");
        choose(LI, "{\"gossip\":\"now\"}", 400);
        choose(LI, "{\"reminder\":\"loudly\"}", 400);
    }

    @Test
    void theDigestComesInTheMorningOfTheReceiversZoneAndOnlyOnce() throws Exception {
        tell("violet.mclelland", "task.assigned");
        tell("violet.mclelland", "task.assigned");
        digests.round();
        assertThat(mails("violet.mclelland")).isEmpty();
        clock.setTo(Instant.parse("2026-03-03T13:59:00Z"));
        digests.round();
        assertThat(mails("violet.mclelland")).isEmpty();
        clock.setTo(Instant.parse("2026-03-03T14:00:00Z")); // 9:00 in New York
        nodesAtOnce(4);
        digests.round();
        assertThat(mails("violet.mclelland")).hasSize(1);
        clock.advance(Duration.ofDays(1));
        digests.round();
        assertThat(mails("violet.mclelland")).hasSize(1);
    }

    @Test
    void noDigestOnADayOffNorWhileAwayNorOfWhatWasReadMeanwhile() {
        clock.setTo(Instant.parse("2026-03-06T20:00:00Z")); // Friday afternoon
        tell("violet.mclelland", "task.assigned");
        clock.setTo(Instant.parse("2026-03-07T20:00:00Z"));
        digests.round();
        clock.setTo(Instant.parse("2026-03-08T20:00:00Z"));
        digests.round();
        assertThat(mails("violet.mclelland")).isEmpty();
        absences.add("violet.mclelland", LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 9), null);
        clock.setTo(Instant.parse("2026-03-09T15:00:00Z"));
        digests.round();
        assertThat(mails("violet.mclelland")).isEmpty();
        clock.setTo(Instant.parse("2026-03-10T15:00:00Z"));
        digests.round();
        assertThat(mails("violet.mclelland")).hasSize(1);

        tell("violet.mclelland", "task.assigned");
        api.as("violet.mclelland").post("/api/notifications/read-all", null).expect(200);
        clock.setTo(Instant.parse("2026-03-11T15:00:00Z"));
        digests.round();
        assertThat(mails("violet.mclelland")).hasSize(1);
    }

    @Test
    void aMailThatWaitsIsWithdrawnWhenItsNewsIsRead() {
        tell("violet.mclelland", "followup.reminded");
        jdbc.sql("update outbox_mail set state = 'QUEUED'").update(); // as with a mail server
        api.as("violet.mclelland").post("/api/notifications/read-all", null).expect(200);
        assertThat(jdbc.sql("select state from outbox_mail").query(String.class).list())
                .containsExactly("READ");
    }

    @Test
    void markupInNamesStaysTextInTheMail() {
        tell("violet.mclelland", "followup.reminded");
        String html =
                jdbc.sql("select html from outbox_mail").query(String.class).single();
        assertThat(html).contains("&lt;b&gt;Pumps&lt;/b&gt;").doesNotContain("<b>Pumps");
    }

    @Test
    void aTaskThatBecomesSomebodysByAnothersDoingIsNews() {
        String deal =
                api.as("dustin.brinkmann").post("/api/leads", """
                {"company":"Newsworthy AG","contact":{"name":"N","email":"n@newsworthy.example"},"source":"web","region":"Central"}""").expect(201).text("/deal");
        JsonNode task = api.as("director")
                .get("/api/tasks?list=all&deal=" + deal)
                .body()
                .at("/items/0");
        String first = task.at("/assignee").asText();
        String other = first.equals("anna.snelling") ? "cecily.lampkin" : "anna.snelling";
        String path = "/api/tasks/" + task.at("/id").asText() + "/assign";
        api.as("director")
                .post(path, "{\"user\":\"%s\",\"note\":\"<i>please</i>\"}".formatted(other))
                .expect(200);
        assertThat(api.as(other).get("/api/notifications?topic=assigned").text("/items/0/text"))
                .contains("Director handed you", "Newsworthy AG", "<i>please</i>");
    }

    @Test
    void theOutboxIsTheAdminsAlone() {
        api.as("director").get("/api/outbox").expect(403);
        api.as("admin").get("/api/outbox").expect(200);
    }

    private void nodesAtOnce(int count) throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(count);
        try {
            for (Future<Object> round :
                    nodes.invokeAll(Collections.nCopies(count, Executors.callable(digests::round)))) {
                round.get();
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    private void tell(String who, String kind) {
        transaction.executeWithoutResult(status -> notifications.tell(
                who,
                kind,
                "D-000001",
                null,
                new org.springframework.context.support.DefaultMessageSourceResolvable(
                        new String[] {"lead-qualification.contactLead"}, "Contact lead"),
                "<b>Pumps</b>",
                "Anna",
                clock.instant()));
    }

    private void choose(String who, String choices) {
        choose(who, choices, 200);
    }

    private void choose(String who, String choices, int status) {
        api.as(who).patch("/api/me/notifications", choices).expect(status);
    }

    private int unread(String who) {
        return api.as(who).get("/api/notifications/count").body().path("unread").asInt();
    }

    private List<String> mails(String who) {
        return jdbc.sql("select body from outbox_mail where recipient = :to order by id")
                .param("to", who + "@dealtrail.example")
                .query(String.class)
                .list();
    }
}
