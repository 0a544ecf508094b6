package io.dealtrail.team;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.MovableClock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** What managers see of their team, and how an absent person's work goes to others. A team of its own: Ida, Jan and Kim under Mia. */
abstract class TeamRules {

    private static final String AWAY = "{\"from\":\"2026-03-01\",\"until\":\"2026-03-06\",\"substitute\":%s}";

    @Autowired
    private Api api;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void settleIn() {
        clock.setTo(MovableClock.START);
        if (people.find("mia.hold").isPresent()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            accounts.saveTeam(new Team("hold", "Hold", null, "Hold"));
            person("mia.hold", Role.MANAGER, "sales-managers");
            accounts.saveTeam(new Team("hold", "Hold", "mia.hold", "Hold"));
            person("ida.hold", Role.REP, "sales-reps");
            person("jan.hold", Role.REP, "sales-reps");
            person("kim.hold", Role.REP, "sales-reps");
        });
    }

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("delete from absence where username like '%.hold'").update();
        jdbc.sql("delete from work_item where assignee like '%.hold'").update();
        jdbc.sql("update deal set status = 'LOST' where owner like '%.hold'").update();
    }

    @Test
    void aManagerSeesTheLoadOfTheOwnTeamOnly() {
        lead("ida.hold", "Load One");
        lead("ida.hold", "Load Two");
        clock.advance(java.time.Duration.ofDays(3));
        JsonNode ida = row(api.as("mia.hold").get("/api/team").expect(200), "ida.hold");
        assertThat(ida.at("/tasks").asInt()).isEqualTo(2);
        assertThat(ida.at("/overdue").asInt()).isEqualTo(2);
        assertThat(ida.at("/deals").asInt()).isEqualTo(2);
        assertThat(ida.at("/value/amount").asText()).isEqualTo("2000.00");
        Answer all = api.as("mia.hold").get("/api/team");
        assertThat(all.body().findValuesAsText("username"))
                .contains("jan.hold", "kim.hold")
                .doesNotContain("anna.snelling");
        assertThat(api.as("director").get("/api/team").body().findValuesAsText("username"))
                .contains("ida.hold", "anna.snelling", "legal");
        api.as("mia.hold").get("/api/team?team=brinkmann").expect(404);
        api.as("ida.hold").get("/api/team").expect(403);
    }

    @Test
    void whileSomebodyIsAwayTheSubstituteGetsTheTasksAndTheReasonIsShown() {
        away("ida.hold", "\"jan.hold\"").expect(201);
        String deal = lead("ida.hold", "Substituted");
        JsonNode task = api.as("jan.hold").get("/api/tasks?deal=" + deal).body().at("/items/0");
        assertThat(task.at("/assignee").asText()).isEqualTo("jan.hold");
        assertThat(task.at("/reason").asText()).contains("Stands in for Ida", "2026-03-06");
        assertThat(row(api.as("mia.hold").get("/api/team"), "ida.hold")
                        .at("/substitute")
                        .asText())
                .isEqualTo("Jan Hold");
    }

    @Test
    void aSubstituteWhoIsAwayTooHandsOnToTheNext() {
        away("ida.hold", "\"jan.hold\"").expect(201);
        away("jan.hold", "\"kim.hold\"").expect(201);
        assertThat(assignee(lead("ida.hold", "Chained"))).isEqualTo("kim.hold");
        away("kim.hold", "\"ida.hold\"").expect(201); // a circle: nobody stands in, nobody is there
        String deal = lead("ida.hold", "Circled");
        assertThat(jdbc.sql("select count(*) from work_item where deal = :deal and assignee is null")
                        .param("deal", deal)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void absencesDoNotOverlapAndAreChangedAndEnded() {
        String id = away("ida.hold", "null").expect(201).text("/id");
        assertThat(away("ida.hold", "null").expect(422).text("/code")).isEqualTo("absence.overlaps");
        String path = "/api/people/ida.hold/absences/" + id;
        api.as("ida.hold")
                .put(path, "{\"from\":\"2026-03-01\",\"until\":\"2026-03-20\",\"substitute\":\"jan.hold\"}")
                .expect(200);
        api.as("jan.hold").put(path, AWAY.formatted("null")).expect(403);
        api.as("mia.hold").post(path + "/end", null).expect(204);
        assertThat(api.as("ida.hold").get("/api/people/ida.hold/absences").text("/0/untilOn"))
                .isEqualTo("2026-03-01");
        api.as("mia.hold").delete(path).expect(204);
        api.as("mia.hold").delete(path).expect(404);
    }

    @Test
    void allWorkGoesToTheSubstituteInOneGoAndCanBeTakenBack() {
        String one = lead("ida.hold", "All One");
        String two = lead("ida.hold", "All Two");
        away("ida.hold", "\"jan.hold\"").expect(201);
        Answer preview =
                handOver("mia.hold", "{\"way\":\"substitute\",\"dryRun\":true}").expect(200);
        assertThat(preview.body())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.at("/to").asText()).isEqualTo("jan.hold"));
        assertThat(owner(one)).isEqualTo("ida.hold");

        Answer done = handOver("mia.hold", "{\"way\":\"substitute\"}").expect(200);
        assertThat(done.body().at("/rows").findValuesAsText("outcome")).containsExactly("given", "given");
        assertThat(List.of(owner(one), owner(two), assignee(one), assignee(two)))
                .containsOnly("jan.hold");
        assertThat(api.as("jan.hold").get("/api/notifications").text("/items/0/text"))
                .contains("Mia Hold gave you the work of Ida Hold: 2 deals, 2 tasks");
        assertThat(api.as("mia.hold").get("/api/deals/" + one + "/trail").raw().body())
                .contains("deal.ownerChanged", "task.assigned");

        Answer undone = api.as("mia.hold")
                .post("/api/hand-overs/" + done.text("/id") + "/undo", null)
                .expect(200);
        assertThat(undone.body().at("/rows").findValuesAsText("outcome")).containsExactly("returned", "returned");
        assertThat(List.of(owner(one), assignee(two))).containsOnly("ida.hold");
        assertThat(api.as("mia.hold")
                        .post("/api/hand-overs/" + done.text("/id") + "/undo", null)
                        .expect(409)
                        .text("/code"))
                .isEqualTo("handOver.undone");
    }

    @Test
    void workIsSpreadToWhoHasLeast() {
        for (int i = 0; i < 4; i++) {
            lead("ida.hold", "Spread " + i);
        }
        lead("jan.hold", "Busy 1");
        lead("jan.hold", "Busy 2");
        Answer done = handOver("director", "{\"way\":\"spread\"}").expect(200);
        List<String> to = done.body().at("/rows").findValuesAsText("to");
        assertThat(to).filteredOn("kim.hold"::equals).hasSize(3);
        assertThat(to).filteredOn("jan.hold"::equals).hasSize(1);
    }

    @Test
    void aTaskThatTheColleagueMayNotTakeStaysAndSaysWhy() {
        String deal = lead("ida.hold", "Stays");
        jdbc.sql("update work_item set candidate_group = 'legal' where deal = :deal")
                .param("deal", deal)
                .update();
        Answer done = handOver("mia.hold", "{\"way\":\"colleague\",\"to\":\"kim.hold\"}")
                .expect(200);
        assertThat(done.text("/rows/0/outcome")).isEqualTo("refused");
        assertThat(done.text("/rows/0/why")).contains("kim.hold");
        assertThat(owner(deal)).isEqualTo("ida.hold");
    }

    @Test
    void nobodyHandsOverWhatIsNotTheirs() {
        handOver("ida.hold", "{\"way\":\"spread\"}").expect(403);
        handOver("dustin.brinkmann", "{\"way\":\"spread\"}").expect(404);
        handOver("mia.hold", "{\"way\":\"lottery\"}").expect(400);
        handOver("mia.hold", "{}").expect(422);
        handOver("mia.hold", "{\"way\":\"substitute\"}").expect(422);
        handOver("mia.hold", "{\"way\":\"colleague\",\"to\":\"legal\"}").expect(422);
        lead("ida.hold", "Unseen");
        String id = handOver("mia.hold", "{\"way\":\"spread\"}").expect(200).text("/id");
        api.as("dustin.brinkmann").get("/api/hand-overs/" + id).expect(404);
        api.as("dustin.brinkmann").post("/api/hand-overs/" + id + "/undo", null).expect(404);
    }

    private Answer handOver(String who, String order) {
        return api.as(who).post("/api/people/ida.hold/hand-over", order);
    }

    private Answer away(String who, String substitute) {
        return api.as(who).post("/api/people/" + who + "/absences", AWAY.formatted(substitute));
    }

    private String owner(String deal) {
        return api.as("director").get("/api/deals/" + deal).text("/owner");
    }

    private String assignee(String deal) {
        return api.as("director").get("/api/tasks?list=all&deal=" + deal).text("/items/0/assignee");
    }

    private String lead(String rep, String company) {
        return api.as(rep)
                .post("/api/leads", """
                {"company":"%s Hold","contact":{"name":"N","email":"n@%s.example"},"source":"web","region":"Hold",
                 "amount":{"amount":"1000.00","currency":"USD"}}""".formatted(company, Integer.toHexString(company.hashCode())))
                .expect(201)
                .text("/deal");
    }

    private static JsonNode row(Answer team, String username) {
        for (JsonNode row : team.body()) {
            if (row.at("/username").asText().equals(username)) {
                return row;
            }
        }
        throw new AssertionError(username + " is not in " + team.body());
    }

    private void person(String username, Role role, String group) {
        String first = username.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + username.substring(1, 3);
        accounts.createHashed(
                new Person(
                        username,
                        first + " Hold",
                        username + "@dealtrail.example",
                        "hold",
                        "Hold",
                        new HashSet<>(Set.of(role)),
                        Set.of(group),
                        null,
                        null,
                        true),
                new BCryptPasswordEncoder(4).encode("demo"));
    }
}
