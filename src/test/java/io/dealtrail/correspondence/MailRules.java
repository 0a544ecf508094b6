package io.dealtrail.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.dealtrail.notification.CustomerReplied;
import io.dealtrail.notification.PostOffice;
import io.dealtrail.people.Actors;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Pages;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A letter goes to the customer, and what comes back finds its deal: an answer, a machine's, or the letter itself. */
@RecordApplicationEvents
abstract class MailRules {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(dynamic());

    @Autowired
    private Api api;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private MovableClock clock;

    private PostOffice office;
    private Postbox postbox;
    private GreenMailUser mailbox;
    private String deal;
    private String buyer;

    @BeforeEach
    void aDealWithABuyer() {
        clock.setTo(MovableClock.START);
        mailbox = SERVER.setUser("replies@dealtrail.example", "replies", "secret");
        jdbc.update("delete from inbox_mark");
        use("address");
        buyer = "bo-" + UUID.randomUUID() + "@example.com";
        deal = api.as("anna.snelling")
                .post("/api/leads", """
                        {"company":"Mailed %s","contact":{"name":"Bo Buyer","email":"%s"},"source":"web","region":"Central"}""".formatted(UUID.randomUUID(), buyer))
                .expect(201)
                .text("/deal");
    }

    @AfterEach
    void back() {
        clock.setTo(MovableClock.START);
    }

    @Test
    void anAnswerIsFiledUnderItsDealAndTheOwnerHearsOfIt() throws Exception {
        MimeMessage letter = letter();
        assertThat(letter.getReplyTo()[0].toString()).matches("replies\\+[0-9a-f]{32}@dealtrail\\.example");
        int before = bell("anna.snelling");
        arrives(answer(letter, "", "Dear Anna,\n\nyes, please.\n\nOn Mon, Mar 2, 2026 at 9:00 Anna wrote:\n> Hello"));
        postbox.round();

        JsonNode item = mails().at("/0");
        assertThat(item.at("/incoming").asBoolean()).isTrue();
        assertThat(item.at("/text").asText()).isEqualTo("Dear Anna,\n\nyes, please.");
        assertThat(item.at("/quoted").asText()).contains("> Hello");
        assertThat(item.at("/known").asBoolean()).isTrue();
        JsonNode said = api.as("anna.snelling")
                .get("/api/deals/" + deal + "/interactions")
                .body()
                .at("/items/0");
        assertThat(said.at("/kind").asText()).isEqualTo("email");
        assertThat(said.at("/direction").asText()).isEqualTo("in");
        assertThat(said.at("/text").asText()).contains("yes, please");
        assertThat(bell("anna.snelling")).isEqualTo(before + 1);
        assertThat(trail()).contains("mail.posted", "mail.sent", "mail.received", "interaction.recorded");
        assertThat(events.stream(CustomerReplied.class).filter(e -> e.deal().equals(deal)))
                .singleElement()
                .satisfies(e -> assertThat(e.answers()).startsWith("note:" + deal));
        assertThat(waiting()).isTrue();

        postbox.round();
        jdbc.update("update inbox_mark set uid = 0");
        postbox.round();
        assertThat(mails().findValuesAsText("incoming").stream().filter("true"::equals))
                .as("never twice, even when it is read again")
                .hasSize(1);
    }

    @Test
    void anAnswerIsKnownByWhatItAnswersToo() throws Exception {
        MimeMessage letter = letter();
        String id = letter.getMessageID();
        arrives(
                "From: Bo <" + buyer + ">\r\nTo: sales@elsewhere.example\r\nMessage-ID: <" + UUID.randomUUID()
                        + "@x>\r\nReferences: <old@x>\r\n " + id
                        + "\r\nSubject: =?UTF-8?B?5Zue5aSN?=\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n",
                "<html><head><style>p{}</style></head><body><p>您好</p><p>可以<b>接受</b></p><script>alert(1)</script></body></html>"
                        .getBytes("GB2312"));
        postbox.round();
        JsonNode item = mails().at("/0");
        assertThat(item.at("/subject").asText()).isEqualTo("回复");
        assertThat(item.at("/text").asText()).contains("您好", "可以接受").doesNotContain("alert", "<b>");
    }

