package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.SalesOffice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A discount that two approve, and asks again when it changes; a negotiation that ends below the floor. */
@H2ProductTest
class ApprovalAndNegotiationTest {

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
    }

    @AfterEach
    void theDealIsClosed() {
        office.close(deal);
    }

    @Test
    void aDiscountIsApprovedByTwoWhoSeeWhyAndAChangeAsksAgain() {
        office.draft("rep", deal, 4, "25").expect(201);
        office.complete("rep", deal, "draftProposal", "{\"comment\":\"They buy every year\"}")
                .expect(200);

        Page manager = signedIn("dustin.brinkmann");
        manager.navigate("/approvals");
        Browser.look(manager, "approvals-waiting");
        manager.locator("#results tr", new Page.LocatorOptions().setHasText(deal))
                .getByRole(AriaRole.LINK)
                .click();
        Locator panel = manager.locator(".approval");
        assertThat(panel).containsText("More than 10 %: the manager");
        assertThat(panel).containsText("They buy every year");
        assertThat(panel).containsText("25%");
        Browser.look(manager, "approval-manager");

        panel.getByText("Ask someone").click();
        manager.selectOption("#ask-to", "finance");
        manager.fill("#ask-question", "Do they pay on time?");
        Browser.look(manager, "approval-ask");
        manager.getByText("Send the question").click();
        assertThat(panel).containsText("Do they pay on time?");
        assertThat(panel).containsText("No answer yet");

        Page finance = signedIn("finance");
        finance.navigate("/approvals?list=questions");
        finance.locator("textarea[name=answer]").first().fill("They always did");
        Browser.look(finance, "approval-questions");
        finance.getByText("Answer", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(finance.locator("#told")).containsText("Your answer stands");

        manager.reload();
        assertThat(panel).containsText("They always did");
        decide(manager, "approve", "");
        assertThat(manager.locator("#told")).containsText("Task completed");

        finance.navigate("/tasks/" + task("approveDiscount"));
        assertThat(finance.locator(".approval-steps")).containsText("Dustin Brinkmann");
        Browser.look(finance, "approval-finance");

        // Changed in a second tab, while finance looks at it.
        office.as("rep")
                .with("If-Match", "2")
                .put("/api/deals/" + deal + "/proposals/1", SalesOffice.lines(4, "28"))
                .expect(200);
        decide(finance, "approve", "");
        assertThat(finance.getByText("The figures were changed while you looked at them"))
                .isVisible();
        assertThat(finance.locator(".approval-figures")).containsText("28%");
        Browser.look(finance, "approval-moved");
        decide(finance, "sendBack", "Say what changed");
        assertThat(finance.locator("#told")).containsText("Task completed");

        Page rep = signedIn("anna.snelling");
        rep.navigate("/deals/" + deal);
        Locator chain = rep.locator("#approvals");
        assertThat(chain).containsText("Finance");
        assertThat(chain).containsText("Say what changed");
        chain.scrollIntoViewIfNeeded();
        Browser.look(rep, "approval-rep");
        org.assertj.core.api.Assertions.assertThat(office.tasks(deal)).containsExactly("draftProposal");
    }

    @Test
    void threeRoundsEndBelowTheFloorAndADirectorAllowsIt() {
        office.draft("rep", deal, 3, "0").expect(201);
        office.complete("rep", deal, "draftProposal", "{}").expect(200);
        office.runJobs();
        office.tell("rep", deal, "proposal.changeWanted", "{\"reason\":\"too dear\"}")
                .expect(200);

        Page rep = signedIn("anna.snelling");
        rep.navigate("/tasks/" + task("negotiate"));
        Locator talk = rep.locator(".negotiation");
        assertThat(talk).containsText("Nothing has been spoken of yet");
        talk.getByText("Note a round").first().click();
        rep.fill("#round-ask", "30 % off");
        rep.fill("#round-concession", "10 % off");
        rep.fill("#round-price", "2,700");
        talk.getByText("Note it").click();
        assertThat(talk).containsText("Round 1 is noted");
        Browser.look(rep, "negotiation-first");

        rep.locator("#f-price").fill("2,200");
        rep.locator("#f-ask").fill("a third off");
        choose(rep, "outcome", "anotherRound");
        button(rep, "Complete").click();
        assertThat(rep.locator("#told")).containsText("Task completed");

        rep.navigate("/tasks/" + task("negotiate"));
        rep.locator("#f-price").fill("1,700");
        rep.locator("#f-paymentDays").fill("45");
        choose(rep, "outcome", "agreed");
        Browser.look(rep, "negotiation-second");
        button(rep, "Complete").click();
        assertThat(rep.locator("#told")).containsText("Task completed");

        rep.navigate("/deals/" + deal);
        assertThat(rep.locator(".negotiation")).containsText("below floor");
        assertThat(rep.locator(".negotiation .price-floor")).hasCount(0);

        Page director = signedIn("director");
        director.navigate("/tasks/" + task("approveBelowFloor"));
        assertThat(director.locator(".approval")).containsText("below the floor of $1,800");
        assertThat(director.locator(".negotiation .price-floor")).hasCount(1);
        Browser.look(director, "negotiation-exception");
        decide(director, "approve", "This once");
        assertThat(director.locator("#told")).containsText("Task completed");

        director.navigate("/deals/" + deal);
        assertThat(director.locator(".negotiation")).containsText("Agreed");
        director.locator(".negotiation").scrollIntoViewIfNeeded();
        Browser.look(director, "negotiation-agreed");
        org.assertj.core.api.Assertions.assertThat(office.facts(deal).amount()).hasToString("1700.00 USD");
        org.assertj.core.api.Assertions.assertThat(office.facts(deal).paymentDays())
                .isEqualTo(45);
    }

    private static void decide(Page page, String decision, String comment) {
        choose(page, "decision", decision);
        page.fill("#f-comment", comment);
        button(page, "Complete").click();
    }

    private static void choose(Page page, String field, String value) {
        page.locator(
                        "label",
                        new Page.LocatorOptions()
                                .setHas(page.locator("input[name=%s][value=%s]".formatted(field, value))))
                .click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Page signedIn(String who) {
        return browser.signedIn(api, who, "en-US");
    }

    private String task(String key) {
        return jdbc.sql("select id from work_item where deal = :deal and element = :key")
                .param("deal", deal)
                .param("key", key)
                .query(String.class)
                .single();
    }
}
