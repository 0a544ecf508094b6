package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.SalesOffice;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rep drafts by keyboard and sends; the customer accepts on a phone. And the manager's price lists. */
@H2ProductTest
class ProposalJourneyTest {

    private static Browser browser;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Api api;

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
    void aDealAtTheProposalStage() {
        office = new SalesOffice(context);
        deal = office.openDeal("proposal");
        for (String product : new String[] {"Journey valve", "Journey seal"}) {
            api.as("admin").post("/api/products", """
                    {"name":"%s","series":"Journey","listPrice":{"amount":"250.50","currency":"USD"}}""".formatted(product));
        }
    }

    @AfterEach
    void theDealIsClosed() {
        office.close(deal);
    }

    @Test
    void aRepDraftsByKeyboardAndTheCustomerAcceptsOnAPhone() {
        String task = jdbc.sql("select id from work_item where deal = :deal and element = 'draftProposal'")
                .param("deal", deal)
                .query(String.class)
                .single();
        Page page = browser.signedIn(api, "anna.snelling", "en-US");
        page.navigate("/tasks/" + task);
        Locator search = page.locator("#draft-search");
        search.focus();
        assertThat(page.getByText("Nothing offered yet.")).isVisible();
        Browser.look(page, "proposal-empty");
        page.keyboard().type("journey va");
        assertThat(page.locator("#draft-found [role=option]")).hasCount(1);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Quantity: Journey valve")).isFocused();
        page.keyboard().type("4");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type("10");
        page.keyboard().press("Enter");
        assertThat(search).isFocused();
        page.keyboard().type("pump");
        assertThat(page.locator("#draft-found [role=option]")).not().hasCount(0);
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-total=gross]")).hasText("$1,901.80");
        page.keyboard().press("Alt+ArrowUp");
        assertThat(page.locator("[data-line] .draft-name").first()).hasText("Pump");
        Browser.look(page, "proposal-draft");

        page.locator("[data-line]").first().getByLabel("Remove").click();
        assertThat(page.getByText("Pump was removed.")).isVisible();
        assertThat(page.locator("[data-total=gross]")).hasText("$901.80");
        page.locator("[data-undo-remove]").click();
        assertThat(page.locator("[data-total=gross]")).hasText("$1,901.80");
        page.getByLabel("Quantity: Pump").fill("-2");
        assertThat(page.locator(".fault:visible")).containsText("above 0");
        Browser.look(page, "proposal-fault");
        page.getByLabel("Quantity: Pump").fill("1");
        page.getByLabel("Note to the customer").fill("As discussed <today>");
        // Nothing was saved so far: completing the task takes the draft along.
        button(page, "Complete", true).click();
        assertThat(page).not().hasURL(Pattern.compile(".*/tasks/" + task));
        office.runJobs();

        page.navigate("/deals/" + deal);
        assertThat(page.locator(".papers")).containsText("Sent");
        page.locator(".papers").getByText("Version 1").click();
        assertThat(page.locator(".version-sums")).containsText("$1,901.80");
        button(page, "New link", false).click();
        String address = page.locator("#fresh-link").inputValue();
        Browser.look(page, "proposal-version");
        page.getByText("Letter", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.frameLocator(".letter-frame").getByText("Hello Carl Buyer,"))
                .isVisible();

        Page phone = browser.page(api, "en-US");
        phone.setViewportSize(390, 800);
        phone.navigate(address.substring(address.indexOf("/p/")));
        assertThat(phone.getByText("As discussed <today>")).isVisible();
        Browser.look(phone, "offer-phone");
        button(phone, "Accept the proposal", false).click();
        assertThat(phone.getByText("Please type your name.")).isVisible();
        Browser.look(phone, "offer-phone-fault");
        phone.getByLabel("Your name").fill("Carl Buyer");
        phone.getByText("I accept proposal").click();
        button(phone, "Accept the proposal", false).click();
        assertThat(phone.getByText("This proposal was accepted.")).isVisible();
        Browser.look(phone, "offer-phone-accepted");
        phone.getByText("中文").click();
        assertThat(phone.getByText("此报价已被接受。")).isVisible();
        Browser.look(phone, "offer-phone-zh");

        page.navigate("/deals/" + deal + "/proposals/1");
        assertThat(page.locator("h1 + .badge, h1 ~ .badge").first()).hasText("Accepted");
        button(page, "Copy as a new draft", false).click();
        assertThat(page.getByText("Version 2 is a copy of version 1")).isVisible();
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(page.locator("#draft-search")).isVisible();
        Browser.look(page, "proposal-draft-narrow");
        for (String path : new String[] {"", "/1", "/compare?from=1&to=2", "/1/letter"}) {
            page.navigate("/deals/" + deal + "/proposals" + path);
            Browser.look(page, "narrow-proposals" + path.replaceAll("\\W+", "-"));
        }
    }

    @Test
    void aManagerKeepsPriceListsAndBundles() {
        Page page = browser.signedIn(api, "dustin.brinkmann", "en-US");
        page.navigate("/products?q=journey");
        Browser.look(page, "products");
        page.getByText("Journey valve").click();
        button(page, "Add a price", false).click();
        Locator row = page.locator(".price-row").last();
        row.locator("[name='price.currency']").fill("EUR");
        row.locator("[name='price.list']").fill("230");
        row.locator("[name='price.from']").fill("2026-01-01");
        row.locator("[name='price.until']").fill("2025-01-01");
        button(page, "Save", true).click();
        assertThat(page.locator(".price-faults")).containsText("before it begins");
        Browser.look(page, "product-fault");
        page.locator("[name='price.until']").fill("");
        button(page, "Save", true).click();
        assertThat(page.getByText("Journey valve is saved.")).isVisible();
        Browser.look(page, "product");
        page.navigate("/products?q=journey&currency=EUR");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Journey valve")))
                .containsText("€230");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Journey seal")))
                .containsText("No price in EUR");
        page.navigate("/products/new?bundle=true");
        page.getByLabel("Product", new Page.GetByLabelOptions().setExact(true)).fill("Journey kit");
        button(page, "Add a product", false).click();
        page.locator("[name='part.product']").fill("Journey valve");
        page.locator("[name='part.quantity']").fill("2");
        Browser.look(page, "bundle");
        button(page, "Save", true).click();
        assertThat(page.getByText("Journey kit is in the catalogue.")).isVisible();
        page.setViewportSize(360, 740);
        Browser.look(page, "narrow-bundle");
        page.navigate("/products?q=journey");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Journey kit")))
                .containsText("$501");
        Browser.look(page, "narrow-products");
    }

    private static Locator button(Page page, String name, boolean exact) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(exact));
    }
}
