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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A contract in real browsers: changed by a rep, checked, reviewed, signed on a phone, countersigned, sealed. */
@H2ProductTest
class ContractJourneyTest {

    private static Browser browser;

    @Autowired
    private Api api;

    @Autowired
    private ApplicationContext context;

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

    @Test
    void aChangedContractIsCheckedReviewedSignedOnAPhoneAndSealed() {
        SalesOffice office = new SalesOffice(context);
        String deal = office.openDeal("proposal");
        office.sell(deal, 3);

        Page rep = browser.signedIn(api, "anna.snelling", "en-US");
        rep.navigate("/deals/" + deal + "/contract");
        assertThat(rep.getByText("All clauses are as in the template.")).isVisible();
        Browser.look(rep, "contract-draft");
        link(rep, "Edit").click();
        rep.locator("textarea[name=text]").nth(1).fill("The price is {{nett}}.");
        rep.fill("input[name=months]", "24");
        rep.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(rep.locator(".fault").first()).containsText("{{nett}} in line 1, column 14");
        Browser.look(rep, "contract-edit-faults");
        rep.locator("textarea[name=text]")
                .nth(1)
                .fill(
                        "The price is {{net}}, with tax {{gross}}. Invoices are due within {{payment.days}} working days.");
        rep.locator("[data-row]").nth(3).locator("[data-row-up]").click();
        rep.locator("[data-row]").last().locator("[data-row-remove]").click();
        rep.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a clause"))
                .click();
        Locator added = rep.locator("[data-row]").last();
        added.locator("input[name=title]").fill("Paint");
        added.locator("textarea").fill("Pumps are painted red. <b>Always.</b>");
        Browser.look(rep, "contract-edit");
        rep.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(rep.locator("#told")).containsText("The contract is saved.");
        assertThat(rep.locator(".clause-added")).containsText("Paint");
        assertThat(rep.locator(".clause-left_out")).containsText("Term and termination");
        assertThat(rep.locator(".clause ins").filter(new Locator.FilterOptions().setHasText("working")))
                .hasCount(1);
        Browser.look(rep, "contract-marked");
        rep.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        rep.setViewportSize(360, 800);
        Browser.look(rep, "contract-marked-phone");
        rep.navigate("/deals/" + deal);
        assertThat(link(rep, "Read")).isVisible();

        Page manager = browser.signedIn(api, "dustin.brinkmann", "en-US");
        manager.navigate("/tasks/" + task(deal));
        assertThat(manager.locator("#checklist")).containsText("0 of 5");
        Browser.look(manager, "contract-check");
        complete(manager, "complete");
        assertThat(manager.locator("#work .fault")).containsText("5 to go");
        for (int i = 0; i < 5; i++) {
            manager.locator("#checklist .form-check-label").nth(i).click();
            assertThat(manager.locator("#checklist")).containsText((i + 1) + " of 5");
        }
        Browser.look(manager, "contract-check-ticked");
        complete(manager, "complete");
        assertThat(manager.locator("#told")).isVisible();

        Page legal = browser.signedIn(api, "legal", "en-US");
        legal.navigate("/tasks/" + task(deal));
        assertThat(legal.locator(".clause-changed").first()).isVisible();
        Browser.look(legal, "contract-legal");
        complete(legal, "approved");
        assertThat(legal.locator("#told")).isVisible();
        office.runJobs();

        Page phone = browser.page(api, "en-US");
        phone.setViewportSize(390, 844);
        String link = address(deal);
        phone.navigate(link);
        assertThat(phone.getByText("Pumps are painted red. <b>Always.</b>")).isVisible();
        Browser.look(phone, "contract-sign-phone");
        phone.locator("form .btn-primary").click();
        assertThat(phone.locator("#name")).isFocused(); // the browser asks first
        phone.fill("#name", "Carl Buyer");
        phone.locator("input[name=consent]").check();
        phone.locator("form .btn-primary").click();
        assertThat(phone.getByText("Signed by Carl Buyer")).isVisible();
        Browser.look(phone, "contract-signed-phone");
        phone.navigate(link + "?lang=zh-CN");
        Browser.look(phone, "contract-signed-phone-zh");

        Page director = browser.signedIn(api, "director", "zh-CN");
        director.navigate("/tasks/" + task(deal));
        assertThat(director.locator(".contract-panel")).containsText("Carl Buyer");
        Browser.look(director, "contract-countersign-zh");
        complete(director, "signed");
        assertThat(director.locator("#told")).isVisible();
        office.runJobs();

        phone.navigate(link);
        assertThat(phone.getByText("Download the signed contract")).isVisible();
        Browser.look(phone, "contract-sealed-phone");
        director.navigate("/deals/" + deal + "/contract");
        assertThat(director.locator("[data-fingerprints]")).isVisible();
        Browser.look(director, "contract-sealed-zh");
        assertThat(office.facts(deal).status().name()).isEqualTo("WON");
        office.close(deal);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void complete(Page page, String field) {
        page.locator("#task-form input[name='" + field + "'][value=true] + *").click();
        page.locator("#work .task-done").first().click();
    }

    private String task(String deal) {
        return jdbc.sql("select id from work_item where deal = :deal")
                .param("deal", deal)
                .query(String.class)
                .single();
    }

    private String address(String deal) {
        String body = jdbc.sql("select body from outbox_mail where mail_key like :key order by id desc")
                .param("key", "contract:" + deal + ":2%")
                .query(String.class)
                .list()
                .get(0);
        Matcher path = Pattern.compile("/p/[\\w-]{43}").matcher(body);
        assertThat(path.find()).isTrue();
        return path.group();
    }
}
