package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The work list in real browsers: shared with colleagues, live, by keyboard. */
@H2ProductTest
class MyWorkTest {

    private static Browser browser;

    @Autowired
    private Api api;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void aQueueIsClaimedByTwoAndTheSecondIsToldKindly() {
        String task = task(lead("Zweifach AG"));
        api.as("dustin.brinkmann").post("/api/tasks/" + task + "/unclaim", "{}").expect(200);
        Page anna = signedIn("anna.snelling", "en-US");
        Page cecily = signedIn("cecily.lampkin", "en-US");
        anna.navigate("/tasks?list=queue&q=Zweifach");
        // What the second looks at is from before: their page does not hear of the first one's claim.
        cecily.route("**/events", route -> route.abort());
        cecily.navigate("/tasks?list=queue&q=Zweifach");
        row(anna, "Zweifach").locator("[data-key=c]").click();
        assertThat(anna.locator("#told")).containsText("“Contact lead” is yours");
        assertThat(anna.locator(".work")).hasCount(0);
        Browser.look(anna, "queue-claimed");
        row(cecily, "Zweifach").locator("[data-key=c]").click();
        assertThat(cecily.locator("#told").getByRole(AriaRole.ALERT))
                .containsText("Somebody was faster: this task is no longer in your queue.");
        assertThat(cecily.locator(".work")).hasCount(0);
        Browser.look(cecily, "queue-too-late");
        anna.locator("#told [data-undo]").click();
        assertThat(anna.locator("#told")).containsText("back in the queue");
        assertThat(row(anna, "Zweifach")).isVisible();
    }

    @Test
    void ofSeveralTasksOneCannotBeDone() {
        lead("Mehrzahl Eins");
        String going = task(lead("Mehrzahl Zwei"));
        Page page = signedIn("anna.snelling", "en-US");
        page.route("**/events", route -> route.abort());
        page.navigate("/tasks?list=mine&q=Mehrzahl");
        row(page, "Mehrzahl Eins").locator("input[type=checkbox]").check();
        row(page, "Mehrzahl Zwei").locator("input[type=checkbox]").check();
        assertThat(page.locator("#bulk")).containsText("2 of 2 selected");
        Browser.look(page, "bulk-selected");
        api.as("anna.snelling")
                .post("/api/tasks/" + going + "/complete", "{\"values\":{\"reached\":true}}")
                .expect(200);
        page.locator("#bulk button[value=assign]").click();
        dialog(page).getByText("Cecily Lampkin").click();
        Browser.look(page, "bulk-hand-over");
        dialog(page).getByRole(AriaRole.BUTTON, button("Hand over")).click();
        assertThat(dialog(page).locator(".is-done")).containsText("Mehrzahl Eins");
        assertThat(dialog(page).locator(".is-refused")).containsText("completed already");
        assertThat(dialog(page)).containsText("One task went to Cecily Lampkin.");
        Browser.look(page, "bulk-results");
        dialog(page).getByRole(AriaRole.BUTTON, button("Undo what was done")).click();
        assertThat(page.locator("#told")).containsText("Undone");
        assertThat(row(page, "Mehrzahl Eins")).isVisible();
    }

    @Test
    void whatOneBrowserDoesTheOtherShows() {
        Page anna = signedIn("anna.snelling", "en-US");
        anna.navigate("/tasks?list=mine&customer=Augenblick");
        assertThat(anna.getByText("No task matches")).isVisible();
        anna.locator("[data-search]").focus();
        anna.keyboard().type("Augen");
        assertThat(anna).hasURL(Pattern.compile("q=Augen"));
        String first = task(lead("Augenblick Eins"));
        assertThat(row(anna, "Augenblick Eins")).isVisible();
        assertThat(row(anna, "Augenblick Eins").locator(".work-new")).isVisible();
        assertThat(anna.locator("[data-search]")).isFocused();
        assertThat(anna.locator("[data-search]")).hasValue("Augen");
        row(anna, "Augenblick Eins").locator("input[type=checkbox]").check();
        String second = task(lead("Augenblick Zwei"));
        assertThat(row(anna, "Augenblick Zwei")).isVisible();
        assertThat(row(anna, "Augenblick Eins").locator("input[type=checkbox]")).isChecked();
        Browser.look(anna, "live-new");
        api.as("anna.snelling")
                .post("/api/tasks/" + second + "/assign", "{\"user\":\"cecily.lampkin\"}")
                .expect(200);
        assertThat(row(anna, "Augenblick Zwei")).hasCount(0);
        assertThat(row(anna, "Augenblick Eins").locator("input[type=checkbox]")).isChecked();
        api.as("anna.snelling").post("/api/tasks/" + first + "/complete", "{\"values\":{\"reached\":true}}");
        assertThat(anna.locator(".work", new Page.LocatorOptions().setHasText("Qualify lead")))
                .isVisible();
    }

