package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.SalesOffice;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A rep's day in a real browser: from a new lead through contact, qualification and needs to the proposal. */
@H2ProductTest
class RepsDayTest {

    private static Browser browser;

    @Autowired
    private Api api;

    @Autowired
    private ApplicationContext context;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void aLeadIsContactedQualifiedAndItsNeedsRecorded() {
        String deal = lead("anna.snelling", "Kranich & <b>Söhne</b> GmbH");
        api.as("admin").post("/api/products", """
                {"name":"Kranich crane","listPrice":{"amount":"1200.00","currency":"USD"}}""");
        Page page = signedIn("anna.snelling", "en-US");

        page.navigate("/tasks?q=" + deal); // others have filled her list
        page.locator(".work", new Page.LocatorOptions().setHasText(deal))
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName("Contact lead").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Contact lead")))
                .isVisible();
        Browser.look(page, "task");

        complete(page);
        assertThat(page.locator(".fault")).hasText("Reached somebody is required.");
        assertThat(page.locator("input[name=reached]").first()).isFocused();
        Browser.look(page, "task-faults");

        choose(page, "reached", "true");
        page.fill("#f-note", "Spoke to Mr. Kranich <script>alert(1)</script>");
        complete(page);
        expectTask(page, "Qualify lead");
        choose(page, "outcome", "disqualified");
        complete(page);
        assertThat(page.locator(".fault")).hasCount(1);
        choose(page, "outcome", "qualified");
        page.fill("#f-budget", "50,000");
        complete(page);

        expectTask(page, "Hold discovery");
        page.fill("#f-metAt", "2026-03-02T11:30");
        complete(page);

        expectTask(page, "Record needs");
        page.fill("#f-pains", "Offers take a week");
        page.fill("#f-decisionMaker", "Frau Kranich");
        page.fill("#f-expectedCloseOn", "2026-06-30");
        choose(page, "fit", "standard");
        complete(page);

        expectTask(page, "Draft proposal");
        complete(page);
        assertThat(page.locator("#work").getByRole(AriaRole.ALERT)).isVisible();
        page.locator("#draft-search").fill("Kranich");
        page.locator("#draft-found [role=option]").first().click();
        page.getByLabel("Quantity: Kranich crane").fill("10");
        page.getByLabel("Discount %: Kranich crane").fill("5");
        assertThat(page.locator("[data-total=net]")).hasText("$11,400.00");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save proposal"))
                .click();
        assertThat(page.locator("#draft").getByText("saved")).isVisible();
        Browser.look(page, "proposal");
        page.navigate("/deals/" + deal);
        assertThat(page.locator(".path-step[aria-current=step]")).containsText("Proposal");
        assertThat(page.locator(".event")
                        .filter(new Locator.FilterOptions().setHasText("completed the task “Record needs”")))
                .containsText("Offers take a week");
        assertThat(page.getByText("<b>Söhne</b>").first()).isVisible();
        Browser.look(page, "deal");
        assertThat(api.as("anna.snelling").get("/api/deals/" + deal).text("/stage"))
                .isEqualTo("proposal");
    }

    @Test
    void whatWasSaidIsLoggedAndADealIsClosedAsLostWithItsReason() {
        String deal = lead("anna.snelling", "Ohnesorg AG");
        Page page = signedIn("anna.snelling", "en-GB");
        page.navigate("/deals/" + deal);
        page.locator(".choices label", new Page.LocatorOptions().setHasText("Meeting"))
                .click();
        page.fill("#said-text", "They chose a competitor");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Recorded on the deal");
        assertThat(page.locator(".event").first()).containsText("They chose a competitor");
        page.waitForLoadState(); // the page that the form led to opens its dialogs once its script runs

        page.getByLabel("More actions").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close as lost"))
                .first()
                .click();
        page.getByText("Competitor", new Page.GetByTextOptions().setExact(true)).click();
        page.fill("#reason", "Cheaper by half");
        page.locator("#lose-dialog button[type=submit]").click();
        assertThat(page.getByText("The deal is closed as lost.")).isVisible();
        assertThat(page.getByText("Reason: Competitor: Cheaper by half")).isVisible();
        assertThat(api.as("anna.snelling").get("/api/deals/" + deal).text("/status"))
                .isEqualTo("LOST");
    }

