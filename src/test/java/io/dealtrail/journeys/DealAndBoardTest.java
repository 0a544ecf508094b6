package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.TimeMachine;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A deal's page and the board in a real browser. */
@H2ProductTest
class DealAndBoardTest {

    private static final String REP = "cecily.lampkin";
    private static Browser browser;

    @Autowired
    private Api api;

    @Autowired
    private TimeMachine time;

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

    @AfterEach
    void backToStart() {
        clock.setTo(MovableClock.START);
    }

    @Test
    void aFactIsEditedByKeyboardAndAStaleEditKeepsWhatWasTyped() {
        String deal = lead("Ortsfest & Söhne AG");
        Page page = signedIn("/deals/" + deal);
        fact(page, "Amount").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#fact-field")).isFocused();
        page.keyboard().type("75,000");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Amount: $52,000 → $75,000");
        assertThat(page.locator("#deal-head")).containsText("$75,000");
        assertThat(fact(page, "Amount")).isFocused();
        Browser.look(page, "deal-fact-saved");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(page.locator("#deal-head")).containsText("$52,000");

        fact(page, "Region").click();
        page.fill("#fact-field", "North"); // waits for the field
        api.as("dustin.brinkmann")
                .with("If-Match", api.as(REP).get("/api/deals/" + deal).text("/version"))
                .patch("/api/deals/" + deal, "{\"region\":\"South\"}")
                .expect(200);
        page.keyboard().press("Enter");
        assertThat(page.locator(".fact.is-edited")).containsText("It is now: South");
        assertThat(page.locator("#fact-field")).hasValue("North");
        Browser.look(page, "deal-fact-stale");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep theirs"))
                .click();
        assertThat(fact(page, "Region")).containsText("South");

        fact(page, "Title").click();
        assertThat(page.locator("#fact-field")).isFocused();
        page.keyboard().press("Escape");
        assertThat(fact(page, "Title")).isFocused();
        page.locator(".fact-why").first().locator("summary").click();
        assertThat(page.getByText("Changes when the deal is handed over")).isVisible();
    }

    @Test
    void aCallIsLoggedInTwoKeystrokesWithAFollowUp() {
        String deal = lead("Zweitasten KG");
        Page page = signedIn("/deals/" + deal);
        assertThat(page.locator(".event").first()).isVisible();
        page.keyboard().press("l");
        page.keyboard().press("m");
        assertThat(page.locator("input[name=kind][value=meeting]")).isChecked();
        assertThat(page.locator("#said-text")).isFocused();
        page.keyboard().type("Saw the plant");
        page.getByText("Date and follow-up").click();
        page.locator("[name=nextAt]").fill("2026-03-04T10:00");
        page.locator("[name=nextText]").fill("Send figures");
        page.locator("#said-text").press("Control+Enter");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("The follow-up is planned");
        assertThat(page.locator("#tasks")).containsText("Call planned");
        page.locator("#timeline select[name=kind]").selectOption("contact");
        assertThat(page.locator(".event").filter(new Locator.FilterOptions().setHasText("Saw the plant")))
                .isVisible();
        assertThat(page.locator(".event").filter(new Locator.FilterOptions().setHasText("opened the task")))
                .hasCount(0);
        Browser.look(page, "deal-logged");
    }

    @Test
    void aDealIsClosedAsLostAndReopened() {
        String deal = lead("Verlustig GmbH");
        Page page = signedIn("/deals/" + deal);
        page.getByLabel("More actions").click();
        page.locator("[data-opens=lose-dialog]").click();
        assertThat(page.locator("#lose-dialog")).isVisible();
        Browser.look(page, "deal-lose");
        page.getByText("No budget").click();
        page.locator("#lose-dialog button[type=submit]").click();
        assertThat(page.locator("#deal-head")).containsText("Reason: No budget");
        assertThat(page.locator(".path-step.is-ended")).containsText("Lead qualification");
        Browser.look(page, "deal-lost");
        page.locator("[data-opens=reopen-dialog]").click();
        page.fill("#reopen-reason", "They found money");
        page.locator("#reopen-dialog button[type=submit]").click();
        assertThat(page.getByText("The deal is open again.")).isVisible();
        assertThat(page.locator(".next")).containsText("Contact lead");
    }

