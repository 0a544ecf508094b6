package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.SalesOffice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A manager keeps what contracts are made of, in a real browser. */
@H2ProductTest
class ContractTemplateJourneyTest {

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
    void aManagerKeepsTemplates() {
        SalesOffice office = new SalesOffice(context);
        String deal = office.openDeal("proposal");
        Page page = browser.signedIn(api, "dustin.brinkmann", "en-US");
        page.navigate("/contract-templates");
        Browser.look(page, "contract-templates");
        link(page, "New template").click();
        page.fill("#name", "Journey");
        page.locator("textarea[name='clause.textEn']").first().fill("For {{customer.nam}}.");
        page.locator("form .card-footer .btn-primary").click();
        assertThat(page.locator(".fault").first()).containsText("{{customer.nam}} in line 1, column 5");
        Browser.look(page, "contract-template-faults");
        page.locator("textarea[name='clause.textEn']").first().fill("For {{customer.name}}.");
        page.fill("#deal", deal);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Show").setExact(true))
                .click();
        assertThat(page.locator("#previewed")).containsText("For Acme Pumps.");
        page.locator("form .card-footer .btn-primary").click();
        assertThat(page.locator("#told")).containsText("The template Journey is made.");
        page.fill("#note", "shorter");
        page.locator("textarea[name='clause.textEn']").first().fill("To {{customer.name}}.");
        page.locator("form .card-footer .btn-primary").click();
        assertThat(page.locator("#told")).containsText("Saved as version 2.");
        Browser.look(page, "contract-template");
        page.locator("#told [data-undo]").click();
        assertThat(page.locator("#told")).containsText("Version 1 is back, as version 3.");
        page.setViewportSize(360, 800);
        Browser.look(page, "contract-template-phone");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop using it"))
                .click();
        assertThat(page.locator("#told")).containsText("Journey is not used any more.");
        office.close(deal);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
