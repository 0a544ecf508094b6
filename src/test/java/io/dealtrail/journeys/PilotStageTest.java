package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.ChangedProcessTest;
import io.dealtrail.testing.SalesOffice;
import io.dealtrail.testing.ShippedAgain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A seventh stage is drawn and published, and is there wherever stages are, with no line of Java. */
@ChangedProcessTest
class PilotStageTest {

    private static Browser browser;

    @Autowired
    private Api api;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ShippedAgain shipped;

    private SalesOffice office;
    private String deal = "";

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @AfterEach
    void putBack() {
        if (!deal.isEmpty()) {
            office.close(deal);
        }
        shipped.restore();
    }

    @Test
    void aSeventhStageIsThereWhereverStagesAre() {
        office = new SalesOffice(context);
        Page manager = browser.signedIn(api, "dustin.brinkmann", "en-US");
        manager.navigate("/studio/new-stage");
        manager.fill("#stage-name", "Pilot");
        manager.selectOption("#stage-behind", "needs-analysis");
        manager.fill("#stage-probability", "40");
        manager.locator("main form .btn-primary").click();
        publish();

        deal = office.openDeal("needs-analysis");
        office.runJobs();
        office.complete("rep", deal, "holdDiscovery", "{\"metAt\":\"2026-01-05T10:00:00Z\"}")
                .expect(200);
        office.runJobs();
        office.complete(
                        "rep",
                        deal,
                        "recordNeeds",
                        "{\"pains\":\"Leaks\",\"decisionMaker\":\"Carl\",\"expectedCloseOn\":\"2026-03-31\",\"fit\":\"standard\"}")
                .expect(200);
        office.runJobs();
        assertThat(office.tasks(deal)).containsExactly("pilotWork");
        assertThat(office.as("rep").get("/api/deals/" + deal).text("/stage")).isEqualTo("pilot");
        Answer listed = office.as("manager").get("/api/deals?stage=pilot").expect(200);
        assertThat(SalesOffice.texts(listed, "items", "number")).containsExactly(deal);

        manager.navigate("/board");
        assertThat(manager.locator("#lane-pilot")).containsText("Pilot");
        Browser.look(manager, "pilot-board");
        manager.navigate("/deals/" + deal);
        assertThat(manager.locator(".path")).containsText("Pilot");
        Browser.look(manager, "pilot-deal");
        manager.navigate("/deals?stage=pilot");
        assertThat(manager.locator("main")).containsText(deal);

        office.complete("rep", deal, "pilotWork", "{\"outcome\":\"done\"}").expect(200);
        office.runJobs();
        assertThat(office.as("rep").get("/api/deals/" + deal).text("/stage")).isEqualTo("proposal");
        assertThat(office.as("manager")
                        .get("/api/deals/" + deal + "/trail?size=200")
                        .raw()
                        .body())
                .contains("\"pilot\"")
                .contains("pilotWork");
    }

    /** Submitted by the manager, approved by the director, published together with the backbone. */
    private void publish() {
        Api me = api.as("dustin.brinkmann");
        Answer drafts = me.get("/api/processes/pilot/drafts").expect(200);
        String at = "/api/processes/pilot/drafts/" + drafts.text("/items/0/id");
        me.post(at + "/submit", "{\"reason\":\"Customers want to try it first\"}")
                .expect(200);
        api.as("director")
                .post(at + "/review", "{\"approve\":true,\"comment\":\"Good\"}")
                .expect(200);
        me.post(at + "/publish", null).expect(201);
    }
}