    @Test
    void whoDecidesIsNotedInItsPlace() {
        String deal = lead("Gremium AG");
        Page page = signedIn("/deals/" + deal);
        page.locator("#contacts")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add"))
                .click();
        page.fill("#contact-name", "Ida Entscheid");
        page.selectOption("#contact-role", "decisionMaker");
        page.fill("#contact-email", "nowhere");
        page.keyboard().press("Enter");
        assertThat(page.locator("#contacts .fault")).containsText("no e-mail address");
        page.fill("#contact-email", "ida@gremium.example");
        page.keyboard().press("Enter");
        assertThat(page.locator("#contacts .person").first()).containsText("Decision maker");
        Browser.look(page, "deal-contacts");
        page.locator("#contacts .person", new Page.LocatorOptions().setHasText("Ida"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("Take Ida.*")))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(page.locator("#contacts")).containsText("Ida Entscheid");
    }

    @Test
    void aRedDealSaysWhy() {
        String deal = lead("Rotlicht AG");
        time.travel(Duration.ofMinutes(390));
        Page page = signedIn("/deals/" + deal);
        assertThat(page.locator("#why")).containsText("Follow-up table, row");
        assertThat(page.locator("#why .rungs li.is-done").first()).isVisible();
        assertThat(page.locator(".next.is-late")).isVisible();
        Browser.look(page, "deal-red");
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.reload();
        assertThat(page.locator(".event").first()).isVisible();
        Browser.look(page, "narrow-deal-red");
    }

    @Test
    void theBoardIsWalkedByArrowsAndFitsAnyScreen() {
        lead("Brettlauf Eins AG");
        lead("Brettlauf Zwei AG");
        Page page = signedIn("/board?q=brettlauf");
        assertThat(page.locator(".tile")).hasCount(2);
        assertThat(page.locator(".lane")).hasCount(6);
        page.locator(".tile-name").first().focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".tile-name").nth(1)).isFocused();
        page.keyboard().press("Home");
        assertThat(page.locator(".tile-name").first()).isFocused();
        Browser.look(page, "board");
        page.setViewportSize(2560, 1200);
        Browser.look(page, "board-wide");
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.reload();
        page.locator(".lane-picker").selectOption("lane-contract");
        assertThat(page.locator("#lane-contract")).isInViewport(new IsInViewportOptions().setRatio(0.9));
        Browser.look(page, "narrow-board");
        page.locator(".lane-picker").selectOption("lane-lead-qualification");
        page.locator(".tile-menu summary").first().click();
        page.locator(".tile-menu[open]").getByText("Close as lost").click();
        assertThat(page.locator("#lose-dialog")).isVisible();
        Browser.look(page, "narrow-deal-lose");
        assertThat(page.url()).endsWith("#lose");
    }

    @Test
    void theListFoldsItsFiltersAway() {
        lead("Listenfaltig AG");
        Page page = signedIn("/deals?q=listenfaltig");
        page.getByText("More filters").click();
        page.locator("select[name=source]").selectOption("fair");
        assertThat(page.getByText("No deal matches")).isVisible();
        Browser.look(page, "deals-none");
        page.locator("select[name=source]").selectOption("web");
        assertThat(page.locator("#results")).containsText("Listenfaltig AG");
        Browser.look(page, "deals-filtered");
    }

    private static Locator fact(Page page, String label) {
        return page.locator("#facts .fact")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".fact-label", new Page.LocatorOptions().setHasText(label))))
                .first()
                .locator("button.fact-value");
    }

    private String lead(String company) {
        return api.as(REP)
                .post("/api/leads", """
                        {"company":"%s","contact":{"name":"Kim Kontakt","email":"kim@%s.example"},"source":"web","region":"Central",
                         "amount":{"amount":"52000.00","currency":"USD"}}""".formatted(company, Integer.toHexString(company.hashCode())))
                .expect(201)
                .text("/deal");
    }

    private Page signedIn(String path) {
        Page page = browser.page(api, "en-US");
        page.navigate(path);
        page.fill("#username", REP);
        page.fill("#password", "demo");
        page.click("button[type=submit]");
        page.navigate(path);
        return page;
    }
}