    @Test
    void aTokenInTheSubjectServesMailServersWithoutSuchAddresses() throws Exception {
        use("subject");
        MimeMessage letter = letter();
        assertThat(letter.getReplyTo()[0].toString()).isEqualTo("replies@dealtrail.example");
        assertThat(letter.getSubject()).matches("Your valves \\[ref:[0-9a-f]{32}]");
        arrives("From: " + buyer + "\r\nTo: replies@dealtrail.example\r\nMessage-ID: <" + UUID.randomUUID()
                + "@x>\r\nSubject: Re: " + letter.getSubject() + "\r\n\r\nFine.");
        postbox.round();
        assertThat(mails().at("/0/text").asText()).isEqualTo("Fine.");
        assertThat(mails().at("/0/subject").asText()).isEqualTo("Re: Your valves");
    }

    @Test
    void whatComesAlongIsKeptIfItsContentAllows() throws Exception {
        MimeMessage letter = letter();
        String line = "=-the-line";
        arrives(head(letter, buyer) + "Content-Type: multipart/mixed; boundary=\"" + line + "\"\r\n\r\n"
                + part(line, "text/plain", "", "See the drawing.")
                + part(line, "application/octet-stream", "notes.txt", "100 valves")
                + part(line, "application/pdf", "invoice.pdf", "MZ\u0090\u0000\u0003 not what it says")
                + "--" + line + "--\r\n");
        postbox.round();
        JsonNode item = mails().at("/0");
        assertThat(item.at("/text").asText()).isEqualTo("See the drawing.");
        assertThat(item.at("/leftOut").toString()).contains("invoice.pdf").doesNotContain("notes.txt");
        assertThat(api.as("anna.snelling")
                        .get("/api/deals/" + deal + "/attachments")
                        .body()
                        .findValuesAsText("name"))
                .containsExactly("notes.txt");
    }

