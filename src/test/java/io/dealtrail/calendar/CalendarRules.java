package io.dealtrail.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.MovableClock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person's calendar as other programs read it: by a secret address, and with nothing in it that the person may not see now. */
abstract class CalendarRules {

    private static final String VIOLET = "violet.mclelland";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void start() {
        clock.setTo(MovableClock.START);
    }

    @AfterEach
    void clear() {
        jdbc.sql("delete from calendar_feed").update();
        jdbc.sql("delete from work_item where assignee = :who")
                .param("who", VIOLET)
                .update();
        jdbc.sql("delete from interaction where recorded_by = :who")
                .param("who", VIOLET)
                .update();
    }

    @Test
    void dueTasksAndPlannedMeetingsAreInTheFeedWithStableNumbers() {
        String deal = lead("Feed; Söhne, & Co");
        meet(deal, "meeting", "2026-03-10T09:00:00+01:00", "Talk about pumps, valves; and\\nmore <b>bold</b>")
                .expect(201);
        meet(deal, "note", "2026-03-10T10:00:00Z", "No entry").expect(201);
        String ics = feed(make()).expect(200).raw().body();
        assertThat(ics)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("VERSION:2.0", "PRODID:-//Dealtrail//Calendar//EN")
                .contains("DTSTART:20260310T080000Z", "DTEND:20260310T090000Z")
                .contains("Contact lead", "SEQUENCE:0", "LAST-MODIFIED:20260302T150000Z")
                .doesNotContain("No entry");
        String unfolded = ics.replace("\r\n ", "");
        assertThat(unfolded)
                .contains("Feed\\; Söhne\\, & Co", "pumps\\, valves\\; and")
                .doesNotContain("valves; and");
        assertThat(ics.lines())
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThan(79));
        assertThat(ics.lines().filter(l -> l.startsWith("UID:")).toList())
                .hasSize(2)
                .isEqualTo(feed(make())
                        .raw()
                        .body()
                        .lines()
                        .filter(l -> l.startsWith("UID:"))
                        .toList());
    }

    @Test
    void aChangedDateRaisesTheSequence() {
        String deal = lead("Sequence");
        jdbc.sql("select 1").query(Integer.class).single();
        api.as(VIOLET)
                .patch("/api/deals/" + deal, "{\"title\":\"Renamed\",\"version\":%d}".formatted(version(deal)))
                .expect(200);
        assertThat(feed(make()).raw().body()).contains("SEQUENCE:1", "Renamed");
    }

    @Test
    void onlyTheAddressOpensItAndOnlyUntilItIsReplacedOrSwitchedOff() {
        String first = make();
        feed(first).expect(200);
        assertThat(api.as(VIOLET).get("/api/me/calendar-feed").text("/lastReadAt"))
                .isNotEmpty();
        assertThat(jdbc.sql("select token_hash from calendar_feed")
                        .query(String.class)
                        .list())
                .allSatisfy(hash -> assertThat(first).doesNotContain(hash));
        String second = make();
        feed(first).expect(404);
        feed(second).expect(200);
        api.as(VIOLET).delete("/api/me/calendar-feed").expect(204);
        feed(second).expect(404);
        feed("/calendar/nobody-knows-me.ics").expect(404);
    }

    @Test
    void aLockedAccountHasNoFeed() {
        String address = make();
        Person violet = people.require(VIOLET);
        try {
            accounts.change(active(violet, false));
            feed(address).expect(404);
        } finally {
            accounts.change(active(violet, true));
        }
        feed(address).expect(200);
    }

    @Test
    void whatWentToSomebodyElseIsGoneFromTheFeed() {
        String deal = lead("Moved away");
        meet(deal, "visit", "2026-03-11T09:00:00Z", "Plant tour").expect(201);
        String address = make();
        assertThat(feed(address).raw().body()).contains("Plant tour");
        api.as("director")
                .post(
                        "/api/deals/" + deal + "/owner",
                        "{\"user\":\"anna.snelling\",\"reason\":\"r\",\"withTasks\":true}")
                .expect(200);
        assertThat(feed(address).raw().body()).doesNotContain("Plant tour", "Moved away");
    }

    @Test
    void whoGuessesAddressesIsSlowedDown() {
        clock.advance(Duration.ofHours(1));
        int status = 404;
        for (int i = 0; i < 40 && status != 429; i++) {
            status = feed("/calendar/guess" + i + ".ics").status();
        }
        assertThat(status).isEqualTo(429);
        clock.advance(Duration.ofMinutes(2));
        feed("/calendar/guess.ics").expect(404);
    }

    private int version(String deal) {
        return api.as(VIOLET).get("/api/deals/" + deal).body().path("version").asInt();
    }

    private static Person active(Person p, boolean active) {
        return new Person(
                p.username(),
                p.name(),
                p.email(),
                p.team(),
                p.region(),
                p.roles(),
                p.groups(),
                p.language(),
                p.timeZone(),
                active);
    }

    private String make() {
        clock.advance(Duration.ofMinutes(1));
        String url =
                api.as(VIOLET).post("/api/me/calendar-feed", null).expect(201).text("/url");
        clock.setTo(clock.instant().minus(Duration.ofMinutes(1)));
        assertThat(url).startsWith(api.base()).matches(".*/calendar/[A-Za-z0-9_-]{43}\\.ics");
        return url.substring(api.base().length());
    }

    private Answer feed(String address) {
        return api.get(address);
    }

    private Answer meet(String deal, String kind, String at, String subject) {
        return api.as(VIOLET)
                .post(
                        "/api/deals/" + deal + "/interactions",
                        "{\"kind\":\"%s\",\"at\":\"%s\",\"subject\":\"%s\"}"
                                .formatted(kind, OffsetDateTime.parse(at), subject));
    }

    private String lead(String company) {
        return api.as(VIOLET)
                .post("/api/leads", """
                {"company":"%s","contact":{"name":"N","email":"n@%s.example"},"source":"web","region":"East"}""".formatted(company, Integer.toHexString(company.hashCode())))
                .expect(201)
                .text("/deal");
    }
}
