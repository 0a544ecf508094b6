package io.dealtrail.proposal;

import static io.dealtrail.testing.SalesOffice.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.SalesOffice;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The editor, versions, comparing and copying, on each database. */
abstract class EditorRules {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private SalesOffice office;
    private String deal;
    private String pump;
    private Pages rep;

    @BeforeEach
    void aDealAtTheProposalStage() {
        office = new SalesOffice(context);
        deal = office.openDeal("proposal");
        pump = jdbc.sql("select id from product where name = 'Pump'")
                .query(String.class)
                .single();
        rep = Pages.of(office.as("rep").base(), "anna.snelling");
    }

    @AfterEach
    void theDealIsClosed() {
        office.close(deal);
    }

    @Test
    void thePageAndTheApiReckonTheSameAndWriteNothing() {
        HttpResponse<String> page = rep.post(draft() + "/figures", form("1,234.5", "999.99", "12.5"));
        assertThat(page.body())
                .contains("\"net\":\"$1,080,176.70\"", "Needs approval by: ")
                .doesNotContain("margin", "floor\":");
        Answer api = office.as("rep").post(proposals() + "/figures", """
                {"currency":"USD","lines":[{"product":"Pump","quantity":"1234.5","unitPrice":{"amount":"999.99","currency":"USD"},"discountPercent":"12.5"}]}""").expect(200);
        assertThat(api.text("/net/amount")).isEqualTo("1080176.70");
        assertThat(api.body().path("approvers").toString()).contains("sales-managers");
        assertThat(api.body().at("/marginPercent").isMissingNode()).isTrue();
        assertThat(office.as("manager")
                        .post(proposals() + "/figures", lines(1, "0"))
                        .text("/marginPercent"))
                .isEqualTo("66.67");
        assertThat(office.as("rep").get(proposals()).body().path("items")).isEmpty();
    }

    @Test
    void belowTheFloorARepIsWarnedWithoutBeingToldTheFloor() {
        String page = rep.post(draft() + "/figures", form("1", "500", "")).body();
        assertThat(page)
                .contains("\"belowFloor\":true", "This is below the floor")
                .doesNotContain("600.00", "\"margin", "\"floor");
        String manager = Pages.of(office.as("rep").base(), "dustin.brinkmann")
                .post(draft() + "/figures", form("1", "500", ""))
                .body();
        assertThat(manager).contains("$600.00");
    }

    @Test
    void faultsStandAtTheirFields() {
        HttpResponse<String> answer = rep.post(draft(), form("-1", "x", "101"), "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("aria-invalid=\"true\"");
        String figures = rep.post(draft() + "/figures", form("-1", "x", "101")).body();
        assertThat(figures)
                .contains("\"quantity\":", "\"unitPrice\":", "\"discountPercent\":")
                .doesNotContain("totals");
        assertThat(office.as("rep").get(proposals()).body().path("items")).isEmpty();
    }