    @Test
    void aDealShowsWhatWasOfferedAndSignedAndItsCases() {
        SalesOffice office = new SalesOffice(context);
        String deal = office.openDeal("proposal");
        office.sell(deal, 3);
        Page page = signedIn("dustin.brinkmann", "en-US");
        page.navigate("/deals/" + deal);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Proposals")))
                .isVisible();
        assertThat(page.locator(".papers .list-group-item").first()).containsText("3 × Pump");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Contract")))
                .isVisible();
        Browser.look(page, "deal-contract");
        page.locator("#tasks")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Check contract"))
                .click();
        Locator ticks = page.locator("#checklist .form-check-label");
        assertThat(ticks).not().hasCount(0);
        for (int i = 0; i < ticks.count(); i++) {
            ticks.nth(i).click();
            assertThat(page.locator("#checklist .tick-who")).hasCount(i + 1);
        }
        choose(page, "complete", "true");
        complete(page);
        assertThat(page.getByText("Task completed.")).isVisible();
        office.runJobs();
        page.navigate("/deals/" + deal);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Customer signed"))
                .click();
        assertThat(page.getByText("Noted: the customer signed.")).isVisible();
        office.complete("director", deal, "countersign", "{\"signed\":true}").expect(200);
        office.runJobs();
        page.navigate("/deals/" + deal);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open a service case"))
                .click();
        page.fill("#case", "A pump leaks");
        page.locator("#case-dialog button[type=submit]").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Service cases")))
                .isVisible();
        assertThat(page.locator(".badge.bg-green-lt").first()).hasText("Won");
        Browser.look(page, "deal-won");
        office.close(deal);
    }

    @Test
    void chineseReadersGetChinesePages() {
        String deal = lead("cecily.lampkin", "北京凯来科技");
        Page page = browser.page(api, "zh-CN");
        page.navigate("/");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("登录")))
                .isVisible();
        Browser.look(page, "login");
        Browser.signIn(page, "cecily.lampkin");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("我的工作")))
                .isVisible();
        assertThat(page.locator(".work", new Page.LocatorOptions().setHasText(deal)))
                .containsText("联系线索");
        page.navigate("/deals/" + deal);
        assertThat(page.locator(".path-step[aria-current=step]")).containsText("线索甄别");
        assertThat(page.locator(".event").first()).containsText("联系线索");

        page.navigate("/profile");
        page.selectOption("#language", "en");
        page.locator("#display")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("保存"))
                .click();
        assertThat(page.getByText("Your profile is saved.")).isVisible();
    }

    @Test
    void whatIsSomebodyElsesIsNotFound() {
        String deal = lead("anna.snelling", "Fremd GmbH");
        String task = api.as("anna.snelling").get("/api/tasks?deal=" + deal).text("/items/0/id");
        Page page = signedIn("violet.mclelland", "en-US");
        for (String path : new String[] {"/deals/" + deal, "/tasks/" + task, "/deals/" + deal + "/trail"}) {
            assertThat(page.navigate(path).status()).as(path).isEqualTo(404);
        }
        Browser.look(page, "missing");
    }

    @Test
    void everyPageCanBeUsedByEverybody() {
        String deal = lead("anna.snelling", "Barrierefrei KG");
        Page page = signedIn("anna.snelling", "en-US");
        for (String path : new String[] {"/tasks", "/tasks?list=queue", "/tasks?q=nothing", "/deals", "/profile"}) {
            page.navigate(path);
            Browser.look(page, path.replaceAll("\\W+", "-"));
        }
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        for (String path : new String[] {"/tasks", "/deals", "/deals/" + deal, "/profile"}) {
            page.navigate(path);
            Browser.look(page, "narrow" + path.replaceAll("\\W+", "-"));
        }
    }

    private String lead(String rep, String company) {
        return api.as(rep)
                .post("/api/leads", """
                        {"company":"%s","contact":{"name":"Kim Kranich","email":"kim@%s.example"},"source":"web","region":"Central",
                         "amount":{"amount":"52000.00","currency":"USD"}}""".formatted(company, Integer.toHexString(company.hashCode())))
                .expect(201)
                .text("/deal");
    }

    private Page signedIn(String who, String locale) {
        Page page = browser.signedIn(api, who, locale);
        assertThat(page).hasURL(Pattern.compile(".*/tasks$"));
        return page;
    }

    private static void expectTask(Page page, String name) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)))
                .isVisible();
        assertThat(page.getByText("Task completed.")).isVisible();
    }

    private static void choose(Page page, String field, String value) {
        page.locator("label:has(input[name=%s][value=%s])".formatted(field, value))
                .click();
    }

    private static void complete(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete and next"))
                .click();
    }
}
