package io.dealtrail.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.dealtrail.people.Accounts;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.MovableClock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Leads by REST with the shipped models. */
@H2ProductTest
class LeadIntakeTest {

    private static final String TEAM = "intake-team";
    private static int companies;

    @Autowired
    private MockMvc web;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    /** A company that no other test has. */
    private String company;

    @BeforeEach
    void aTeamAndAFreshCompany() {
        company = "Intake Company " + ++companies;
        if (people.find("intake.rep").isPresent()) {
            return;
        }
        accounts.saveTeam(new Team(TEAM, "Intake", null, "Intake region"));
        person("intake.rep", Role.REP, "sales-reps");
        person("intake.other", Role.REP, "sales-reps");
        person("intake.director", Role.DIRECTOR, "directors");
        person("intake.auditor", Role.AUDITOR, null);
        accounts.saveTeam(new Team("intake-far", "Far", null, "Far region"));
        accounts.create(
                new Person(
                        "intake.far",
                        "Far",
                        null,
                        "intake-far",
                        null,
                        Set.of(Role.REP),
                        Set.of("sales-reps"),
                        null,
                        null,
                        true),
                "intake-password");
    }

    @Test
    void aLeadBecomesADealWithAccountContactNoteAndTask() throws Exception {
        String deal = captured("intake.rep", """
                {"company":"%s, Inc.","contact":{"name":"Li Wei","email":"Li.Wei@Intake1.example","phone":"(202) 555-0143"},
                 "source":"web","region":"Intake region","employees":40,"amount":{"amount":"1200.00","currency":"USD"},
                 "message":"Looking for twenty licences"}""".formatted(company));
        web.perform(get("/api/deals/" + deal).with(basic("intake.rep")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title").value(company + ", Inc.: Looking for twenty licences"))
                .andExpect(jsonPath("$.customer").value(company + ", Inc."))
                .andExpect(jsonPath("$.owner").value("intake.rep"))
                .andExpect(jsonPath("$.stage").value("lead-qualification"))
                .andExpect(jsonPath("$.score").isNumber())
                .andExpect(jsonPath("$.contacts[0].email").value("li.wei@intake1.example"))
                .andExpect(jsonPath("$.contacts[0].phone").value("+12025550143"));
        web.perform(get("/api/deals/" + deal + "/interactions").with(basic("intake.rep")))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].kind").value("note"))
                .andExpect(jsonPath("$.items[0].text").value("Looking for twenty licences"));
        assertThat(task(deal, "intake.rep")).isEqualTo("contactLead");
        web.perform(get("/api/deals/" + deal + "/trail?size=200").with(basic("intake.rep")))
                .andExpect(jsonPath("$.items[*].action", hasItem("lead.captured")))
                .andExpect(jsonPath("$.items[*].action", hasItem("deal.scored")))
                .andExpect(jsonPath("$.items[*].action", hasItem("interaction.recorded")));
    }

    @Test
    void aDirectorsLeadIsRoutedInsteadOfOwned() throws Exception {
        String deal = captured("intake.director", lead(company, null, null, "Intake region"));
        web.perform(get("/api/deals/" + deal).with(basic("intake.director")))
                .andExpect(jsonPath("$.owner", not("intake.director")));
    }

    @Test
    void theSameLeadComesInOnce() throws Exception {
        String body = """
                {"company":"%s","source":"fair","externalId":"ext-%s"}""".formatted(company, company);
        String deal = captured("intake.rep", body);
        send("intake.rep", body)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("lead.exists"))
                .andExpect(jsonPath("$.deal").value(deal));
        send("intake.rep", body.replace("fair", "ad")).andExpect(status().isCreated());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsKept() throws Exception {
        send("intake.rep", """
                {"company":" ","contact":{"email":"nobody","phone":"call me"},"source":"rumour","employees":-1,
                 "amount":{"amount":"-5.00","currency":"USD"}}""")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath(
                        "$.errors[*].field",
                        containsInAnyOrder(
                                "company", "contact.email", "contact.phone", "source", "employees", "amount")));
        send(
                        "intake.rep",
                        "{\"company\":\"" + company
                                + "\",\"source\":\"web\",\"amount\":{\"amount\":\"1.005\",\"currency\":\"USD\"}}")
                .andExpect(status().isUnprocessableEntity());
        send("intake.rep", "{\"company\":\"" + company + "\",\"colour\":1}").andExpect(status().isBadRequest());
        send("intake.rep", "{\"company\":").andExpect(status().isBadRequest());
        send("intake.auditor", lead(company, null, null, null)).andExpect(status().isForbidden());
        assertThat(jdbc.sql("select count(*) from account where name = :name")
                        .param("name", company)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDuplicateByEmailPhoneOrCompanyIsNamedByItsNumberOnly() throws Exception {
        String first = captured("intake.rep", lead(company, "a@" + mailDomain(), "+12025550101", "East"));
        String byMail = captured(
                "intake.far", lead(company + " Elsewhere", "A@" + mailDomain().toUpperCase(), null, "West"), first);
        captured("intake.far", lead(company + " Overseas", null, "+1 202-555-0101", "West"), first);
        captured("intake.far", lead(company.toUpperCase() + " Ltd.", null, null, "east"), first);
        send("intake.far", lead(company, null, null, "West"))
                .andExpect(jsonPath("$.duplicateOf").doesNotExist());
        assertThat(task(byMail, "intake.far")).isEqualTo("resolveDuplicate");
        web.perform(get("/api/deals/" + first).with(basic("intake.far"))).andExpect(status().isNotFound());
    }

    @Test
    void aMergedLeadGivesEverythingToTheOtherDeal() throws Exception {
        String first = captured("intake.rep", lead(company, "kept@" + mailDomain(), null, null));
        String second = captured("intake.rep", """
                {"company":"%s","contact":{"name":"New","email":"new@%s"},"source":"phone","message":"Called again"}""".formatted(company, mailDomain()));
        String task = taskId(second, "intake.rep");
        complete(task, "{\"resolution\":\"merge\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("mergeInto"));
        complete(task, "{\"resolution\":\"merge\",\"mergeInto\":\"D-999999\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].code").value("lead.mergeInto"));
        complete(task, "{\"resolution\":\"merge\",\"mergeInto\":\" " + first.toLowerCase() + " \"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.next", hasSize(0)));
        web.perform(get("/api/deals/" + second).with(basic("intake.rep")))
                .andExpect(jsonPath("$.status").value("DISQUALIFIED"))
                .andExpect(jsonPath("$.contacts", hasSize(0)));
        web.perform(get("/api/deals/" + first).with(basic("intake.rep")))
                .andExpect(jsonPath("$.status").value("OPEN"))
                .andExpect(jsonPath(
                        "$.contacts[*].email", containsInAnyOrder("kept@" + mailDomain(), "new@" + mailDomain())));
        web.perform(get("/api/deals/" + first + "/interactions").with(basic("intake.rep")))
                .andExpect(jsonPath("$.items[0].text").value("Called again"));
        for (String deal : List.of(first, second)) {
            web.perform(get("/api/deals/" + deal + "/trail?size=200").with(basic("intake.rep")))
                    .andExpect(jsonPath("$.items[*].action", hasItem("deal.merged")));
            web.perform(get("/api/deals/" + deal + "/trail/verify").with(basic("intake.rep")))
                    .andExpect(jsonPath("$.unaltered").value(true));
        }
    }

    @Test
    void whatIsKeptApartGoesOnAndIsNotAskedAboutAgain() throws Exception {
        String first = captured("intake.rep", lead(company, null, null, null));
        String second = captured("intake.rep", lead(company, null, null, null), first);
        complete(taskId(second, "intake.rep"), "{\"resolution\":\"keep\"}").andExpect(status().isOk());
        assertThat(task(second, "intake.rep")).isEqualTo("contactLead");
        assertThat(jdbc.sql("select count(*) from lead_kept_apart where deal in (:deals)")
                        .param("deals", List.of(first, second))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aLeadMergedIntoAnAccountGoesOnThere() throws Exception {
        String first = captured("intake.rep", lead(company, "one@" + mailDomain(), null, null));
        String account = account(first);
        String second = captured("intake.rep", lead(company + " Typo", "one@" + mailDomain(), null, null), first);
        String typo = account(second);
        complete(taskId(second, "intake.rep"), "{\"resolution\":\"merge\",\"mergeInto\":\"" + account + "\"}")
                .andExpect(status().isOk());
        assertThat(account(second)).isEqualTo(account);
        assertThat(task(second, "intake.rep")).isEqualTo("contactLead");
        web.perform(get("/api/accounts/" + typo).with(basic("intake.rep")))
                .andExpect(jsonPath("$.mergedInto").value(account));
        web.perform(get("/api/accounts/" + account).with(basic("intake.rep")))
                .andExpect(jsonPath("$.contacts", hasSize(1)));
        captured("intake.rep", lead(company + " Typo", null, null, null));
        assertThat(jdbc.sql("select count(*) from account where normal_name like :name and merged_into is null")
                        .param("name", company.toLowerCase() + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private ResultActions send(String user, String body) throws Exception {
        return web.perform(post("/api/leads")
                .with(basic(user))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private String captured(String user, String body) throws Exception {
        String answer = send(user, body)
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", startsWith("/api/deals/D-")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.deal");
    }

    private String captured(String user, String body, String duplicateOf) throws Exception {
        String answer = send(user, body)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.duplicateOf", hasItem(duplicateOf)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.deal");
    }

    private ResultActions complete(String task, String values) throws Exception {
        return web.perform(post("/api/tasks/" + task + "/complete")
                .with(basic("intake.rep"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"values\":" + values + "}"));
    }

    private String task(String deal, String user) throws Exception {
        return JsonPath.read(tasks(deal, user), "$.tasks[0].key");
    }

    private String taskId(String deal, String user) throws Exception {
        return JsonPath.read(tasks(deal, user), "$.tasks[0].id");
    }

    private String tasks(String deal, String user) throws Exception {
        return web.perform(get("/api/deals/" + deal).with(basic(user)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String account(String deal) {
        return jdbc.sql("select account from deal where number = :deal")
                .param("deal", deal)
                .query(String.class)
                .single();
    }

    private String mailDomain() {
        return company.replace(" ", "-").toLowerCase() + ".example";
    }

    private static String lead(
            String company, @Nullable String email, @Nullable String phone, @Nullable String region) {
        return "{\"company\":\"" + company + "\",\"source\":\"web\",\"contact\":{"
                + (email == null ? "" : "\"email\":\"" + email + "\"")
                + (phone == null ? "" : (email == null ? "" : ",") + "\"phone\":\"" + phone + "\"")
                + "}" + (region == null ? "" : ",\"region\":\"" + region + "\"") + "}";
    }

    private void person(String username, Role role, @Nullable String group) {
        accounts.create(
                new Person(
                        username,
                        username,
                        null,
                        role == Role.REP ? TEAM : null,
                        null,
                        Set.of(role),
                        group == null ? Set.of() : Set.of(group),
                        null,
                        null,
                        true),
                "intake-password");
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor basic(String user) {
        return httpBasic(user, "intake-password");
    }
}
