package io.dealtrail.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.deal.Deals;
import io.dealtrail.deal.NewDeal;
import io.dealtrail.engine.Workflow;
import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.TimeMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole ladder with the real table and calendars: discovery is due in five working days, reminded of after six, told to the
 * manager after eight, handed over after ten, told to the director after fifteen. It begins on a Monday, 9:00 in Chicago; the
 * clocks there go forward on the Sunday that follows.
 */
abstract class LadderOnTheEngine {

    private static final String ALL = "followup.reminded followup.escalated followup.handedOver followup.directorTold";

    @Autowired
    private MovableClock clock;

    @Autowired
    private TimeMachine time;

    @Autowired
    private Deals deals;

    @Autowired
    private Workflow workflow;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Api api;

    private final List<String> opened = new ArrayList<>();

    @BeforeEach
    void monday() {
        clock.setTo(MovableClock.START);
    }

    @AfterEach
    void theDealsAreClosed() {
        clock.setTo(MovableClock.START);
        opened.forEach(this::lose);
    }

    @Test
    void eachRungComesAtItsWorkingTimeAcrossWeekends() {
        String deal = open("Central", "anna.snelling", "brinkmann");
        assertThat(timer(deal)).isEqualTo("2026-03-10T14:00:00Z");

        time.travelTo(Instant.parse("2026-03-10T13:59:00Z"));
        assertThat(actions(deal)).isEmpty();
        time.travelTo(Instant.parse("2026-03-10T14:00:00Z"));
        assertThat(actions(deal)).isEqualTo("followup.reminded");
        assertThat(timer(deal)).isEqualTo("2026-03-12T14:00:00Z");

        time.travelTo(Instant.parse("2026-03-12T14:00:00Z"));
        assertThat(actions(deal)).isEqualTo("followup.reminded followup.escalated");
        assertThat(task(deal, "holdDiscovery").getAssignee()).isEqualTo("anna.snelling");

        time.travelTo(Instant.parse("2026-03-16T14:00:00Z"));
        assertThat(task(deal, "holdDiscovery").getAssignee()).isEqualTo("dustin.brinkmann");

        time.travelTo(Instant.parse("2026-03-23T14:00:00Z"));
        assertThat(actions(deal)).isEqualTo(ALL);
        assertThat(task(deal, "reviewStalledDeal").getName()).isEqualTo("Review stalled deal");
    }

    @Test
    void springFestivalIsNobodysDelay() {
        clock.setTo(Instant.parse("2026-02-12T02:00:00Z"));
        String deal = open("China", "li.na", "wang");
        // Saturdays 14 and 28 are worked, 15 to 23 are free.
        assertThat(followUps.timers(deal))
                .extracting(at -> at.kind() + " " + at.dueAt())
                .containsExactly(
                        "due 2026-02-26T02:00:00Z",
                        "remind 2026-02-27T02:00:00Z",
                        "escalate 2026-03-02T02:00:00Z",
                        "handOver 2026-03-04T02:00:00Z",
                        "director 2026-03-11T02:00:00Z");
        time.travelTo(Instant.parse("2026-02-27T01:59:00Z"));
        assertThat(actions(deal)).isEmpty();
        time.travelTo(Instant.parse("2026-02-27T02:00:00Z"));
        assertThat(actions(deal)).isEqualTo("followup.reminded");
    }

