package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.SalesOffice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer after the sale, in real browsers: ours and, on a phone, theirs. */
@H2ProductTest
class AfterSalesJourneyTest {

    private static final Pattern LINK = Pattern.compile("/p/[\\w-]+");

    private static Browser browser;

    @Autowired
    private Api api;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private SalesOffice office;
    private String deal;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void aDealThatWasWon() {
        office = new SalesOffice(context);
        deal = office.openDeal("proposal");
        office.win(deal, 3);
    }

    @AfterEach
    void theDealIsOver() {
        office.close(deal);
    }

    @Test
    void aCustomerIsOnboardedAskedRecoveredAndRenewed() {
        Page service = browser.signedIn(api, "service", "en-US");
        service.navigate("/deals/" + deal + "/handover");
        assertThat(service.locator(".handover")).containsText("Carl Buyer");
        assertThat(service.locator(".handover")).containsText("Pump");
        service.fill("#promised", "Delivery by 16 March");
        service.fill("#openPoints", "Is the <b>floor</b> strong enough?");
        button(service, "Save").click();
        assertThat(service.locator("#told")).containsText("The hand-over sheet is saved");
        Browser.look(service, "handover");

        service.navigate("/tasks/" + task("onboardCustomer"));
        assertThat(service.locator("#points")).containsText("0 of 6 done");
        for (int point = 0; point < 6; point++) {
            service.locator(".point-tick[aria-checked=false]").first().click();
            assertThat(service.locator("#points")).containsText((point + 1) + " of 6 done");
        }
        assertThat(service.locator(".point").first()).containsText("Service, ");
        Browser.look(service, "onboarding");
        choose(service, "done", "true");
        button(service, "Complete").click();
        assertThat(service.getByText("Task completed.")).isVisible();

        office.leapTo("2026-04-01T16:00:00Z");
        office.complete("rep", deal, "checkIn", "{\"mood\":\"bad\",\"note\":\"They sound annoyed\"}")
                .expect(200);
        office.runJobs();
        Page phone = phone();
        phone.navigate(link("survey:" + deal + ":1"));
        assertThat(phone.locator("h1")).hasText("How satisfied are you?");
        phone.locator("button[type=submit]").click();
        assertThat(phone.locator(".fault").first()).hasText("Please choose one.");
        phone.locator("input[name=rating][value='2']").check();
        phone.locator("input[name=recommendation][value='3']").check();
        phone.fill("#s-comment", "It howls <i>at night</i>");
        Browser.look(phone, "survey-phone");
        phone.locator("button[type=submit]").click();
        assertThat(phone.locator("h1")).hasText("Thank you for your answer");
        Browser.look(phone, "survey-thanks");

        Page manager = browser.signedIn(api, "dustin.brinkmann", "en-US");
        manager.navigate("/tasks/" + task("recoverCustomer"));
        assertThat(manager.locator("[aria-label='2 of 5']").first()).isVisible();
        assertThat(manager.locator("#content")).containsText("It howls <i>at night</i>");
        assertThat(manager.locator("#content")).containsText("They sound annoyed");
        Browser.look(manager, "recovery");
        manager.fill("#f-action", "Went there, new bearings");
        button(manager, "Complete").click();
        assertThat(manager.getByText("Task completed.")).isVisible();
        manager.navigate("/surveys");
        assertThat(manager.locator("#content")).containsText("It howls <i>at night</i>");
        Browser.look(manager, "surveys");
        manager.navigate("/onboarding");
        Browser.look(manager, "onboarding-usual");
        manager.navigate("/calendar?view=agenda&whose=anna.snelling&on=2026-04-25");
        assertThat(manager.locator("#content")).containsText("Check-in");

        office.leapTo("2026-12-20T16:00:00Z");
        Page rep = browser.signedIn(api, "anna.snelling", "en-US");
        rep.navigate("/tasks/" + task("planRenewal"));
        assertThat(rep.locator("#content")).containsText("Notice until");
        choose(rep, "renew", "false");
        button(rep, "Complete").click();
        assertThat(rep.locator("#work")).containsText("Why not renewed");
        assertThat(rep.locator("[aria-invalid=true]").first()).isVisible();
        Browser.look(rep, "renewal");
        choose(rep, "renew", "true");
        button(rep, "Complete").click();
        assertThat(rep.getByText("Task completed.")).isVisible();
        String renewal = jdbc.sql("select renewal_deal from renewal where deal = :deal")
                .param("deal", deal)
                .query(String.class)
                .single();
        rep.navigate("/deals/" + deal);
        assertThat(rep.locator("#after-sales")).containsText("draft at the agreed prices");
        Browser.look(rep, "after-sales-deal");
        rep.locator("#after-sales")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(renewal))
                .click();
        assertThat(rep.locator("#content")).containsText("3 × Pump");
        assertThat(rep.locator("#content")).containsText(deal);
        office.close(renewal);
    }

    @Test
    void aCaseFromTheCustomersLinkWaitsForTheirAnswerAndIsResolved() {
        Page phone = phone();
        phone.navigate(link("welcome:" + deal));
        phone.fill("#g-title", "Pump <b>2</b> leaks");
        phone.fill("#g-text", "It drips since Monday");
        phone.locator("label:has(input[name=priority][value=high])").click();
        phone.locator(".guest-new button[type=submit]").click();
        assertThat(phone.locator(".guest-case")).containsText("We are working on it");
        Browser.look(phone, "case-phone");

        String number = deal + "-C1";
        Page service = browser.signedIn(api, "service", "en-US");
        service.navigate("/cases?q=" + number);
        assertThat(service.locator(".case-row")).containsText("Pump <b>2</b> leaks");
        Browser.look(service, "cases");
        service.locator(".case-name").click();
        service.locator("label:has(input[name=how][value=ask])").click();
        service.fill("#case-text", "Which side does it drip from?");
        button(service, "Send").click();
        assertThat(service.locator("#told")).containsText("the clock stands still");
        assertThat(service.locator(".clock-stands")).isVisible();
        Browser.look(service, "case-waiting");

        phone.navigate(link("case:" + number + ":said%"));
        assertThat(phone.locator(".guest-case")).containsText("We have a question");
        phone.locator(".guest-bar nav a").click();
        phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(phone.locator(".guest-case")).containsText("Which side does it drip from?");
        Browser.look(phone, "case-phone-zh");
        phone.locator(".guest-case textarea").fill("The left one");
        phone.locator(".guest-case button[type=submit]").click();
        assertThat(phone.locator(".guest-case .talk")).containsText("The left one");

        service.navigate("/cases/" + number);
        assertThat(service.locator(".talk")).containsText("The left one");
        assertThat(service.locator(".clock-stands")).hasCount(0);
        service.selectOption("#case-priority", "urgent");
        button(service, "Change").click();
        assertThat(service.locator("#told")).containsText("Urgent");
        service.fill("#resolution", "New seal on the left");
        button(service, "Resolve").click();
        assertThat(service.locator("#told")).containsText("is resolved");
        Browser.look(service, "case-resolved");
        service.setViewportSize(360, 740);
        service.navigate("/cases?list=all&state=resolved");
        Browser.look(service, "cases-narrow");
    }

    private Page phone() {
        Page page = browser.page(api, "en-US");
        page.setViewportSize(390, 844);
        return page;
    }

    /** The link in the newest letter of this kind. */
    private String link(String key) {
        String letter = jdbc.sql("select body from outbox_mail where mail_key like :key order by id desc")
                .param("key", key)
                .query(String.class)
                .list()
                .get(0);
        Matcher link = LINK.matcher(letter);
        if (!link.find()) {
            throw new AssertionError("no link in " + letter);
        }
        return link.group();
    }

    private String task(String element) {
        return jdbc.sql("select id from work_item where deal = :deal and element = :element")
                .param("deal", deal)
                .param("element", element)
                .query(String.class)
                .single();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void choose(Page page, String field, String value) {
        page.locator("label:has(input[name=%s][value=%s])".formatted(field, value))
                .click();
    }
}
