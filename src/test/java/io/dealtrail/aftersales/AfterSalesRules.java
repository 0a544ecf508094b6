package io.dealtrail.aftersales;

import static io.dealtrail.testing.SalesOffice.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.SalesOffice;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

abstract class AfterSalesRules {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Renewals renewals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private SalesOffice office;
    private String deal;

    @BeforeEach
    void aDealThatWasWon() {
        office = new SalesOffice(context);
        deal = office.openDeal("proposal");
        office.win(deal, 3);
    }

    @AfterEach
    void theDealIsOver() {
        office.close(deal);
    }

    @Test
    void severalCasesAreResolvedEachByItself() {
        office.tell("rep", deal, "after-sales.caseOpened", "{\"title\":\"Leak\",\"text\":\"It drips\"}")
                .expect(200);
        office.tell("rep", deal, "after-sales.caseOpened", "{\"text\":\"It howls\\nat night\"}")
                .expect(200);
        Answer cases = office.as("service").get("/api/deals/" + deal + "/cases").expect(200);
        assertThat(texts(cases, "items", "number")).containsExactly(deal + "-C1", deal + "-C2");
        assertThat(texts(cases, "items", "title")).containsExactly("Leak", "It howls");
        List<String> tasks = jdbc.sql(
                        "select id from work_item where deal = :deal and element = 'resolveCase' order by id")
                .param("deal", deal)
                .query(String.class)
                .list();
        assertThat(tasks).hasSize(2);
        office.as("service")
                .post("/api/tasks/" + tasks.get(0) + "/complete", "{\"values\":{\"resolution\":\"new seal\"}}")
                .expect(200);
        assertThat(states()).containsExactlyInAnyOrder("RESOLVED", "OPEN");
        office.as("service")
                .post("/api/tasks/" + tasks.get(1) + "/complete", "{\"values\":{\"resolution\":\"oiled\"}}")
                .expect(200);
        assertThat(states()).containsExactly("RESOLVED", "RESOLVED");
        assertThat(office.trail(deal)).contains("case.opened", "case.resolved");
        assertThat(office.as("rep").get("/api/deals/" + deal).text("/cases/0/state"))
                .isEqualTo("RESOLVED");
    }

    @Test
    void whatACustomerSendsIsChecked() {
        assertThat(office.tell("rep", deal, "after-sales.caseOpened", "{}").status())
                .isEqualTo(422);
        assertThat(office.tell("rep", deal, "after-sales.caseOpened", "{\"title\":\"x\",\"approved\":true}")
                        .text("/code"))
                .isEqualTo("field.unknown");
        assertThat(office.tell("rep", deal, "after-sales.surveyAnswered", "{\"rating\":6}")
                        .text("/code"))
                .isEqualTo("field.range");
        assertThat(office.tell("rep", deal, "after-sales.surveyAnswered", "{\"rating\":\"good\"}")
                        .text("/code"))
                .isEqualTo("field.type");
        assertThat(office.tell("rep", deal, "after-sales.surveyAnswered", "{\"rating\":5}")
                        .text("/code"))
                .isEqualTo("message.notExpected");
    }

    @Test
    void anUnhappyCustomerIsRecoveredAndTheContractRenewed() {
        checkedIn();
        assertThat(office.mails("survey:" + deal + ":%")).containsExactly("carl@acme.example");
        office.tell(
                        "rep",
                        deal,
                        "after-sales.surveyAnswered",
                        "{\"rating\":2,\"recommendation\":3,\"comment\":\"loud\"}")
                .expect(200);
        Answer surveys = office.as("rep").get("/api/deals/" + deal + "/surveys");
        assertThat(surveys.text("/items/0/rating")).isEqualTo("2");
        assertThat(surveys.text("/items/0/mood")).isEqualTo("good");
        office.complete("manager", deal, "recoverCustomer", "{\"action\":\"visited\"}")
                .expect(200);
        office.leapTo("2027-01-01T00:00:00Z"); // twelve months less sixty days after 2 March
        assertThat(office.tasks(deal)).containsExactly("planRenewal");
        office.complete("rep", deal, "planRenewal", """
                {"renew":true,"amount":{"amount":"4000.00","currency":"USD"}}""").expect(200);
        String renewal = renewals.of(deal).orElseThrow().to();
        DealFacts facts = office.facts(renewal);
        assertThat(facts.stage()).isEqualTo("needs-analysis");
        assertThat(facts.amount()).hasToString("4000.00 USD");
        assertThat(facts.owner()).isEqualTo("anna.snelling");
        assertThat(facts.attributes()).containsEntry("renewalOf", deal);
        assertThat(facts.account()).isEqualTo(office.facts(deal).account());
        String again = transaction.execute(status -> renewals.open(deal, null));
        assertThat(again).isEqualTo(renewal);
        office.close(renewal);
    }

    @Test
    void aSilentCustomerIsJudgedByTheCheckIn() {
        checkedIn();
        office.leapTo("2026-04-16T10:00:00Z");
        assertThat(office.trail(deal)).contains("renewal.planned").doesNotContain("survey.answered");
    }

    private void checkedIn() {
        office.complete("service", deal, "onboardCustomer", "{\"done\":true}").expect(200);
        office.leapTo("2026-04-01T16:00:00Z");
        office.complete("rep", deal, "checkIn", "{\"mood\":\"good\"}").expect(200);
        office.runJobs();
    }

    private List<String> states() {
        return texts(office.as("rep").get("/api/deals/" + deal + "/cases"), "items", "state");
    }
}