    @Test
    void afterAnOutageEverythingMissedIsMadeUpForOnce() {
        String deal = open("Central", "anna.snelling", "brinkmann");
        clock.advance(Duration.ofDays(60));
        time.runDueJobs();
        assertThat(actions(deal)).isEqualTo(ALL);
        time.travel(Duration.ofDays(3));
        assertThat(actions(deal).split("followup.directorTold", -1)).hasSize(2);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(deal)
                        .taskDefinitionKey("reviewStalledDeal")
                        .list())
                .hasSize(1);
    }

    @Test
    void oneTimerPerOpenTaskWalksUpTheLadder() {
        String deal = open("Central", "anna.snelling", "brinkmann");
        Deadlines deadlines = followUps.of(task(deal, "holdDiscovery").getId()).orElseThrow();
        for (Rung rung : Rung.values()) {
            assertThat(timers(deal)).hasSize(1);
            time.travelTo(deadlines.at(rung).orElseThrow());
        }
        assertThat(timers(deal)).hasSize(1);
    }

    @Test
    void aLadderThatBeginsAnewBringsItsTimerForward() {
        String deal = open("Central", "anna.snelling", "brinkmann");
        String task = task(deal, "holdDiscovery").getId();
        time.travelTo(Instant.parse("2026-03-16T14:00:00Z"));
        assertThat(timer(deal)).isEqualTo("2026-03-23T14:00:00Z");
        clock.setTo(Instant.parse("2026-03-11T14:00:00Z"));
        transaction.executeWithoutResult(status -> followUps.restart(task));
        assertThat(timer(deal)).isEqualTo("2026-03-19T14:00:00Z");
    }

    @Test
    void aLeadThatNobodyContactsReturnsToThePoolAndItsLadderBeginsAnew() {
        String deal = openLead("Central");
        String owner = deals.require(deal).owner();
        assertThat(owner).isNotNull();
        String task = task(deal, "contactLead").getId();
        Instant last = followUps.of(task).orElseThrow().last().orElseThrow();

        time.travelTo(last);
        assertThat(actions(deal)).isEqualTo(ALL);
        assertThat(deals.require(deal).owner()).isNull();
        assertThat(task(deal, "contactLead").getId()).isEqualTo(task);
        assertThat(task(deal, "contactLead").getAssignee()).isNull();
        Deadlines fresh = followUps.of(task).orElseThrow();
        assertThat(fresh.created()).isBetween(last, last.plusMillis(1));

        time.travelTo(fresh.remind().orElseThrow());
        assertThat(actions(deal)).isEqualTo(ALL + " followup.reminded");
        // Without an owner there is no team whose manager could take over.
        time.travelTo(fresh.last().orElseThrow());
        assertThat(actions(deal)).isEqualTo(ALL + " " + ALL.replace("handedOver", "heldBack"));
    }

    @Test
    void theLadderGoesWithTheTask() {
        String deal = open("Central", "anna.snelling", "brinkmann");
        lose(deal);
        assertThat(followUps.timers(deal)).isEmpty();
        assertThat(timers(deal)).isEmpty();
        time.travel(Duration.ofDays(60));
        assertThat(actions(deal)).isEmpty();
    }

    @Test
    void anImportedDealCountsFromTheMomentItWasGiven() {
        Instant base = Instant.parse("2026-03-05T15:00:00Z");
        String deal = FollowUps.startingAt(base, () -> open("Central", "anna.snelling", "brinkmann"));
        assertThat(followUps.timers(deal).get(0).dueAt()).isEqualTo("2026-03-12T14:00:00Z");
    }

    @Test
    void whoIsLateReadsItInTheirLanguageAndByMail() {
        Person li = people.require("li.na");
        speaks(li, "zh-CN");
        String deal = open("China", "li.na", "wang");
        time.travel(Duration.ofDays(9));
        speaks(li, null);

        Api.Answer told = api.as("li.na").with("Accept-Language", "zh-CN").get("/api/notifications?unread=true");
        assertThat(told.expect(200).text("/items/0/deal")).isEqualTo(deal);
        assertThat(told.text("/items/0/text")).contains("开展需求访谈", "到期");
        String id = told.text("/items/0/id");
        String read = "/api/notifications/" + id + "/read";
        api.as("wei.wang").post(read, "").expect(404);
        api.as("li.na").post(read, "").expect(204);
        api.as("li.na").get("/api/notifications?after=nonsense").expect(400);

        Api.Answer mail = api.as("admin").get("/api/outbox").expect(200);
        assertThat(mail.body().path("items"))
                .as("others are told of their own meanwhile")
                .anySatisfy(item -> {
                    assertThat(item.path("to").asText()).isEqualTo("li.na@dealtrail.example");
                    assertThat(item.path("state").asText()).isEqualTo("KEPT");
                    assertThat(item.path("body").asText()).contains("您好", "/notifications/" + id + "/open");
                });
        api.as("li.na").get("/api/outbox").expect(403);
    }

    private String open(String region, String owner, String team) {
        String deal = transaction.execute(status -> {
            String number = deals.open(new NewDeal(
                    "Pumps",
                    null,
                    "web",
                    region,
                    null,
                    null,
                    null,
                    owner,
                    team,
                    "needs-analysis",
                    null,
                    null,
                    Map.of()));
            workflow.start("deal", number, Map.of());
            return number;
        });
        opened.add(deal);
        return deal;
    }

    private String openLead(String region) {
        String deal = transaction.execute(status -> {
            String number = deals.open(new NewDeal(
                    "Pumps", null, "web", region, null, null, null, null, null, null, null, null, Map.of()));
            workflow.start("deal", number, Map.of());
            return number;
        });
        opened.add(deal);
        return deal;
    }

    private void lose(String deal) {
        transaction.executeWithoutResult(
                status -> workflow.tellIfExpected("deal.lost", deal, Map.of("reason", "no budget", "outcome", "lost")));
    }

    private void speaks(Person person, String language) {
        accounts.change(new Person(
                person.username(),
                person.name(),
                person.email(),
                person.team(),
                person.region(),
                person.roles(),
                person.groups(),
                language,
                "Asia/Shanghai",
                true));
    }

    private Task task(String deal, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(deal)
                .taskDefinitionKey(element)
                .singleResult();
    }

    private String timer(String deal) {
        return timers(deal).get(0).getDuedate().toInstant().toString();
    }

    private List<Job> timers(String deal) {
        return jobs.createJobQuery().activityId("holdDiscoveryLate").list().stream()
                .filter(job -> isOf(deal, job))
                .toList();
    }

    private boolean isOf(String deal, Job job) {
        return tasks.createTaskQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .processInstanceBusinessKey(deal)
                        .count()
                > 0;
    }

    private String actions(String deal) {
        return String.join(
                " ",
                jdbc.sql("select action from trail_entry where subject = :deal and action like 'followup.%' order by n")
                        .param("deal", deal)
                        .query(String.class)
                        .list());
    }
}
