package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager draws: a step and a field are added, a problem is shown and fixed, all is saved by itself. */
@H2ProductTest
class StudioEditorTest {

    private static final String DRAFTS = "/api/processes/lead-qualification/drafts";
    private static final String MANAGER = "dustin.brinkmann";

    private static Browser browser;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @AfterEach
    void noDraftIsLeft() {
        jdbc.sql("update model_draft set state = 'DISCARDED' where state <> 'PUBLISHED'")
                .update();
    }

    @Test
    void aTaskWithAFieldIsAddedAndItsProblemIsFixed() {
        String draft = draft();
        Page page = edit(draft, MANAGER, "en-US");
        Browser.look(page, "editor");
        find(page, "Contact lead");
        assertThat(page.locator(".studio-panel-head h2")).hasText("Contact lead");
        key(page, "next:UserTask").click();
        key(page, "name").fill("Check credit");
        assertThat(page.locator(".studio-panel-head h2")).hasText("Check credit");
        key(page, "addField").click();
        key(page, "label:newField").fill("Credit limit");
        key(page, "zh:creditLimit").fill("信用额度");
        key(page, "type:creditLimit").selectOption("money");
        key(page, "required:creditLimit").selectOption("always");
        assertThat(page.locator(".studio-problem-list")).containsText("“Check credit” has no time limit");
        Browser.look(page, "editor-problem");

        page.locator(".studio-problem-list li")
                .filter(new Locator.FilterOptions().setHasText("no time limit"))
                .getByText("Fix")
                .click();
        assertThat(page.locator(".studio-problem-list").getByText("“Check credit” has no time limit"))
                .hasCount(0);
        saved(page);
        page.waitForCondition(() -> xml(draft).contains("checkCreditLate"));
        assertThat(xml(draft))
                .contains("id=\"checkCredit\"", "id=\"creditLimit\"", "type=\"money\"", "信用额度")
                .contains("id=\"checkCreditLate\"", "${sla.ladder}", "${followUp}");
        Browser.look(page, "editor-fixed");

        key(page, "undo").click();
        assertThat(page.locator(".studio-problem-list")).containsText("“Check credit” has no time limit");
        saved(page);
        page.waitForCondition(() -> !xml(draft).contains("checkCreditLate"));
        assertThat(xml(draft)).contains("id=\"checkCredit\"").doesNotContain("checkCreditLate");
        key(page, "redo").click();
        saved(page);
        page.waitForCondition(() -> xml(draft).contains("checkCreditLate"));
        assertThat(xml(draft)).contains("checkCreditLate");
    }

    @Test
    void theMainStepsNeedNoMouse() {
        String draft = draft();
        Page page = edit(draft, MANAGER, "en-US");
        find(page, "Qualify lead");
        page.keyboard().press("F2");
        page.keyboard().press("Control+a");
        page.keyboard().type("Judge lead");
        page.keyboard().press("Escape");
        saved(page);
        page.waitForCondition(() -> xml(draft).contains("name=\"Judge lead\""));
        assertThat(xml(draft)).contains("name=\"Judge lead\"");
        page.keyboard().press("Control+z");
        saved(page);
        page.waitForCondition(() -> xml(draft).contains("name=\"Qualify lead\""));
        assertThat(xml(draft)).contains("name=\"Qualify lead\"");
        page.keyboard().press("?");
        assertThat(page.locator("dialog.studio-shortcuts")).isVisible();
        Browser.look(page, "editor-shortcuts");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog.studio-shortcuts")).hasCount(0);
    }

    @Test
    void aWayTakesAConditionOverFactsAndAnswers() {
        String draft = draft();
        Page page = edit(draft, MANAGER, "en-US");
        find(page, "Tried often enough?");
        page.locator(".studio-ways button").first().click();
        Locator term = page.locator(".studio-term").first();
        assertThat(term).isVisible();
        key(page, "condition:add").click();
        key(page, "condition:1:what").selectOption("deal.amount");
        key(page, "condition:1:value").fill("75000");
        key(page, "condition:join").selectOption("or");
        Browser.look(page, "editor-condition");
        saved(page);
        page.waitForCondition(() -> xml(draft).contains("75000"));
        assertThat(xml(draft)).contains("${attempts &gt;= 3 or deal.amount &gt; 75000}");
    }

    @Test
    void oneEditsAtATimeAndAnotherMayTakeOver() {
        String draft = draft();
        Page first = edit(draft, MANAGER, "en-US");
        Page second = edit(draft, "director", "en-US");
        assertThat(second.locator(".studio-banner")).containsText("is editing this draft");
        assertThat(second.locator(".djs-palette")).hasCount(0);
        Browser.look(second, "editor-locked");
        key(second, "takeOver").click();
        assertThat(second.locator(".djs-palette")).isVisible();
        find(first, "Contact lead");
        key(first, "name").fill("Call lead");
        assertThat(first.locator(".studio-banner")).containsText("has taken over this draft");
        assertThat(xml(draft)).doesNotContain("Call lead");
    }

    @Test
    void withoutAConnectionNothingIsLost() {
        String draft = draft();
        Page page = edit(draft, MANAGER, "en-US");
        page.context().setOffline(true);
        find(page, "Contact lead");
        key(page, "name").fill("Call lead");
        assertThat(page.locator(".studio-banner")).containsText("No connection");
        Browser.look(page, "editor-offline");
        page.context().setOffline(false);
        saved(page);
        page.waitForCondition(() -> xml(draft).contains("Call lead"));
        assertThat(xml(draft)).contains("Call lead");
    }

    @Test
    void theEditorSpeaksChineseAndFitsDarknessAndPhones() {
        String draft = draft();
        Page page = browser.signedIn(api, MANAGER, "zh-CN");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        open(page, draft);
        find(page, "Contact lead");
        assertThat(page.locator(".studio-panel")).containsText("由谁处理");
        Browser.look(page, "editor-zh-dark");
        page.setViewportSize(360, 800);
        page.reload();
        assertThat(page.locator("[data-ready]")).isVisible();
        assertThat(page.locator(".djs-palette")).hasCount(0);
        Browser.look(page, "editor-phone");
    }

    private String draft() {
        return api.as(MANAGER).post(DRAFTS, null).expect(201).text("/id");
    }

    private String xml(String draft) {
        return api.as(MANAGER).get(DRAFTS + "/" + draft + "/xml").raw().body();
    }

    private Page edit(String draft, String who, String locale) {
        Page page = browser.signedIn(api, who, locale);
        open(page, draft);
        return page;
    }

    private static void open(Page page, String draft) {
        page.navigate("/studio/lead-qualification/drafts/" + draft + "/edit");
        assertThat(page.locator("[data-ready]")).isVisible();
    }

    private static void find(Page page, String name) {
        page.keyboard().press("Control+f");
        page.locator(".djs-search-open input").pressSequentially(name);
        assertThat(page.locator(".djs-search-result-selected").first()).isVisible();
        page.keyboard().press("Enter");
        assertThat(page.locator(".studio-panel-head h2")).hasText(name);
    }

    private static Locator key(Page page, String key) {
        return page.locator("[data-key='" + key + "']").first();
    }

    private static void saved(Page page) {
        page.waitForTimeout(700); // typing is taken over after half a second
        assertThat(page.locator("[data-part=state]"))
                .containsText("All changes are saved", new ContainsTextOptions().setTimeout(15_000));
    }
}
