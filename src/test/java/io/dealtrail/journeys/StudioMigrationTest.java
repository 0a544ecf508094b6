package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.dealtrail.migration.Fleet;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.ChangedProcessTest;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.ShippedAgain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager takes running deals to a new version, in a real browser: rehearsed, tried with a few, moved, and taken back. */
@ChangedProcessTest
class StudioMigrationTest {

    private static final String PROCESS = "lead-qualification";
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
    void restore() {
        shipped.restore();
    }

    @Test
    void runningDealsAreTakenAlongAndBack() {
        context.getBean(MovableClock.class).setTo(MovableClock.START);
        Fleet fleet = new Fleet(context);
        int from = fleet.publish(PROCESS, xml -> xml.replace("name=\"Contact lead\"", "name=\"Contact the lead\""));
        List<String> deals = new ArrayList<>(fleet.enter(PROCESS, 6, "anna.snelling"));
        deals.addAll(fleet.inside(PROCESS, "nextAttemptDue", 1, "anna.snelling"));
        jdbc.sql("update deal set team = 'brinkmann' where number in (:deals)")
                .param("deals", deals)
                .update();
        int to = fleet.publish(
                PROCESS,
                xml -> xml.replaceAll("\\bcontactLead\\b", "callLead")
                        .replace("name=\"Contact the lead\"", "name=\"Call the lead\"")
                        .replaceAll("\\bnextAttemptDue\\b", "pause")
                        .replace("name=\"Next attempt due\"", "name=\"Pause\"")
                        .replaceFirst(
                                "(<bpmn:userTask id=\"callLead\"[\\s\\S]*?)</camunda:formData>",
                                "$1<camunda:formField id=\"channel\" label=\"Channel &lt;i&gt;\" type=\"string\" /></camunda:formData>"));

        Page page = browser.signedIn(api, "dustin.brinkmann", "en-US");
        String start = "/studio/" + PROCESS + "/migrate?from=" + from + "&to=" + to;
        page.navigate(start);
        assertThat(page.getByText("1 deal stands here and could not go.")).isVisible();
        assertThat(page.locator("[data-from=contactLead] select")).hasValue("callLead");
        assertThat(page.locator(".migration-count").first()).isVisible();
        assertThat(page.locator(".djs-element.is-blocked")).hasCount(1);
        Browser.look(page, "migrate");
        button(page, "Rehearse with 7 deals").click();
        assertThat(page.locator("#told")).containsText("is required");
        assertThat(page.locator("#reason")).hasAttribute("aria-invalid", "true");
        page.fill("#reason", "Calls work <b>better</b>");
        button(page, "Rehearse with 7 deals").click();
        assertThat(page.locator(".migration-says")).containsText("6 of 7 deals can go, 1 cannot");
        assertThat(page.getByText("The deal stands at “Next attempt due” of version " + from
                                + ", which has no counterpart in version " + to + ".")
                        .first())
                .isVisible();
        Browser.look(page, "migration-rehearsed");

        page.getByText("Change the steps").click();
        assertThat(page.locator("#reason")).hasValue("Calls work <b>better</b>");
        page.selectOption("[data-from=nextAttemptDue] select", "pause");
        button(page, "Check these choices").click();
        assertThat(page.getByText("Your choice")).isVisible();
        Browser.look(page, "migrate-chosen");
        button(page, "Rehearse with 7 deals").click();
        assertThat(page.locator(".migration-says")).containsText("All 7 deals can go.");
        page.locator(".migration-deal summary").first().click();
        assertThat(page.locator(".migration-beforeafter").first()).containsText("kept");
        Browser.look(page, "migration-can-go");

        page.fill("#many", "2");
        button(page, "Try with these few").click();
        assertThat(page.locator(".migration-says"))
                .containsText("2 deals have gone, 0 could not. 5 wait for your decision.");
        Browser.look(page, "migration-tried");
        button(page, "Take the other 5 along").click();
        assertThat(page.locator(".migration-says")).containsText("7 of 7 deals run on version " + to + " now.");
        Browser.look(page, "migration-done");
        String done = page.url();
        assertThat(page.locator("#run")).containsText("Calls work <b>better</b>");

        button(page, "Rehearse the way back").click();
        assertThat(page.locator(".migration-says")).containsText("All 7 deals can go.");
        assertThat(page.getByText("The way back of this move")).isVisible();
        page.navigate(done);
        button(page, "Back to version " + from).click();
        assertThat(page.locator(".migration-says")).containsText("7 of 7 deals run on version " + from + " now.");
        Browser.look(page, "migration-back");
        page.navigate(start);
        assertThat(page.locator("a[href*='/migrations/']").first()).isVisible();

        Page chinese = browser.signedIn(api, "director", "zh-CN");
        chinese.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        chinese.navigate(start);
        assertThat(chinese.locator(".migration-canvas svg").first()).isVisible();
        Browser.look(chinese, "migrate-zh-dark");
        chinese.navigate(done);
        Browser.look(chinese, "migration-zh-dark");
        for (Page narrow : List.of(page, chinese)) {
            narrow.setViewportSize(360, 740);
            for (String path : List.of(start, done)) {
                narrow.navigate(path);
                assertThat(narrow.locator("#content")).isVisible();
                Browser.look(
                        narrow,
                        "narrow-" + (narrow == page ? "en-" : "zh-") + (path.equals(start) ? "migrate" : "migration"));
            }
        }
        page.navigate("/studio/" + PROCESS + "/migrate?from=1&to=1");
        Browser.look(page, "migrate-empty");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
