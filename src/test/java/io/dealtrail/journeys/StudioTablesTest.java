package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.ChangedProcessTest;
import io.dealtrail.testing.ShippedAgain;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager changes tables: sees what is wrong at once, tries it out, looks back, and new tasks follow. */
@ChangedProcessTest
class StudioTablesTest {

    private static final String MANAGER = "dustin.brinkmann";
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
    void aTableIsEditedTriedOutAndRunOverThePast() {
        String deal = lead("Tabellen AG");
        String id = api.as(MANAGER)
                .post("/api/processes/lead-score/drafts", null)
                .expect(201)
                .text("/id");
        Page page = browser.signedIn(api, MANAGER, "en-US");
        page.navigate("/studio/lead-score/drafts/" + id + "/edit");
        assertThat(page.locator("#table-fine")).isVisible();
        assertThat(page.locator("#table-policy")).hasText("All rules that fit are added up.");
        assertThat(page.locator(".bjs-powered-by").first()).isAttached();
        Browser.look(page, "table-editor");

        write(page, "rule2ScoreOutput", "\"many\"");
        assertThat(page.locator("#table-problems")).containsText("must be a number");
        Browser.look(page, "table-editor-problem");
        write(page, "rule2ScoreOutput", "40");
        assertThat(page.locator("#table-fine")).isVisible();
        assertThat(page.locator("#table-state")).hasText("Saved");

        page.fill("#try-deal", deal);
        button(page, "Fill in").click();
        assertThat(page.locator("[data-result]")).containsText("Rules that fit: 1, 2");
        button(page, "Ask the table").click();
        assertThat(page.locator(".table-answer")).containsText("Points");
        Browser.look(page, "table-tried-out");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back-test"))
                .click();
        assertThat(page.getByText("Points: 15 more")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(deal)))
                .isVisible();
        Browser.look(page, "back-test");
        page.setViewportSize(360, 800);
        Browser.look(page, "back-test-phone");
        page.navigate("/studio/lead-score/drafts/" + id + "/edit");
        assertThat(page.locator("#table-fine")).isVisible();
        Browser.look(page, "table-editor-phone");
    }

    @Test
    void aTableGoesToASpreadsheetAndItsFaultsAreNamed() {
        String id = api.as(MANAGER)
                .post("/api/processes/satisfaction/drafts", null)
                .expect(201)
                .text("/id");
        Page page = browser.signedIn(api, MANAGER, "zh-CN");
        page.navigate("/studio/satisfaction/drafts/" + id + "/edit");
        assertThat(page.locator("#table-fine")).isVisible();
        Browser.look(page, "table-editor-zh");
        Download sheet = page.waitForDownload(() -> page.getByText("导出到电子表格").click());
        assertThat(sheet.suggestedFilename()).isEqualTo("satisfaction.xlsx");
        page.setInputFiles("#sheet-file", sheet.path());
        assertThat(page.locator("#sheet-done")).containsText("8 条规则");
        page.locator("[data-undo-sheet]").click();
        assertThat(page.locator("#sheet-done")).isHidden();
        page.setInputFiles(
                "#sheet-file",
                new FilePayload("bad.xlsx", "application/octet-stream", "bad".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("#sheet-faults")).containsText("这不是电子表格");
        Browser.look(page, "table-sheet-refused-zh");
    }

    @Test
    void aChangedFollowUpRowChangesWhenNewTasksAreDue() {
        String before = due(lead("Vorher GmbH"));
        String drafts = "/api/processes/follow-up/drafts";
        Api manager = api.as(MANAGER);
        String id = manager.post(drafts, null).expect(201).text("/id");
        String xml = manager.get(drafts + "/" + id + "/xml").raw().body();
        manager.with("Content-Type", "application/xml")
                .with("If-Match", "\"1\"")
                .put(drafts + "/" + id, xml.replace("\"4 working hours\"", "\"5 working hours\""))
                .expect(200);
        manager.post(drafts + "/" + id + "/submit", "{\"reason\":\"More time\"}")
                .expect(200);
        api.as("director")
                .post(drafts + "/" + id + "/review", "{\"approve\":true}")
                .expect(200);
        manager.post(drafts + "/" + id + "/publish", null).expect(201);
        assertThat(due(lead("Nachher GmbH"))).isGreaterThan(before);
    }

    private String due(String deal) {
        return api.as(MANAGER)
                .get("/api/tasks?list=all&deal=" + deal)
                .expect(200)
                .text("/items/0/dueAt");
    }

    private String lead(String company) {
        return api.as("anna.snelling")
                .post(
                        "/api/leads",
                        "{\"company\":\"" + company + " " + System.nanoTime()
                                + "\",\"contact\":{\"name\":\"Jo\"},\"source\":\"referral\",\"region\":\"Central\"}")
                .expect(201)
                .text("/deal");
    }

    /** Types into a cell as a person does. */
    private static void write(Page page, String cell, String text) {
        page.locator("[data-element-id='" + cell + "']").click();
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        page.locator("#table-policy").click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