    @Test
    void theDayGoesByKeyboard() {
        String deal = lead("Tastatur GmbH");
        lead("Tastatur Zwei");
        Page page = signedIn("anna.snelling", "en-US");
        page.navigate("/tasks?list=mine&customer=Tastatur");
        page.keyboard().press("j");
        assertThat(page.locator(".work .work-name").first()).isFocused();
        page.keyboard().press("j");
        assertThat(page.locator(".work .work-name").nth(1)).isFocused();
        page.keyboard().press("k");
        page.keyboard().press("x");
        assertThat(page.locator(".work input[type=checkbox]").first()).isChecked();
        page.keyboard().press("x");
        page.locator(".work .work-name").first().focus();
        page.keyboard().press("s");
        assertThat(dialog(page).getByRole(AriaRole.HEADING)).containsText("Snooze");
        Browser.look(page, "snooze");
        page.keyboard().press("Tab");
        dialog(page).getByText("Tomorrow morning").click();
        assertThat(page.locator("#told")).containsText("is snoozed until");
        assertThat(page.locator("[data-section=snoozed] .work")).hasCount(1);
        page.locator("#told [data-undo]").click();
        assertThat(page.locator("[data-section=snoozed]")).hasCount(0);
        page.locator(".work .work-name").first().focus();
        page.keyboard().press("h");
        assertThat(dialog(page).locator("#hand-who")).isFocused();
        page.keyboard().type("cecily");
        assertThat(dialog(page).locator(".people-pick-item")).hasCount(1);
        Browser.look(page, "hand-over");
        page.keyboard().press("Escape");
        assertThat(dialog(page)).hasCount(0);
        page.keyboard().press("?");
        assertThat(dialog(page).getByRole(AriaRole.SWITCH)).isChecked();
        Browser.look(page, "keys");
        dialog(page).getByRole(AriaRole.SWITCH).uncheck();
        page.keyboard().press("Escape");
        assertThat(dialog(page)).hasCount(0);
        page.keyboard().press("?");
        page.keyboard().press("x");
        assertThat(page.locator(".work input:checked")).hasCount(0);
        page.keyboard().press("Control+k");
        page.locator("#palette-q").fill(deal);
        assertThat(page.locator("#palette-list").getByRole(AriaRole.OPTION).first())
                .containsText("Contact lead");
        Browser.look(page, "palette");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/deals/" + deal));
    }

    @Test
    void aViewIsSavedOpenedFirstAndDeleted() {
        lead("Ansicht KG");
        Page page = signedIn("cecily.lampkin", "en-US");
        page.navigate("/tasks?list=mine&sort=amount&priority=normal");
        page.locator(".views summary").click();
        Browser.look(page, "views-none");
        page.getByText("Save this view").click();
        dialog(page).getByRole(AriaRole.BUTTON, button("Save")).click();
        assertThat(dialog(page).locator(".fault")).containsText("Name is required.");
        page.fill("#filter-name", "My <i>normal</i> ones");
        dialog(page).getByText("Open my work with this view").click();
        Browser.look(page, "view-save");
        dialog(page).getByRole(AriaRole.BUTTON, button("Save")).click();
        assertThat(page.locator("#told")).containsText("The view “My <i>normal</i> ones” is saved.");
        page.navigate("/tasks");
        assertThat(page.locator(".tasks-view")).hasText("My <i>normal</i> ones");
        page.locator(".views summary").click();
        Browser.look(page, "views");
        page.locator(".views-item [data-dialog]").click();
        dialog(page).getByRole(AriaRole.BUTTON, button("Delete the view")).click();
        assertThat(page.locator("#told")).containsText("is deleted");
        jdbc.update("delete from saved_filter");
    }

    @Test
    void everybodyCanUseTheListNarrowDarkAndInChinese() {
        lead("窄屏公司");
        Page page = signedIn("anna.snelling", "zh-CN");
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.navigate("/tasks?list=mine");
        page.locator(".work input[type=checkbox]").first().check();
        Browser.look(page, "narrow-list-zh");
        page.locator(".more-filters summary").click();
        Browser.look(page, "narrow-filters-zh");
        page.navigate("/tasks?list=team");
        page.locator(".work [data-key=h]").first().click();
        assertThat(dialog(page)).isVisible();
        Browser.look(page, "narrow-hand-zh");
        Page manager = signedIn("dustin.brinkmann", "en-US");
        manager.navigate("/tasks?list=team&sort=newest&assignee=anna.snelling");
        assertThat(manager.locator(".chip")).containsText("Anna Snelling");
        Browser.look(manager, "team-list");
    }

    private String lead(String company) {
        return api.as("anna.snelling")
                .post("/api/leads", "{\"company\":\"%s\",\"source\":\"web\",\"region\":\"Central\"}".formatted(company))
                .expect(201)
                .text("/deal");
    }

    private String task(String deal) {
        return jdbc.queryForObject("select id from work_item where deal = ?", String.class, deal);
    }

    private Page signedIn(String who, String locale) {
        Page page = browser.signedIn(api, who, locale);
        assertThat(page).hasURL(Pattern.compile(".*/tasks.*"));
        return page;
    }

    private static Locator row(Page page, String customer) {
        return page.locator(".work", new Page.LocatorOptions().setHasText(customer));
    }

    private static Locator dialog(Page page) {
        return page.locator("dialog[open]");
    }

    private static Locator.GetByRoleOptions button(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
