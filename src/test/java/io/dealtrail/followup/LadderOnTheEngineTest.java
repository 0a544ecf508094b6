package io.dealtrail.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.dealtrail.DueJobs;
import io.dealtrail.MovableClock;
import io.dealtrail.OnH2;
import io.dealtrail.TestWorld;
import io.dealtrail.deal.Deals;
import io.dealtrail.deal.NewDeal;
import io.dealtrail.engine.Workflow;
import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole ladder with the real table and calendar: discovery is due in five working days, reminded of after six, told to the
 * manager after eight, handed over after ten, told to the director after fifteen.
 */
@OnH2
class LadderOnTheEngineTest {

    private static final String TEAM = "ladder-team";

    @Autowired
    private MovableClock clock;

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
    private MockMvc mvc;

    private String deal = "";

    @BeforeEach
    void aDealInNeedsAnalysisOwnedByLea() {
        clock.set(TestWorld.START);
        if (people.find("lea.ladder").isEmpty()) {
            transaction.executeWithoutResult(status -> {
                accounts.saveTeam(new Team(TEAM, "Ladder", null, "Europe"));
                create("lea.ladder", "zh-CN", Role.REP, "sales-reps");
                create("mia.ladder", null, Role.MANAGER, "sales-managers");
                create("dora.ladder", null, Role.DIRECTOR, "directors");
                create("adam.ladder", null, Role.ADMIN);
                accounts.saveTeam(new Team(TEAM, "Ladder", "mia.ladder", "Europe"));
            });
        }
        deal = open("needs-analysis");
    }

    @AfterEach
    void theDealIsClosed() {
        transaction.executeWithoutResult(
                status -> workflow.tellIfExpected("deal.lost", deal, Map.of("reason", "test over", "outcome", "lost")));
        clock.set(TestWorld.START);
    }

    @Test
    void eachRungComesAtItsWorkingTimeAndOnlyOnce() {
        assertThat(timer()).isEqualTo("2026-06-17T08:00:00Z");
        assertThat(DueJobs.run(jobs)).isZero();

        clock.set(Instant.parse("2026-06-17T07:59:00Z"));
        assertThat(DueJobs.run(jobs)).isZero();
        fireAt("2026-06-17T08:00:00Z");
        assertThat(actions()).containsExactly("followup.reminded");
        assertThat(timer()).isEqualTo("2026-06-19T08:00:00Z");

        fireAt("2026-06-19T08:00:00Z");
        assertThat(actions()).containsExactly("followup.reminded", "followup.escalated");

        fireAt("2026-06-23T08:00:00Z");
        assertThat(task("holdDiscovery").getAssignee()).isEqualTo("mia.ladder");

        fireAt("2026-06-30T08:00:00Z");
        assertThat(actions())
                .containsExactly(
                        "followup.reminded", "followup.escalated", "followup.handedOver", "followup.directorTold");
        assertThat(task("reviewStalledDeal").getName()).isEqualTo("Review stalled deal");
    }

