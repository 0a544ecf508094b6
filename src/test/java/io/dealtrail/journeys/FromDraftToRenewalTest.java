package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dealtrail.notification.PostOffice;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.SalesOffice;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The money's whole way in real browsers: each of the customer's steps begins with a mail that was really sent. */
@H2ProductTest
class FromDraftToRenewalTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/p/[\\w-]{43})");

    private static Browser browser;

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(
            new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()});

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    private SalesOffice office;
    private PostOffice post;
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
    void aDealWhoseNeedsAreKnown() {
        office = new SalesOffice(context);
        post = new PostOffice(
                context,
                SERVER.getSmtp().getPort(),
                PostOffice.inbox(SERVER.getImap().getPort(), "subject"));
        deal = office.openDeal("proposal");
    }

    @AfterEach
    void theDealIsClosed() {
        office.close(deal);
    }

    @Test
    void fromTheDraftOverTwoApproversAndTheSignatureToAnUnhappyCustomerAndTheRenewal() throws Exception {
        Page anna = browser.signedIn(api, "anna.snelling", "en-US");
        draft(anna, "20", "25");
        done(anna);

        Page dustin = browser.signedIn(api, "dustin.brinkmann", "en-US");
        Page finance = browser.signedIn(api, "finance", "en-US");
        for (Page approver : List.of(dustin, finance)) {
            task(approver, "approveDiscount");
            assertThat(approver.locator(".approval")).containsText("25%");
            choose(approver, "decision", "approve");
            done(approver);
        }
        office.runJobs();

        Page phone = browser.page(api, "en-US");
        phone.setViewportSize(390, 800);
        phone.navigate(mailed("proposal"));
        phone.getByLabel("Your name").fill("Carl Buyer");
        phone.getByText("I accept proposal").click();
        button(phone, "Accept the proposal").click();
        assertThat(phone.getByText("This proposal was accepted.")).isVisible();

        task(dustin, "checkContract");
        Locator ticks = dustin.locator("#checklist input[type=checkbox]");
        assertThat(ticks).not().hasCount(0);
        for (int i = 0; i < ticks.count(); i++) {
            dustin.locator("#checklist .form-check-label").nth(i).click();
            assertThat(dustin.locator("#checklist .tick-who")).hasCount(i + 1);
        }
        choose(dustin, "complete", "true");
        done(dustin);
        office.runJobs();

        phone.navigate(mailed("contract"));
        phone.getByLabel("Your full name").fill("Carl Buyer");
        phone.locator("label.consent").click();
        button(phone, "Sign the contract").click();
        assertThat(phone.getByText("Signed by Carl Buyer")).isVisible();
        Browser.look(phone, "whole-way-signed");

        Page director = browser.signedIn(api, "director", "en-US");
        task(director, "countersign");
        choose(director, "signed", "true");
        done(director);
        office.runJobs();
        assertThat(office.facts(deal).status().name()).isEqualTo("WON");
        assertThat(mails("sealed").get(0).enclosures()).anyMatch(name -> name.endsWith(".pdf"));

        Page service = browser.signedIn(api, "service", "en-US");
        task(service, "onboardCustomer");
        Browser.look(service, "whole-way-onboarding");
        choose(service, "done", "true");
        done(service);

        travelUntil("checkIn");
        task(anna, "checkIn");
        choose(anna, "mood", "good");
        done(anna);
        office.runJobs();
        phone.navigate(mailed("survey"));
        phone.locator(".scale-5 label").nth(1).click();
        phone.locator(".scale-11 label").nth(3).click();
        phone.locator("#s-comment").fill("Three seals leaked");
        Browser.look(phone, "whole-way-survey");
        button(phone, "Send my answer").click();
        assertThat(phone.getByText("Thank you for your answer")).isVisible();
        office.runJobs();

        task(dustin, "recoverCustomer");
        assertThat(dustin.getByText("Three seals leaked").first()).isVisible();
        dustin.fill("#f-action", "New seals free of charge");
        done(dustin);

        travelUntil("planRenewal");
        task(anna, "planRenewal");
        choose(anna, "renew", "true");
        done(anna);
        office.runJobs();
        anna.navigate("/deals/" + deal);
        String renewal = jdbc.sql("select renewal_deal from renewal where deal = :deal")
                .param("deal", deal)
                .query(String.class)
                .single();
        anna.locator("a[href='/deals/" + renewal + "']").first().click();
        assertThat(anna).hasURL(Pattern.compile(".*/deals/" + renewal));
        assertThat(anna.locator(".papers")).containsText("Pump");
        Browser.look(anna, "whole-way-renewal");
        office.close(renewal);
    }

    @Test
    void changeWantedThreeRoundsBelowTheFloorAndTheDirector() throws Exception {
        Page anna = browser.signedIn(api, "anna.snelling", "en-US");
        draft(anna, "10", "5");
        done(anna);
        office.runJobs();

        Page phone = browser.page(api, "zh-CN");
        phone.setViewportSize(390, 800);
        phone.navigate(mailed("proposal") + "?lang=zh-CN");
        phone.locator(".offer-choice").nth(1).locator("summary").click();
        phone.locator("#o-change").fill("5,500 美元以内");
        phone.locator(".offer-choice").nth(1).locator("button[type=submit]").click();
        assertThat(phone.locator(".offer-standing")).isVisible();
        Browser.look(phone, "change-wanted-zh");
        office.runJobs();

        for (String price : List.of("9,000", "8,000")) {
            task(anna, "negotiate");
            choose(anna, "outcome", "anotherRound");
            anna.fill("#f-price", price);
            anna.fill("#f-ask", "Less");
            anna.fill("#f-concession", "Down to " + price);
            done(anna);
        }
        task(anna, "negotiate");
        choose(anna, "outcome", "agreed");
        anna.fill("#f-price", "5,500");
        done(anna);

        Page director = browser.signedIn(api, "director", "en-US");
        task(director, "approveBelowFloor");
        Browser.look(director, "below-floor");
        choose(director, "decision", "approve");
        done(director);
        office.runJobs();

        assertThat(api.as("anna.snelling").get("/api/deals/" + deal).text("/stage"))
                .isEqualTo("contract");
        assertThat(api.as("anna.snelling").get("/api/deals/" + deal).text("/amount/amount"))
                .isEqualTo("5500.00");
        task(director, "checkContract");
        assertThat(director.locator(".contract-panel")).containsText("$5,500");
    }

    /** Drafts pumps with the editor. */
    private void draft(Page page, String quantity, String discount) {
        task(page, "draftProposal");
        Locator search = page.locator("#draft-search");
        search.focus();
        page.keyboard().type("pump");
        assertThat(page.locator("#draft-found [role=option]").first()).hasText(Pattern.compile("Pump.*"));
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Quantity: Pump")).isFocused();
        page.keyboard().type(quantity);
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type(discount);
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-total=gross]")).not().hasText("–");
    }

    private void task(Page page, String key) {
        String id = jdbc.sql("select id from work_item where deal = :deal and element = :key")
                .param("deal", deal)
                .param("key", key)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new AssertionError("no task " + key + " among " + office.tasks(deal)));
        page.navigate("/tasks/" + id);
    }

    /** Completes the task of the page, and waits until the page says so. */
    private static void done(Page page) {
        String task = page.url();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Complete").setExact(true))
                .click();
        assertThat(page).not().hasURL(task);
    }

    private static void choose(Page page, String field, String value) {
        page.locator("#task-form input[name='" + field + "'][value='" + value + "'] + *")
                .click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void travelUntil(String key) {
        for (int week = 0; week < 60 && !office.tasks(deal).contains(key); week++) {
            office.wait(Duration.ofDays(7));
        }
    }

    private record Mail(String subject, String text, List<String> enclosures) {}

    /** Where the link of the newest such mail leads: what the customer would tap on. */
    private String mailed(String kind) throws Exception {
        Mail mail = mails(kind).get(0);
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).as("a link in " + mail.subject()).isTrue();
        return link.group(1);
    }

    /** Mails that have left for this deal and whose key says so, the newest first. */
    private List<Mail> mails(String kind) throws Exception {
        post.send(deal);
        List<String> subjects = jdbc.sql(
                        "select subject from outbox_mail where deal = :deal and mail_key like :kind order by id desc")
                .param("deal", deal)
                .param("kind", "%" + kind + "%")
                .query(String.class)
                .list();
        List<Mail> found = new ArrayList<>();
        for (String subject : subjects) {
            for (MimeMessage message : SERVER.getReceivedMessages()) {
                if (message.getSubject().startsWith(subject)) {
                    List<String> enclosures = new ArrayList<>();
                    StringBuilder text = new StringBuilder();
                    read(message, text, enclosures);
                    found.add(new Mail(message.getSubject(), text.toString(), enclosures));
                }
            }
        }
        assertThat(found).as("mails about " + kind + " among " + subjects).isNotEmpty();
        return found;
    }

    private static void read(Part part, StringBuilder text, List<String> enclosures) throws Exception {
        if (part.getFileName() != null) {
            enclosures.add(part.getFileName());
        } else if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart inner = several.getBodyPart(i);
                read(inner, text, enclosures);
            }
        } else if (part.isMimeType("text/plain")) {
            text.append(part.getContent());
        }
    }
}
