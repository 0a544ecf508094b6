package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.worklist.ReturnToPoolStep;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads and customers in a real browser: entered by keyboard, claimed from the pool, sent by a stranger, merged and parted. */
@H2ProductTest
class LeadsAndCustomersTest {

    private static Browser browser;

    @Autowired
    private Api api;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ReturnToPoolStep returnToPool;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void aLeadIsEnteredWithoutTheMouse() {
        afterAllLeads();
        lead("anna.snelling", "Tastatur <i>Werke</i>", "alt@tastatur.example");
        Page page = signedIn("anna.snelling", "en-US");
        page.navigate("/leads");
        assertThat(page.locator("#company")).isFocused();
        Browser.look(page, "lead-entry");
        page.keyboard().type("Tastatur");
        assertThat(page.locator("#like")).containsText("Tastatur <i>Werke</i>");
        Browser.look(page, "lead-known");
        page.keyboard().type(" Neu");
        page.locator("#company").press("Tab");
        page.locator("#person").focus();
        page.keyboard().type("Kim Taste");
        page.keyboard().press("Tab");
        page.keyboard().type("202 555 0155");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".captured")).containsText("is with Anna Snelling");
        assertThat(page.locator(".captured")).containsText("Contact lead");
        assertThat(page.locator("#company")).isFocused();
        assertThat(page.locator("#company")).hasValue("");
        assertThat(page.locator(".dealrow").first()).containsText("Tastatur Neu");
        Browser.look(page, "lead-saved");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#e-company")).containsText("required");
        Browser.look(page, "lead-faults");
        page.locator("#company").fill("Tastatur Dritte");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/deals/D-\\d+$"));
        assertThat(page.locator("#told")).containsText("is saved and with Anna Snelling");
    }

    /** Other tests' clocks ran ahead, and lists show the latest lead first. */
    private void afterAllLeads() {
        jdbc.sql("select max(received_at) from lead_intake")
                .query(OffsetDateTime.class)
                .optional()
                .ifPresent(last -> clock.setTo(last.toInstant().plusSeconds(60)));
    }

    @Test
    void aLeadOfThePoolIsClaimedByTwoAndOneGetsIt() {
        String deal = pooled("Teich AG");
        Page first = signedIn("anna.snelling", "en-US");
        Page second = signedIn("cecily.lampkin", "en-US");
        first.navigate("/leads/pool");
        second.navigate("/leads/pool");
        Browser.look(first, "lead-pool");
        claim(first, deal).click();
        assertThat(first.locator("#told")).containsText(deal);
        claim(second, deal).click();
        assertThat(second.getByRole(AriaRole.ALERT)).containsText("Somebody was a moment faster");
        assertThat(second.locator(".pool-lead", new Page.LocatorOptions().setHasText(deal)))
                .hasCount(0);
        first.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(first.locator("#told")).containsText("back in the pool");
        Page manager = signedIn("dustin.brinkmann", "en-US");
        manager.navigate("/leads/pool");
        Locator row = manager.locator(".pool-lead", new Page.LocatorOptions().setHasText(deal));
        row.locator("select").selectOption("cecily.lampkin");
        Browser.look(manager, "lead-pool-manager");
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(manager.locator("#told")).containsText("Cecily Lampkin");
        assertThat(api.as("cecily.lampkin").get("/api/deals/" + deal).text("/owner"))
                .isEqualTo("cecily.lampkin");
    }

    @Test
    void twoCustomersAreMergedAndPartedAgain() {
        String kept = lead("anna.snelling", "Doppelt GmbH", "ida@doppelt.example");
        String folded = lead("anna.snelling", "Doppelt & <b>Söhne</b>", "ida@doppelt.example");
        Page page = signedIn("anna.snelling", "en-US");
        page.navigate("/customers?q=Doppelt");
        Browser.look(page, "customers");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Doppelt GmbH"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Perhaps the same company")))
                .isVisible();
        Browser.look(page, "customer");
        Page stranger = signedIn("violet.mclelland", "en-US");
        String file = page.url();
        for (String path : new String[] {"", "/edit", "/record", "/similar"}) {
            assertThat(stranger.navigate(file + path).status()).as(path).isEqualTo(404);
        }
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Merge Doppelt & <b>Söhne</b> into this customer"))
                .click();
        assertThat(page.getByText("1 deal", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        Browser.look(page, "merge");
        page.locator("input[name='field.name'][value=from]").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Merge"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions()
                                .setName("Doppelt & <b>Söhne</b>")
                                .setExact(true)))
                .isVisible();
        assertThat(page.locator(".dealrow")).hasCount(2);
        page.locator("#told")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(page.locator("#told")).containsText("everything is where it was");
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Doppelt GmbH").setExact(true)))
                .isVisible();
        assertThat(page.locator(".dealrow")).hasCount(1);
        assertThat(page.locator(".dealrow")).containsText(kept);
        assertThat(api.as("anna.snelling").get("/api/deals/" + folded).text("/customer"))
                .isEqualTo("Doppelt & <b>Söhne</b>");
    }

    @Test
    void aCustomersFileIsKept() {
        Page page = signedIn("anna.snelling", "en-US");
        page.navigate("/customers/new");
        page.locator("#name").fill("Aktenlage KG");
        page.locator("#employees").fill("viele");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.locator("#e-employees")).isVisible();
        Browser.look(page, "customer-faults");
        page.locator("#employees").fill("1,200");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.locator("#told")).containsText("Aktenlage KG");
        page.getByText("Add contact").first().click();
        page.locator("#new-email").fill("nobody");
        page.locator(".fold-add")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add contact"))
                .click();
        assertThat(page.locator("#new-e-email")).isVisible();
        page.locator("#new-email").fill("eva@aktenlage.example");
        page.locator("#new-name").fill("Eva <script>alert(1)</script>");
        page.locator("#new-role").selectOption("champion");
        page.locator(".fold-add")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add contact"))
                .click();
        assertThat(page.locator(".person")).containsText("Eva <script>alert(1)</script>");
        assertThat(page.locator(".person")).containsText("Champion");
        page.getByText("Log a contact").click();
        page.locator("#said-text").fill("Likes blue");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record"))
                .click();
        assertThat(page.locator(".event")).containsText("Likes blue");
        page.locator("#told")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(page.getByText("The entry is taken back.")).isVisible();
        assertThat(page.getByText("Nothing was recorded yet.")).isVisible();
        Browser.look(page, "customer-kept");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Remove Eva.*")))
                .click();
        assertThat(page.locator(".person")).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(page.locator(".person")).hasCount(1);
    }

    @Test
    void whatAVisitorSendsArrivesInTheRepsList() {
        Page manager = signedIn("wei.wang", "en-US");
        manager.navigate("/leads/forms");
        Browser.look(manager, "web-forms-none");
        manager.navigate("/leads/forms/new");
        manager.locator("#name").fill("Visit us in Shanghai");
        manager.locator("#team").selectOption("wang");
        manager.locator("#origins").fill("https://www.shanghai.example");
        manager.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create form"))
                .click();
        assertThat(manager.locator("#s-frame")).hasValue(Pattern.compile("<iframe src=\"http.*/w/.*"));
        Browser.look(manager, "web-form");
        String address = manager.locator("#s-address").inputValue();

        Page visitor = browser.page(api, "zh-CN");
        visitor.setViewportSize(360, 740);
        visitor.navigate(address);
        Browser.look(visitor, "web-form-visitor");
        visitor.locator("#v-company").fill("访客公司");
        clock.advance(Duration.ofSeconds(10));
        visitor.getByRole(AriaRole.BUTTON).click();
        assertThat(visitor.locator("#e-email")).isVisible();
        Browser.look(visitor, "web-form-faults");
        visitor.locator("#v-name").fill("王芳");
        visitor.locator("#v-email").fill("fang@visitor.example");
        visitor.locator("#v-message").fill("请联系我");
        clock.advance(Duration.ofSeconds(10));
        visitor.getByRole(AriaRole.BUTTON).click();
        assertThat(visitor.getByRole(AriaRole.HEADING)).hasText("谢谢您");
        Browser.look(visitor, "web-form-thanks");

        Page rep = signedIn("li.na", "zh-CN");
        assertThat(rep.locator("main")).containsText("访客公司");
        manager.navigate("/leads/forms");
        assertThat(manager.locator("tbody tr").first()).containsText("Visit us in Shanghai");
        Browser.look(manager, "web-forms");
        manager.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revoke"))
                .first()
                .click();
        assertThat(manager.locator("#told")).containsText("is revoked");
        assertThat(visitor.navigate(address).status()).isEqualTo(404);
    }

    @Test
    void chineseReadersAndNarrowScreensGetAllOfIt() {
        lead("li.na", "上海数据科技有限公司", "wei@shuju.example");
        pooled("窄屏公司");
        Page page = signedIn("li.na", "zh-CN");
        for (String path : new String[] {"/customers", "/leads", "/leads/pool", "/customers/new"}) {
            page.navigate(path);
            Browser.look(page, "zh" + path.replaceAll("\\W+", "-"));
        }
        page.navigate("/customers?q=数据");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("上海数据科技有限公司"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("沟通记录")))
                .isVisible();
        Browser.look(page, "zh-customer");
        String file = page.url();
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        for (String path : new String[] {file, "/customers", "/leads", "/leads/pool", "/customers/new"}) {
            page.navigate(path);
            Browser.look(page, "narrow-zh" + (path.equals(file) ? "-customer" : path.replaceAll("\\W+", "-")));
        }
    }

    private Locator claim(Page page, String deal) {
        return page.locator(".pool-lead", new Page.LocatorOptions().setHasText(deal))
                .getByRole(AriaRole.BUTTON);
    }

    private String lead(String rep, String company, String email) {
        return api.as(rep)
                .post("/api/leads", """
                        {"company":"%s","contact":{"name":"Ida","email":"%s"},"source":"web","region":"Central",
                         "amount":{"amount":"7000.00","currency":"USD"}}""".formatted(company, email))
                .expect(201)
                .text("/deal");
    }

    private String pooled(String company) {
        String deal = lead("director", company, "teich" + Math.abs(company.hashCode()) + "@teich.example");
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(deal);
        transaction.executeWithoutResult(status -> returnToPool.execute(execution));
        return deal;
    }

    private Page signedIn(String who, String locale) {
        Page page = browser.signedIn(api, who, locale);
        assertThat(page).hasURL(Pattern.compile(".*/tasks$"));
        return page;
    }
}