    @Test
    void afterAnOutageEverythingMissedIsMadeUpForOnce() {
        fireAt("2026-08-03T08:00:00Z");
        assertThat(actions())
                .containsExactly(
                        "followup.reminded", "followup.escalated", "followup.handedOver", "followup.directorTold");
        clock.advance(Duration.ofDays(4));
        DueJobs.run(jobs);
        assertThat(actions().stream().filter("followup.directorTold"::equals)).hasSize(1);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(deal)
                        .taskDefinitionKey("reviewStalledDeal")
                        .list())
                .hasSize(1);
    }

    @Test
    void oneTimerPerOpenTaskWalksUpTheLadder() {
        String task = task("holdDiscovery").getId();
        for (Rung rung : Rung.values()) {
            Instant at = followUps.of(task).orElseThrow().at(rung).orElseThrow();
            assertThat(timers("holdDiscoveryLate")).hasSize(1);
            clock.set(at);
            DueJobs.run(jobs);
        }
        assertThat(timers("holdDiscoveryLate")).hasSize(1);
    }

    @Test
    void aLadderThatBeginsAnewBringsItsTimerForward() {
        fireAt("2026-06-23T08:00:00Z");
        assertThat(timer()).isEqualTo("2026-06-30T08:00:00Z");
        clock.set(Instant.parse("2026-06-23T09:00:00Z"));
        transaction.executeWithoutResult(
                status -> followUps.restart(task("holdDiscovery").getId()));
        assertThat(timer()).isEqualTo("2026-06-30T08:00:00Z");
        transaction.executeWithoutResult(status -> {
            clock.set(Instant.parse("2026-06-18T08:00:00Z"));
            followUps.restart(task("holdDiscovery").getId());
        });
        assertThat(timer()).isEqualTo("2026-06-26T08:00:00Z");
    }

    @Test
    void theLadderGoesWithTheTask() {
        transaction.executeWithoutResult(
                status -> workflow.tell("deal.lost", deal, Map.of("reason", "no budget", "outcome", "lost")));
        assertThat(followUps.timers(deal)).isEmpty();
        assertThat(timers("holdDiscoveryLate")).isEmpty();
        clock.advance(Duration.ofDays(60));
        assertThat(DueJobs.run(jobs)).isZero();
    }

    @Test
    void anImportedDealCountsFromTheMomentItWasGiven() {
        Instant base = Instant.parse("2026-06-15T07:00:00Z");
        String imported = FollowUps.startingAt(base, () -> open("needs-analysis"));
        assertThat(followUps.timers(imported).get(0).dueAt()).isEqualTo("2026-06-22T07:00:00Z");
        transaction.executeWithoutResult(
                status -> workflow.tell("deal.lost", imported, Map.of("reason", "test over", "outcome", "lost")));
    }

    @Test
    void whoIsLateReadsItInTheirLanguageAndByMail() throws Exception {
        fireAt("2026-06-17T08:00:00Z");
        String told = mvc.perform(get("/api/notifications?unread=true")
                        .with(httpBasic("lea.ladder", "demo"))
                        .header("Accept-Language", "zh-CN"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].deal").value(deal))
                .andExpect(jsonPath("$.items[0].text").value(allOf(containsString("需求访谈"), containsString("到期"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(told, "$.items[0].id");
        mvc.perform(post("/api/notifications/" + id + "/read").with(httpBasic("mia.ladder", "demo")))
                .andExpect(status().isNotFound());
        mvc.perform(post("/api/notifications/" + id + "/read").with(httpBasic("lea.ladder", "demo")))
                .andExpect(status().isNoContent());
        mvc.perform(get("/api/outbox").with(httpBasic("adam.ladder", "demo")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].to").value("lea.ladder@example.com"))
                .andExpect(jsonPath("$.items[0].state").value("KEPT"));
        mvc.perform(get("/api/outbox").with(httpBasic("lea.ladder", "demo"))).andExpect(status().isForbidden());
        mvc.perform(get("/api/notifications?after=nonsense").with(httpBasic("lea.ladder", "demo")))
                .andExpect(status().isBadRequest());
    }

    private String open(String stage) {
        return transaction.execute(status -> {
            String number = deals.open(new NewDeal(
                    "Pumps", null, "web", "Europe", null, null, null, "lea.ladder", TEAM, stage, null, null, Map.of()));
            workflow.start("deal", number, Map.of());
            return number;
        });
    }

    private void create(String username, String language, Role role, String... groups) {
        accounts.create(
                new Person(
                        username,
                        username,
                        username + "@example.com",
                        role == Role.REP ? TEAM : null,
                        "Europe",
                        Set.of(role),
                        Set.of(groups),
                        language,
                        "Europe/Berlin",
                        true),
                "demo");
    }

    private void fireAt(String moment) {
        clock.set(Instant.parse(moment));
        assertThat(DueJobs.run(jobs)).isPositive();
    }

    private Task task(String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(deal)
                .taskDefinitionKey(element)
                .singleResult();
    }

    private String timer() {
        return timers("holdDiscoveryLate").get(0).getDuedate().toInstant().toString();
    }

    private List<Job> timers(String event) {
        return jobs.createJobQuery()
                .activityId(event)
                .processInstanceId(
                        tasks
                                .createTaskQuery()
                                .processInstanceBusinessKey(deal)
                                .taskDefinitionKey("holdDiscovery")
                                .list()
                                .stream()
                                .map(Task::getProcessInstanceId)
                                .findFirst()
                                .orElse("none"))
                .list();
    }

    private List<String> actions() {
        return jdbc.sql("select action from trail_entry where subject = :deal and action like 'followup.%' order by n")
                .param("deal", deal)
                .query(String.class)
                .list();
    }
}
