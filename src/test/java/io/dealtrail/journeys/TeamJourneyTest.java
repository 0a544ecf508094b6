package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.MovableClock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager and the team: absence and substitute, news in the bell, the calendar, and what people set for themselves. */
@H2ProductTest
class TeamJourneyTest {

    private static Browser browser;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void aMondayMorning() {
        clock.setTo(MovableClock.START);
        jdbc.sql("delete from notification").update();
    }

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("delete from absence where username = 'violet.mclelland'").update();
        jdbc.sql("update person set language = null").update();
    }

    @Test
    void whileSomebodyIsAwayTheSubstituteWorksAndAllWorkIsHandedOver() {
        String before = lead("violet.mclelland", "Abwesend AG");
        Page page = signedIn("cara.losch", "en-US");
        page.navigate("/team");
        assertThat(page.getByRole(
                        AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("Violet Mclelland"))))
                .isVisible();
        Browser.look(page, "team");
        link(page, "Violet Mclelland").click();
        page.fill("#from-new", "2026-03-02");
        page.fill("#until-new", "2026-03-06");
        page.selectOption("#substitute-new", "cara.losch");
        button(page, "Add absence").click();
        assertThat(page.getByText("The absence is planned.")).isVisible();
        assertThat(page.getByText("Away until Mar 6, 2026; Cara Losch stands in"))
                .isVisible();
        Browser.look(page, "team-person");

        String during = lead("violet.mclelland", "Vertreten GmbH");
        page.navigate("/tasks");
        assertThat(page.locator(".work", new Page.LocatorOptions().setHasText("Vertreten GmbH")))
                .containsText("Stands in for Violet Mclelland");
        assertThat(owner(during)).isNotEqualTo("");

        page.navigate("/team/violet.mclelland");
        button(page, "Preview").click();
        assertThat(page.getByText(Pattern.compile("Cara Losch gets \\d+ deals and \\d+ tasks")))
                .isVisible();
        Browser.look(page, "hand-over-preview");
        button(page, "Hand over").click();
        assertThat(page.getByText(Pattern.compile("\\d+ deals were handed over")))
                .isVisible();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Abwesend AG")))
                .containsText("Handed over");
        assertThat(owner(before)).isEqualTo("cara.losch");
        Browser.look(page, "hand-over-result");

        button(page, "Take it back").click();
        assertThat(page.getByText(Pattern.compile("deals were taken back"))).isVisible();
        assertThat(owner(before)).isEqualTo("violet.mclelland");

        page.navigate("/team/violet.mclelland");
        button(page, "Back today").click();
        assertThat(page.getByText("Present", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void theBellRingsWithoutReloadingAndLeadsToTheTask() {
        String deal = lead("anna.snelling", "Glocke & <b>Klang</b>");
        Page page = signedIn("cecily.lampkin", "en-US");
        page.navigate("/notifications");
        assertThat(page.getByText("Nothing to tell yet")).isVisible();
        Browser.look(page, "notifications-none");
        page.navigate("/deals");
        assertThat(page.locator(".bell-count")).hasCount(0);
        String task = api.as("director")
                .get("/api/tasks?list=all&deal=" + deal)
                .expect(200)
                .text("/items/0/id");
        api.as("director")
                .post("/api/tasks/" + task + "/assign", "{\"user\":\"cecily.lampkin\"}")
                .expect(200);
        assertThat(page.locator(".bell-count")).containsText("1");

        page.locator(".bell").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("Today"))))
                .isVisible();
        assertThat(page.locator(".told-row")).containsText("Glocke & <b>Klang</b>");
        Browser.look(page, "notifications");
        button(page, "Mark all as read").click();
        assertThat(page.getByText("1 marked as read.")).isVisible();
        assertThat(page.locator(".bell-count")).hasCount(0);
        button(page, "Undo").click();
        assertThat(page.locator(".bell-count")).containsText("1");
        page.selectOption("select[name=topic]", "mention");
        assertThat(page.getByText("Nothing of this kind")).isVisible();
        page.navigate("/notifications");
        page.locator(".told-open").click();
        assertThat(page).hasURL(Pattern.compile(".*/tasks/" + task));
        assertThat(page.locator(".bell-count")).hasCount(0);
    }

    @Test
    void aMeetingIsPlannedSeenAndCancelled() {
        lead("violet.mclelland", "Kalender KG");
        Page page = signedIn("violet.mclelland", "en-US");
        page.navigate("/calendar");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("March 2026")))
                .isVisible();
        assertThat(page.locator("td.is-today")).containsText("Kalender KG");
        page.locator("summary", new Page.LocatorOptions().setHasText("Plan a meeting"))
                .click();
        page.fill("#plan-deal", page.locator("#plan-deals option").first().getAttribute("value"));
        page.fill("#plan-at", "2026-03-10T09:30");
        page.fill("#plan-subject", "Plant <tour>");
        Browser.look(page, "calendar-plan");
        button(page, "Plan it").click();
        assertThat(page.getByText("“Plant <tour>” is planned.")).isVisible();
        assertThat(page.locator("td", new Page.LocatorOptions().setHasText("Plant <tour>")))
                .containsText("9:30");
        Browser.look(page, "calendar-month");
        page.locator("body").press("w");
        assertThat(page).hasURL(Pattern.compile(".*view=week.*"));
        assertThat(page.locator(".cal-entry.is-meeting")).hasCount(1);
        Browser.look(page, "calendar-week");
        page.locator("body").press("a");
        assertThat(page).hasURL(Pattern.compile(".*view=agenda.*"));
        Browser.look(page, "calendar-agenda");
        button(page, "Cancel “Plant <tour>”").click();
        assertThat(page.getByText("“Plant <tour>” is cancelled.")).isVisible();
        assertThat(page.locator(".cal-entry.is-meeting")).hasCount(0);
        assertThat(page.navigate("/calendar?whose=anna.snelling").status()).isEqualTo(404);
    }

    @Test
    void theProfileSpeaksChineseOnceChosenAndKeepsTheCalendarsAddressToItself() {
        Page page = signedIn("li.na", "en-US");
        page.navigate("/profile");
        page.selectOption("#language", "zh-CN");
        button(page, "Save").first().click();
        assertThat(page.getByText("个人资料已保存。")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("zh.*"));
        page.locator("label[for=n-reminder-digest]").click();
        page.locator("#notifications button[type=submit]").click();
        assertThat(page.getByText("您的选择已保存。")).isVisible();
        assertThat(page.locator("#n-reminder-digest")).isChecked();
        button(page, "创建订阅地址").click();
        String address = page.locator("#feed code").textContent();
        assertThat(address).matches("http://localhost:\\d+/calendar/[\\w-]{43}\\.ics");
        Browser.look(page, "profile-zh");
        page.navigate("/profile");
        assertThat(page.locator("#feed code")).hasCount(0);
        page.navigate("/calendar");
        Browser.look(page, "calendar-zh");
        page.navigate("/notifications");
        Browser.look(page, "notifications-zh");
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        for (String path : new String[] {"/profile", "/calendar", "/calendar?view=agenda", "/notifications"}) {
            page.navigate(path);
            Browser.look(page, "narrow-zh" + path.replaceAll("\\W+", "-"));
        }
    }

    @Test
    void anAdminKeepsPeopleAndMail() {
        Page page = browser.page(api, "en-US");
        page.navigate("/");
        Browser.signIn(page, "admin");
        assertThat(page).hasURL(Pattern.compile(".*/people$"));
        Browser.look(page, "people");
        link(page, "New person").click();
        Browser.look(page, "people-new");
        page.fill("#p-username", "jo.urney");
        page.fill("#p-name", "Jo Urney");
        page.locator("label", new Page.LocatorOptions().setHasText("Auditor")).click();
        button(page, "Create").click();
        assertThat(page.getByText("Jo Urney can sign in now.")).isVisible();
        String password = page.locator(".alert code").textContent();
        Browser.look(page, "people-one");
        Page other = browser.page(api, "en-US");
        other.navigate("/");
        other.fill("#username", "jo.urney");
        other.fill("#password", password);
        other.click("button[type=submit]");
        assertThat(other).hasURL(Pattern.compile(".*/deals$"));
        button(page, "Lock account").click();
        assertThat(page.getByText("Jo Urney is locked.")).isVisible();
        other.navigate("/deals");
        assertThat(other).hasURL(Pattern.compile(".*/login.*"));
        page.navigate("/outbox");
        Browser.look(page, "outbox");
        page.setViewportSize(360, 740);
        page.navigate("/people");
        Browser.look(page, "narrow-people");
    }

    private String owner(String deal) {
        return api.as("director").get("/api/deals/" + deal).text("/owner");
    }

    private String lead(String rep, String company) {
        return api.as(rep)
                .post("/api/leads", """
                        {"company":"%s","contact":{"name":"Kim","email":"kim@%s.example"},"source":"web",
                         "amount":{"amount":"12000.00","currency":"USD"}}""".formatted(company, Integer.toHexString(company.hashCode())))
                .expect(201)
                .text("/deal");
    }

    private Page signedIn(String who, String locale) {
        Page page = browser.signedIn(api, who, locale);
        assertThat(page).hasURL(Pattern.compile(".*/tasks$"));
        return page;
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
