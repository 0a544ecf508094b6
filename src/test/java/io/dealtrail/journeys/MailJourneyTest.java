package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.dealtrail.correspondence.MailCarrier;
import io.dealtrail.notification.PostOffice;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.MovableClock;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rep writes, the customer answers; what cannot be sent, the admin sends again; what answers nothing, the manager files. */
@H2ProductTest
class MailJourneyTest {

    private static Browser browser;

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(
            new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()});

    @Autowired
    private Api api;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private PostOffice office;
    private MailCarrier carrier;
    private String deal;
    private String buyer;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void aDeal() {
        clock.setTo(MovableClock.START);
        jdbc.sql("delete from notification").update();
        jdbc.sql("delete from inbox_mark").update();
        jdbc.sql("update received_mail set state = 'DISMISSED' where state = 'OPEN'")
                .update();
        SERVER.setUser("replies@dealtrail.example", "replies", "secret");
        var settings = PostOffice.inbox(SERVER.getImap().getPort(), "subject");
        office = new PostOffice(context, SERVER.getSmtp().getPort(), settings);
        carrier = new MailCarrier(context, settings);
        buyer = "bo-" + UUID.randomUUID() + "@example.com";
        deal = api.as("anna.snelling")
                .post("/api/leads", """
                        {"company":"Briefe AG","contact":{"name":"Bo Buyer","email":"%s"},"source":"web","region":"Central"}""".formatted(buyer))
                .expect(201)
                .text("/deal");
    }

    @AfterEach
    void back() {
        clock.setTo(MovableClock.START);
    }

    @Test
    void anAnswerToARepsMailShowsOnTheDealAndAtTheBell() throws Exception {
        Page page = browser.signedIn(api, "anna.snelling", "en-US");
        page.navigate("/deals/" + deal);
        Locator card = page.locator("#mails");
        assertThat(card).containsText("No mail yet");
        card.getByText("Write a mail").click();
        Browser.look(page, "mail-write");
        button(page, "Send").click();
        assertThat(page.locator(".fault").first()).isVisible();
        page.fill("#subject", "Your valves");
        page.fill("#text", "Hello Bo,\n\nshall we talk about the valves?");
        button(page, "Send").click();
        assertThat(page.getByText("The mail to Bo Buyer is on its way.")).isVisible();

        office.send(deal);
        MimeMessage letter = letter();
        answer(letter, "Yes, please call me on Tuesday.");
        carrier.round();
        page.navigate("/deals/" + deal);
        assertThat(card).containsText("The customer waits for an answer");
        assertThat(card).containsText("from Bo Buyer");
        card.locator("summary").first().click();
        assertThat(card.getByText("Yes, please call me on Tuesday.")).isVisible();
        assertThat(page.locator("#timeline, .timeline").first()).containsText("wrote to us");
        assertThat(page.locator("#bell-count")).containsText("1 unread");
        page.mouse().move(0, 0);
        Browser.look(page, "mail-deal");
        page.setViewportSize(360, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Browser.look(page, "mail-deal-phone");
        page.setViewportSize(1440, 900);
        page.navigate("/notifications");
        assertThat(page.getByText("Bo Buyer answered by mail").first()).isVisible();
        page.navigate("/deals/" + deal);
        button(page, "Mark as answered").click();
        assertThat(page.getByText("Noted that the customer was answered.")).isVisible();
        assertThat(card).not().containsText("waits for an answer");
    }

    @Test
    void theAdminSendsAgainWhatCouldNotBeSent() {
        api.as("anna.snelling")
                .post("/api/deals/" + deal + "/mails", "{\"subject\":\"Lost\",\"text\":\"Hello\"}")
                .expect(201);
        office.port(1);
        office.send(deal);
        for (int i = 0; i < 8; i++) {
            clock.advance(Duration.ofHours(25));
            office.round();
        }
        Page page = browser.signedIn(api, "admin", "en-US");
        page.navigate("/outbox");
        Browser.look(page, "outbox");
        page.navigate("/outbox?state=FAILED");
        page.locator(".mail-link", new Page.LocatorOptions().setHasText(buyer)).click();
        assertThat(page.getByText(deal).first()).isVisible();
        Browser.look(page, "outbox-mail");
        button(page, "Send again").click();
        assertThat(page.getByText("is sent again in a moment")).isVisible();
        office.port(SERVER.getSmtp().getPort());
        office.round();
        page.reload();
        assertThat(page.locator(".badge", new Page.LocatorOptions().setHasText("Sent")))
                .isVisible();

        page.navigate("/webhooks");
        Browser.look(page, "webhooks-none");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New webhook"))
                .first()
                .click();
        page.fill("#name", "Accounting");
        page.fill("#url", "http://127.0.0.1:9/hook");
        Browser.look(page, "webhook-new");
        button(page, "Create webhook").click();
        assertThat(page.locator("#secret")).isVisible();
        button(page, "Send a test").click();
        assertThat(page.getByText("A test is on its way.")).isVisible();
        page.locator(".webhook-row summary").first().click();
        Browser.look(page, "webhook");
        page.setViewportSize(360, 800);
        Browser.look(page, "webhook-phone");
        page.setViewportSize(1440, 900);
        page.navigate("/webhooks");
        Browser.look(page, "webhooks");
        jdbc.sql("update webhook_endpoint set removed_at = current_timestamp").update();
    }

    @Test
    void aManagerFilesWhatAnswersNothingAndKeepsTheLetters() throws Exception {
        MimeMessage mail = new MimeMessage(Session.getInstance(smtp()));
        mail.setFrom(new InternetAddress(buyer, "Bo Buyer"));
        mail.setRecipients(MimeMessage.RecipientType.TO, "replies@dealtrail.example");
        mail.setSubject("A question");
        mail.setText("Do you deliver on Sundays?");
        Transport.send(mail);
        carrier.round();
        Page page = browser.signedIn(api, "dustin.brinkmann", "zh-CN");
        page.navigate("/mail");
        Browser.look(page, "mail-incoming-zh");
        page.locator(".mail-in", new Page.LocatorOptions().setHasText("A question"))
                .getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(java.util.regex.Pattern.compile(deal)))
                .click();
        assertThat(page.locator("#told")).containsText(deal);
        page.navigate("/deals/" + deal);
        assertThat(page.locator("#mails")).containsText("A question");

        page.navigate("/letters/note?language=zh-CN");
        Browser.look(page, "letters-zh");
        page.fill("#introduction", "{name}，您好！{firm}");
        page.locator("form[action='/letters/note'] button[type=submit]").click();
        assertThat(page.locator(".fault").first()).containsText("{firm}");
        page.fill("#introduction", "{name}，您好！");
        page.locator("form[action='/letters/note'] button[type=submit]").click();
        assertThat(page.frameLocator(".letter-frame").getByText("您好！").first()).isVisible();
        page.navigate("/letters/note?language=en&as=text");
        page.setViewportSize(360, 800);
        Browser.look(page, "letters-phone");
        jdbc.sql("delete from letter_wording").update();
    }

    private MimeMessage letter() {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> to(mail).equals(buyer))
                .findFirst()
                .orElseThrow();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(MimeMessage letter, String text) throws Exception {
        MimeMessage answer = new MimeMessage(Session.getInstance(smtp()));
        answer.setFrom(new InternetAddress(buyer, "Bo Buyer"));
        answer.setRecipients(MimeMessage.RecipientType.TO, letter.getReplyTo());
        answer.setSubject("Re: " + letter.getSubject());
        answer.setHeader("In-Reply-To", letter.getMessageID());
        answer.setText(text + "\n\nOn Mon, Mar 2, 2026 at 9:00 AM Anna wrote:\n> Hello Bo,\n");
        Transport.send(answer);
    }

    private static Properties smtp() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", Integer.toString(SERVER.getSmtp().getPort()));
        return properties;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