    @Test
    void aSenderWhoIsNoContactIsMarkedAndMarkupIsText() throws Exception {
        MimeMessage letter = letter();
        arrives(head(letter, "\"<img src=x>\" <stranger@example.com>") + "\r\n<script>alert(1)</script>");
        postbox.round();
        assertThat(mails().at("/0/known").asBoolean()).isFalse();
        String card = Pages.of(api.base(), "anna.snelling")
                .get("/deals/" + deal + "/mails")
                .body();
        assertThat(card).contains("&lt;script&gt;", "&lt;img src=x&gt;").doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void aMachinesAnswerIsNotTakenForThePersons() throws Exception {
        MimeMessage letter = letter();
        int before = bell("anna.snelling");
        arrives(head(letter, buyer) + "Auto-Submitted: auto-replied\r\n\r\nI am away until Friday.");
        postbox.round();
        assertThat(mails().at("/0/state").asText()).isEqualTo("AUTO");
        assertThat(bell("anna.snelling")).isEqualTo(before);
        assertThat(waiting()).isFalse();
        assertThat(trail()).contains("mail.autoReplied").doesNotContain("mail.received");
    }

    @Test
    void aLetterThatComesBackIsAnIncidentOfItsDeal() throws Exception {
        MimeMessage letter = letter();
        int before = bell("anna.snelling");
        String line = "=-report";
        arrives("From: MAILER-DAEMON@mx.example\r\nTo: sales@dealtrail.example\r\nMessage-ID: <" + UUID.randomUUID()
                + "@mx>\r\nSubject: Undelivered Mail\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\""
                + line + "\"\r\n\r\n"
                + part(line, "text/plain", "", "Sorry.")
                + part(
                        line,
                        "message/delivery-status",
                        "",
                        "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; " + buyer
                                + "\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user")
                + part(line, "message/rfc822", "", "Message-ID: " + letter.getMessageID() + "\r\nSubject: x\r\n\r\ny")
                + "--" + line + "--\r\n");
        postbox.round();
        JsonNode item = mails().at("/0");
        assertThat(item.at("/state").asText()).isEqualTo("BOUNCED");
        assertThat(item.at("/error").asText()).isEqualTo("smtp; 550 5.1.1 no such user");
        assertThat(trail()).contains("mail.bounced", "incident.opened").doesNotContain("mail.received");
        assertThat(bell("anna.snelling")).isEqualTo(before + 1);
        assertThat(incidents()).isEqualTo(1);
        assertThat(waiting()).isFalse();

        String id = item.at("/id").asText();
        api.as("anna.snelling").post("/api/outbox/" + id + "/retry", "").expect(403);
        api.as("admin").post("/api/outbox/" + id + "/retry", "").expect(200);
        assertThat(incidents()).isZero();
        assertThat(trail()).contains("mail.retried", "incident.resolved");
    }

    @Test
    void aServerThatIsDownIsAskedAgainUntilAnIncidentNamesTheDeal() throws Exception {
        write();
        office.port(1);
        office.send(deal);
        assertThat(mails().at("/0/state").asText()).isEqualTo("QUEUED");
        for (int i = 0; i < 8; i++) {
            clock.advance(Duration.ofHours(25));
            office.round();
        }
        assertThat(mails().at("/0/state").asText()).isEqualTo("FAILED");
        assertThat(trail()).contains("mail.failed", "incident.opened").doesNotContain("mail.sent");
        assertThat(incidents()).isEqualTo(1);
        assertThat(api.as("admin").get("/api/notifications").body().toString()).contains(deal);
        assertThat(api.as("anna.snelling").get("/api/deals/" + deal).text("/status"))
                .isEqualTo("OPEN");
        String id = mails().at("/0/id").asText();
        assertThat(Pages.of(api.base(), "admin").get("/outbox?state=FAILED").body())
                .contains("/outbox/" + id);
        office.port(SERVER.getSmtp().getPort());
        api.as("admin").post("/api/outbox/" + id + "/retry", "").expect(200);
        assertThat(api.as("admin")
                        .post("/api/outbox/" + id + "/retry", "")
                        .expect(409)
                        .text("/code"))
                .isEqualTo("outbox.notFailed");
        office.round();
        assertThat(mails().at("/0/state").asText()).isEqualTo("SENT");
        assertThat(incidents()).isZero();
    }

    @Test
    void mailThatAnswersNothingWaitsForSomebodyWhoKnowsItsDeal() throws Exception {
        String subject = "Question " + UUID.randomUUID();
        arrives("From: Bo <" + buyer + ">\r\nTo: replies@dealtrail.example\r\nMessage-ID: <" + UUID.randomUUID()
                + "@x>\r\nSubject: " + subject + "\r\nContent-Type: multipart/mixed; boundary=\"=-b\"\r\n\r\n"
                + part("=-b", "text/plain", "", "Do you have valves?")
                + part("=-b", "text/plain", "list.txt", "valves") + "--=-b--\r\n");
        postbox.round();
        assertThat(mails().size()).isZero();
        api.as("anna.snelling").get("/api/mail/unmatched").expect(403);
        assertThat(Pages.of(api.base(), "anna.snelling").get("/mail").statusCode())
                .isEqualTo(403);
        JsonNode open = api.as("dustin.brinkmann")
                .get("/api/mail/unmatched")
                .expect(200)
                .body()
                .at("/items/0");
        assertThat(open.at("/subject").asText()).isEqualTo(subject);
        Pages dustin = Pages.of(api.base(), "dustin.brinkmann");
        assertThat(dustin.get("/mail").body()).contains(subject, deal);
        String id = open.at("/id").asText();
        String path = "/api/mail/" + id + "/file";
        assertThat(api.as("dustin.brinkmann")
                        .post(path, "{\"deal\":\"D-999999\"}")
                        .expect(422)
                        .text("/errors/0/field"))
                .isEqualTo("deal");
        api.as("cara.losch").post(path, "{\"deal\":\"" + deal + "\"}").expect(422);
        assertThat(dustin.post("/mail/" + id + "/file", Map.of("deal", "D-1<b>"))
                        .body())
                .contains("D-1&lt;b&gt;");
        assertThat(dustin.post("/mail/" + id + "/dismiss", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(dustin.post("/mail/" + id + "/reopen", Map.of()).statusCode())
                .isEqualTo(302);
        api.as("dustin.brinkmann")
                .post(path, "{\"deal\":\"" + deal.toLowerCase(java.util.Locale.ROOT) + "\"}")
                .expect(200);
        api.as("dustin.brinkmann").post(path, "{\"deal\":\"" + deal + "\"}").expect(409);
        assertThat(mails().at("/0/text").asText()).isEqualTo("Do you have valves?");
        assertThat(api.as("anna.snelling")
                        .get("/api/deals/" + deal + "/attachments")
                        .body()
                        .findValuesAsText("name"))
                .containsExactly("list.txt");
        assertThat(trail()).contains("mail.filed", "mail.received");
        assertThat(waiting()).isTrue();
    }

    @Test
    void aPersonWhoAnswersEndsTheCustomersWait() throws Exception {
        MimeMessage letter = letter();
        arrives(answer(letter, "", "When?"));
        postbox.round();
        assertThat(waiting()).isTrue();
        Pages anna = Pages.of(api.base(), "anna.snelling");
        assertThat(anna.get("/deals/" + deal + "/mails").body()).contains("/mails/answered");
        anna.post("/deals/" + deal + "/mails/answered", Map.of());
        assertThat(waiting()).isFalse();
        anna.post("/deals/" + deal + "/mails/waiting", Map.of("since", "2026-03-01T00:00:00Z"));
        assertThat(waiting()).isTrue();
        write();
        assertThat(waiting()).isFalse();
    }

    @Test
    void onlyWhoWorksOnTheDealWritesAndOthersFindNothing() {
        String path = "/api/deals/" + deal + "/mails";
        api.as("violet.mclelland").get(path).expect(404);
        api.as("violet.mclelland").post(path, note("x", "y")).expect(404);
        api.as("auditor").get(path).expect(200);
        api.as("auditor").post(path, note("x", "y")).expect(403);
        assertThat(api.as("anna.snelling")
                        .post(path, note("", ""))
                        .expect(422)
                        .body()
                        .at("/errors"))
                .hasSize(2);
        assertThat(Pages.of(api.base(), "violet.mclelland")
                        .get("/deals/" + deal + "/mails")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLetterIsWrittenInTheContactsLanguage() {
        JsonNode whole = api.as("anna.snelling").get("/api/deals/" + deal).body();
        String contact = whole.at("/contacts/0/id").asText();
        long version = whole.at("/version").asLong();
        String unknown = "{\"contacts\":[{\"id\":\"%s\",\"language\":\"xx\"}],\"version\":%d}";
        api.as("anna.snelling")
                .patch("/api/deals/" + deal, unknown.formatted(contact, version))
                .expect(422);
        assertThat(api.as("anna.snelling")
                        .patch(
                                "/api/deals/" + deal,
                                unknown.formatted(contact, version).replace("xx", "zh-CN"))
                        .expect(200)
                        .text("/contacts/0/language"))
                .isEqualTo("zh-CN");
        write();
        assertThat(jdbc.queryForObject("select html from outbox_mail where deal = ?", String.class, deal))
                .contains("lang=\"zh-CN\"");
        assertThat(Pages.of(api.base(), "anna.snelling")
                        .get("/deals/" + deal + "/contacts/edit?contact=" + contact)
                        .body())
                .contains("<option value=\"zh-CN\" selected=\"selected\">");
    }

    @Test
    void aFormThatIsSentTwiceWritesOnce() {
        Pages anna = Pages.of(api.base(), "anna.snelling");
        Map<String, String> form = Map.of(
                "subject", "Once", "text", "Hello", "nonce", UUID.randomUUID().toString());
        anna.post("/deals/" + deal + "/mails", form);
        anna.post("/deals/" + deal + "/mails", form);
        assertThat(mails().size()).isEqualTo(1);
        assertThat(anna.post("/deals/" + deal + "/mails", Map.of("subject", "<b>", "text", ""))
                        .body())
                .contains("value=\"&lt;b&gt;\"");
    }

    @Test
    void mailThatNobodyCanReadIsStillThere() {
        arrives(
                "From: =?nonsense?Q?=ZZ <@@>\r\nSubject: =?UTF-8?B?####?=\r\nContent-Type: multipart/mixed\r\n\r\nno boundary "
                        + UUID.randomUUID());
        int before = open();
        postbox.round();
        assertThat(open()).isEqualTo(before + 1);
        arrives("X-Only: " + UUID.randomUUID() + "\r\n\r\n");
        postbox.round();
        assertThat(open()).isEqualTo(before + 2);
    }

    private int open() {
        return api.as("director").get("/api/mail/unmatched").body().at("/total").asInt();
    }

    private void use(String tokenIn) {
        var settings = PostOffice.inbox(SERVER.getImap().getPort(), tokenIn);
        office = new PostOffice(context, SERVER.getSmtp().getPort(), settings);
        postbox = new Postbox(
                settings,
                context.getBean(Filing.class),
                context.getBean(InboxMarks.class),
                context.getBean(Actors.class),
                clock);
    }

    /** Anna writes, and the letter is at the customer's. */
    private MimeMessage letter() {
        write();
        office.send(deal);
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(this::isToBuyer)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private void write() {
        api.as("anna.snelling")
                .post("/api/deals/" + deal + "/mails", note("Your valves", "Hello Bo,\\n\\nshall we?"))
                .expect(201);
    }

    private boolean isToBuyer(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString().equals(buyer);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String note(String subject, String text) {
        return "{\"subject\":\"" + subject + "\",\"text\":\"" + text + "\"}";
    }

    private String answer(MimeMessage letter, String more, String text) throws MessagingException {
        return head(letter, "Bo Buyer <" + buyer + ">") + more + "Content-Type: text/plain; charset=UTF-8\r\n\r\n"
                + text;
    }

    private static String head(MimeMessage letter, String from) throws MessagingException {
        return "From: " + from + "\r\nTo: " + letter.getReplyTo()[0] + "\r\nMessage-ID: <" + UUID.randomUUID()
                + "@customer.example>\r\nDate: Mon, 2 Mar 2026 14:00:00 +0000\r\nSubject: Re: Your valves\r\n";
    }

    private static String part(String line, String type, String name, String content) {
        return "--" + line + "\r\nContent-Type: " + type + "\r\n"
                + (name.isEmpty() ? "" : "Content-Disposition: attachment; filename=\"" + name + "\"\r\n") + "\r\n"
                + content + "\r\n";
    }

    private void arrives(String mail) {
        arrives(mail, new byte[0]);
    }

    private void arrives(String mail, byte[] more) {
        try {
            byte[] head = mail.getBytes(StandardCharsets.UTF_8);
            byte[] all = Arrays.copyOf(head, head.length + more.length);
            System.arraycopy(more, 0, all, head.length, more.length);
            mailbox.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(all)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode mails() {
        return api.as("director")
                .get("/api/deals/" + deal + "/mails")
                .expect(200)
                .body()
                .at("/items");
    }

    private List<String> trail() {
        return api.as("auditor")
                .get("/api/deals/" + deal + "/trail?size=200")
                .body()
                .at("/items")
                .findValuesAsText("action");
    }

    private int bell(String who) {
        return api.as(who)
                .get("/api/notifications?unread=true")
                .body()
                .at("/total")
                .asInt();
    }

    private boolean waiting() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select case when customer_wrote_at is null then false else true end from deal where number = ?",
                Boolean.class,
                deal));
    }

    private long incidents() {
        RuntimeService runtime = context.getBean(RuntimeService.class);
        String root = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(deal)
                .rootProcessInstances()
                .singleResult()
                .getId();
        return runtime.createIncidentQuery().processInstanceId(root).count();
    }

    private static com.icegreen.greenmail.util.ServerSetup[] dynamic() {
        return new com.icegreen.greenmail.util.ServerSetup[] {
            ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()
        };
    }
}