    @Test
    void aSecondTabIsToldThatSomebodyWasFirst() {
        assertThat(rep.post(draft(), form("1", "", "")).body()).contains("Version 1 is saved.");
        Map<String, String> stale = form("2", "", "");
        HttpResponse<String> second = rep.post(draft(), stale);
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body()).contains("Somebody else changed this proposal meanwhile");
        assertThat(office.as("rep").get(proposals()).text("/items/0/lines/0/quantity"))
                .isEqualTo("1");
        Map<String, String> based = form("2", "", "");
        based.put("version", "1");
        based.put("revision", "1");
        assertThat(rep.post(draft(), based).statusCode()).isEqualTo(200);
        assertThat(rep.post(draft(), based).body()).contains("Somebody else changed");
    }

    @Test
    void aProductWithoutAPriceInTheCurrencyIsToldAtItsLine() {
        Answer refused = office.as("rep")
                .post(proposals(), "{\"currency\":\"CHF\",\"lines\":[{\"product\":\"Pump\",\"quantity\":1}]}")
                .expect(422);
        assertThat(refused.text("/code")).isEqualTo("proposal.noPrice");
        assertThat(refused.text("/errors/0/field")).isEqualTo("lines[0].product");
        assertThat(refused.text("/errors/0/message")).isEqualTo("Pump has no price in CHF today.");
        assertThat(office.as("rep")
                        .post(proposals(), "{\"currency\":\"???\",\"lines\":[]}")
                        .text("/errors/0/field"))
                .isEqualTo("currency");
    }

    @Test
    void versionsAreComparedAndCopiedAtThePricesOfToday() {
        office.draft("rep", deal, 3, "5").expect(201);
        office.complete("rep", deal, "draftProposal", "{}").expect(200);
        office.runJobs();
        jdbc.sql("update product set list_price = 1100 where id = :id")
                .param("id", pump)
                .update();
        try {
            Answer cloned = office.as("rep").post(proposals() + "/1/clone", "").expect(201);
            assertThat(cloned.text("/proposal/version")).isEqualTo("2");
            assertThat(cloned.text("/proposal/state")).isEqualTo("DRAFT");
            assertThat(cloned.text("/proposal/net/amount")).isEqualTo("3135.00");
            assertThat(cloned.text("/differences/lines/0/kind")).isEqualTo("CHANGED");
        } finally {
            jdbc.sql("update product set list_price = 1000 where id = :id")
                    .param("id", pump)
                    .update();
        }
        assertThat(office.as("rep").get(proposals()).text("/items/0/state")).isEqualTo("SENT");
        Answer compared =
                office.as("auditor").get(proposals() + "/compare?from=1&to=2").expect(200);
        assertThat(compared.text("/figures/2/before/amount")).isEqualTo("2850.00");
        assertThat(compared.text("/figures/2/after/amount")).isEqualTo("3135.00");
        assertThat(office.as("rep").get(proposals() + "/compare?from=1&to=9").status())
                .isEqualTo(404);
        String page =
                rep.get("/deals/" + deal + "/proposals/compare?from=1&to=2").body();
        assertThat(page).contains("changed", "$3,135.00");
        jdbc.sql("update product set active = false where id = :id")
                .param("id", pump)
                .update();
        try {
            Answer without = office.as("rep").post(proposals() + "/1/clone", "").expect(201);
            assertThat(without.body().path("leftOut").toString()).isEqualTo("[\"Pump\"]");
            assertThat(without.text("/differences/lines/0/kind")).isEqualTo("REMOVED");
        } finally {
            jdbc.sql("update product set active = true where id = :id")
                    .param("id", pump)
                    .update();
        }
    }

    @Test
    void anAnswerByPhoneIsRecordedOnceAndWithItsReason() {
        office.draft("rep", deal, 3, "5").expect(201);
        office.complete("rep", deal, "draftProposal", "{}").expect(200);
        office.runJobs();
        String path = "/deals/" + deal + "/proposals/1/answer";
        rep.post(path, Map.of("answer", "declined"));
        assertThat(office.as("rep").get(proposals()).text("/items/0/state")).isEqualTo("SENT");
        rep.post(path, Map.of("answer", "changeWanted", "reason", "wants it cheaper"));
        assertThat(office.as("rep").get(proposals()).text("/items/0/state")).isEqualTo("CHANGE_WANTED");
        assertThat(office.as("rep").get(proposals()).text("/items/0/answerText"))
                .isEqualTo("wants it cheaper");
        rep.post(path, Map.of("answer", "accepted"));
        assertThat(office.as("rep").get(proposals()).text("/items/0/state")).isEqualTo("CHANGE_WANTED");
    }

    @Test
    void othersFindNothing() {
        office.draft("rep", deal, 1, "0").expect(201);
        Pages other = Pages.of(office.as("rep").base(), "darcel.schlecht");
        for (String path : new String[] {"", "/1", "/1/paper", "/1/letter", "/compare?from=1&to=1", "/draft"}) {
            assertThat(other.get("/deals/" + deal + "/proposals" + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(other.get(draft()).statusCode()).isEqualTo(404);
        assertThat(other.post(draft(), form("1", "", "")).statusCode()).isEqualTo(404);
        for (String path : new String[] {"/1.pdf", "/1/links", "/compare?from=1&to=1"}) {
            assertThat(office.as("darcel.schlecht").get(proposals() + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(office.as("darcel.schlecht")
                        .post(proposals() + "/1/clone", "")
                        .status())
                .isEqualTo(404);
        assertThat(office.as("auditor").get(proposals() + "/1.pdf").status()).isEqualTo(200);
        assertThat(office.as("auditor").post(proposals() + "/1/clone", "").status())
                .isEqualTo(403);
        Pages auditor = Pages.of(office.as("rep").base(), "auditor");
        assertThat(auditor.get("/deals/" + deal + "/proposals/1").body())
                .contains("$600.00")
                .doesNotContain("Edit the draft");
        assertThat(rep.get("/deals/" + deal + "/proposals/1").body())
                .contains("Edit the draft")
                .doesNotContain("$600.00");
    }

    private Map<String, String> form(String quantity, String price, String discount) {
        return new HashMap<>(Map.of(
                "version",
                "0",
                "revision",
                "0",
                "currency",
                "USD",
                "product",
                pump,
                "quantity",
                quantity,
                "price",
                price,
                "discount",
                discount,
                "note",
                "<script>alert(1)</script>"));
    }

    private String draft() {
        return "/deals/" + deal + "/proposal-draft";
    }

    private String proposals() {
        return "/api/deals/" + deal + "/proposals";
    }
}
