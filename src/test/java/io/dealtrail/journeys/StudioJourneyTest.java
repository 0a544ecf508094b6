package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.ChangedProcessTest;
import io.dealtrail.testing.ShippedAgain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A change's way through the studio: begun, submitted, sent back, approved, published, restored. */
@ChangedProcessTest
class StudioJourneyTest {

    private static Browser browser;

    @Autowired
    private Api api;

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
    void aChangeIsReviewedAndPublished() {
        String drafts = "/api/processes/lead-qualification/drafts";
        Api manager = api.as("dustin.brinkmann");
        String id = manager.post(drafts, null).expect(201).text("/id");
        String xml = manager.get(drafts + "/" + id + "/xml").raw().body();
        manager.with("Content-Type", "application/xml")
                .with("If-Match", "1")
                .put(drafts + "/" + id, xml.replace("\"Contact lead\"", "\"Call the lead\""))
                .expect(200);

        Page page = browser.signedIn(api, "dustin.brinkmann", "en-US");
        page.navigate("/studio");
        assertThat(page.locator(".stage-card")).hasCount(6);
        Browser.look(page, "studio");
        page.getByText("Draft by").first().click();
        assertThat(page.locator("h1")).containsText("Change of Lead qualification");
        Browser.look(page, "studio-draft");
        page.fill("#reason", "Customers want to be called");
        button(page, "Submit for review").click();
        assertThat(page.locator("#told")).containsText("waits for its review");
        assertThat(button(page, "Approve")).hasCount(0);

        Page director = browser.signedIn(api, "director", "en-US");
        director.navigate("/notifications");
        director.getByText("asks for a review of the change").first().click();
        Browser.look(director, "studio-review");
        director.fill("#comment", "Well done");
        button(director, "Approve").click();
        assertThat(director.locator("#told")).containsText("You approved");

        page.reload();
        Browser.look(page, "studio-approved");
        button(page, "Publish now").click();
        assertThat(page.locator("#told")).containsText("Published as version");
        Browser.look(page, "studio-published");
        page.navigate("/studio/lead-qualification");
        assertThat(page.locator(".studio-history")).containsText("Published");
        Browser.look(page, "studio-model");
        page.setViewportSize(360, 800);
        Browser.look(page, "studio-model-phone");
        page.navigate("/studio");
        Browser.look(page, "studio-phone");
        page.setViewportSize(1440, 900);
        page.navigate("/studio/lead-qualification");
        button(page, "Restore version 1").click();
        assertThat(page.locator("#told")).containsText("You began a change");
        page.locator("#told [data-undo]").click();
        assertThat(page.locator("#told")).containsText("was discarded");
        page.navigate("/studio/discount-approval");
        Browser.look(page, "studio-table");
    }

    @Test
    void aNewStageIsDraftedFromADialog() {
        Page page = browser.signedIn(api, "dustin.brinkmann", "zh-CN");
        page.navigate("/studio");
        page.locator("a[href='/studio/new-stage']").click();
        Browser.look(page, "studio-new-stage");
        page.fill("#stage-name", "试点");
        page.locator("dialog button[type=submit]").click();
        assertThat(page.locator(".fault")).isVisible();
        page.fill("#stage-key", "trial");
        page.locator("form button[type=submit].btn-primary").click();
        assertThat(page.locator("h1")).containsText("试点");
        Browser.look(page, "studio-stage-draft");
        page.navigate("/studio");
        Browser.look(page, "studio-fresh");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
