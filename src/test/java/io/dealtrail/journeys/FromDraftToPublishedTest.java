package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.dealtrail.migration.Fleet;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.ChangedProcessTest;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.ShippedAgain;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole way of a change: drawn, mended, reviewed by another, published, met by a new lead, taken along, restored. */
@ChangedProcessTest
class FromDraftToPublishedTest {

    private static final String PROCESS = "lead-qualification";
    private static final String MANAGER = "dustin.brinkmann";

    private static Browser browser;

    @Autowired
    private Api api;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ShippedAgain shipped;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @AfterEach
    void allIsAsShipped() {
        jdbc.sql("update model_draft set state = 'DISCARDED' where state <> 'PUBLISHED'")
                .update();
        shipped.restore();
    }

    @Test
    void aManagerAddsAStepAndAFieldAndNewLeadsMeetThem() {
        context.getBean(MovableClock.class).setTo(MovableClock.START);
        int before = api.as(MANAGER)
                .get("/api/processes/" + PROCESS)
                .body()
                .at("/version")
                .asInt();
        List<String> running = new Fleet(context).enter(PROCESS, 3, "anna.snelling");
        jdbc.sql("update deal set team = 'brinkmann' where number in (:deals)")
                .param("deals", running)
                .update();
        String draft = api.as(MANAGER)
                .post("/api/processes/" + PROCESS + "/drafts", null)
                .expect(201)
                .text("/id");
        String address = "/studio/" + PROCESS + "/drafts/" + draft;

        Page page = browser.signedIn(api, MANAGER, "en-US");
        page.navigate(address + "/edit");
        assertThat(page.locator("[data-ready]")).isVisible();
        page.keyboard().press("Control+f");
        page.locator(".djs-search-open input").pressSequentially("Assign owner");
        assertThat(page.locator(".djs-search-result-selected").first()).isVisible();
        page.keyboard().press("Enter");
        key(page, "next:UserTask").click();
        key(page, "name").fill("Check credit");
        key(page, "addField").click();
        key(page, "label:newField").fill("Credit limit");
        key(page, "type:creditLimit").selectOption("money");
        page.locator(".studio-problem-list li")
                .filter(new Locator.FilterOptions().setHasText("no time limit"))
                .getByText("Fix")
                .click();
        page.waitForTimeout(700);
        assertThat(page.locator("[data-part=state]"))
                .containsText("All changes are saved", new ContainsTextOptions().setTimeout(15_000));
        page.waitForCondition(() -> api.as(MANAGER)
                .get("/api/processes/" + PROCESS + "/drafts/" + draft + "/xml")
                .raw()
                .body()
                .contains("checkCreditLate"));

        page.navigate("/studio/" + PROCESS + "/diff?from=" + before + "&to=draft:" + draft);
        assertThat(page.locator("main")).containsText("Check credit");
        page.navigate(address);
        page.fill("#reason", "Nobody asked for credit");
        button(page, "Submit for review").click();
        Page director = browser.signedIn(api, "director", "en-US");
        director.navigate(address);
        director.fill("#comment", "Well done");
        button(director, "Approve").click();
        assertThat(director.locator("#told")).containsText("You approved");
        page.reload();
        button(page, "Publish now").click();
        assertThat(page.locator("#told")).containsText("Published as version");

        String lead = api.as("anna.snelling")
                .post(
                        "/api/leads",
                        "{\"company\":\"Credit Checked Ltd\",\"contact\":{\"name\":\"Cara Checked\","
                                + "\"email\":\"cara@credit-checked.example\"},\"source\":\"web\"}")
                .expect(201)
                .text("/deal");
        String task = jdbc.sql("select id from work_item where deal = :deal and name = 'Check credit'")
                .param("deal", lead)
                .query(String.class)
                .single();
        assertThat(api.as("anna.snelling")
                        .get("/api/tasks/" + task)
                        .expect(200)
                        .raw()
                        .body())
                .contains("creditLimit", "Credit limit");

        int version = before + 1;
        page.navigate("/studio/" + PROCESS + "/migrate?from=" + before + "&to=" + version);
        page.fill("#reason", "Running deals too");
        page.locator("button:has-text('Rehearse with')").first().click();
        assertThat(page.locator(".migration-says")).containsText("All 3 deals can go.");
        page.fill("#many", "1");
        button(page, "Try with these few").click();
        assertThat(page.locator(".migration-says")).containsText("1 deal");
        button(page, "Take the other 2 along").click();
        assertThat(page.locator(".migration-says")).containsText("3 of 3 deals run on version " + version + " now.");

        page.navigate("/studio/" + PROCESS);
        button(page, "Restore version " + before).click();
        assertThat(page.locator("#told")).containsText("You began a change");
        page.fill("#reason", "Credit is checked elsewhere now");
        button(page, "Submit for review").click();
        director.navigate(page.url());
        button(director, "Approve").click();
        page.reload();
        button(page, "Publish now").click();
        assertThat(page.locator("#told")).containsText("Published as version " + (version + 1));
        assertThat(api.as("auditor")
                        .get("/api/processes/" + PROCESS + "/versions/" + (version + 1) + ".bpmn")
                        .raw()
                        .body())
                .doesNotContain("Check credit");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator key(Page page, String key) {
        return page.locator("[data-key='" + key + "']").first();
    }
}
