package io.dealtrail.aftersales;

import static io.dealtrail.testing.SalesOffice.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.notification.CustomerReplied;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.SalesOffice;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Service cases: their clock, their conversation, who may, and the customer's page. The deal is won on Monday, 2 March 2026, in Chicago. */
abstract class CaseRules {

    private static final Pattern LINK = Pattern.compile("http[^\\s\"]*(/p/[\\w-]+)");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private SalesOffice office;
    private String deal;

    @BeforeEach
    void aDealThatWasWon() {
        office = new SalesOffice(context);
        deal = office.openDeal("proposal");
        office.win(deal, 2);
    }

    @AfterEach
    void theDealIsOver() {
        office.close(deal);
    }

    @Test
    void aCaseHasTimesByItsPriorityInWorkingHours() {
        office.leapTo("2026-03-06T22:00:00Z"); // Friday, 16:00 in Chicago: an hour and a half is left of the week
        String urgent = open("Standstill", "urgent");
        assertThat(one(urgent).text("/serviceCase/respondDue")).isEqualTo("2026-03-06T23:00:00Z");
        // A working day is eight and a half hours: an hour and a half on Friday, seven on Monday, an hour earlier by
        // UTC.
        assertThat(one(urgent).text("/serviceCase/resolveDue")).isEqualTo("2026-03-09T21:00:00Z");
        office.as("service")
                .post(path(urgent, "/priority"), "{\"priority\":\"low\"}")
                .expect(200);
        assertThat(one(urgent).text("/serviceCase/respondDue")).isEqualTo("2026-03-10T21:00:00Z");
        assertThat(office.as("service")
                        .get("/api/tasks?list=queue&deal=" + deal)
                        .body()
                        .toString())
                .contains(one(urgent).text("/serviceCase/resolveDue").substring(0, 16));
    }

    @Test
    void theClockStandsStillWhileTheCustomerIsAsked() {
        String number = open("Leak", "high"); // 2 March, 15:00 UTC is 9:00 in Chicago; due in two working days
        assertThat(one(number).text("/serviceCase/resolveDue")).isEqualTo("2026-03-03T23:30:00Z");
        office.leapTo("2026-03-02T17:00:00Z");
        office.as("service")
                .post(path(number, "/ask"), "{\"text\":\"Which pump?\"}")
                .expect(200);
        Answer waiting = one(number);
        assertThat(waiting.text("/serviceCase/state")).isEqualTo("WAITING");
        assertThat(waiting.body().at("/serviceCase").hasNonNull("resolveDue")).isFalse();
        assertThat(waiting.text("/serviceCase/firstResponseAt")).isNotEmpty();
        assertThat(dueOfTask()).startsWith("9999");
        office.wait(Duration.ofDays(6)); // nobody is warned, nothing is late
        assertThat(office.trail(deal)).doesNotContain("case.warned", "case.escalated");

        office.leapTo("2026-03-09T16:00:00Z"); // Monday, 11:00 in Chicago
        customer(number).post(Map.of("case", number, "text", "The <b>big</b> one"));
        // Two hours were spent before; 15 are left: 6.5 on Monday, 8.5 on Tuesday.
        assertThat(one(number).text("/serviceCase/state")).isEqualTo("OPEN");
        assertThat(one(number).text("/serviceCase/resolveDue")).isEqualTo("2026-03-10T22:30:00Z");
        assertThat(dueOfTask()).startsWith("2026-03-10");
        office.wait(Duration.ofDays(3));
        assertThat(office.trail(deal))
                .contains("case.asked", "case.customerWrote", "case.resumed", "case.warned", "case.escalated");
    }

    @Test
    void eachLimitIsWarnedOfOnceAndThenEscalatedToTheManager() {
        String number = open("Leak", "normal");
        office.wait(Duration.ofHours(7));
        assertThat(raised("case.warned")).isEqualTo(1); // three quarters of a working day
        office.wait(Duration.ofDays(1));
        assertThat(raised("case.escalated")).isEqualTo(1);
        assertThat(told("dustin.brinkmann")).contains("case.responseLate");
        office.as("service")
                .post(path(number, "/comments"), "{\"text\":\"We come.\"}")
                .expect(200);
        office.wait(Duration.ofDays(14));
        assertThat(raised("case.warned")).isEqualTo(2);
        assertThat(raised("case.escalated")).isEqualTo(2);
        assertThat(told("director")).contains("case.resolutionLate");
    }

    @Test
    void aResolvedCaseIsReopenedByTheCustomerForAWhileAndItsTimeCountsAnew() {
        String number = open("Leak", "high");
        office.leapTo("2026-03-05T15:00:00Z");
        office.as("service")
                .post(path(number, "/resolve"), "{\"resolution\":\"New seal\"}")
                .expect(200);
        assertThat(one(number).text("/serviceCase/state")).isEqualTo("RESOLVED");
        assertThat(office.mails("case:" + number + ":resolved:%")).containsExactly("carl@acme.example");

        office.leapTo("2026-03-09T15:00:00Z"); // Monday, 10:00 in Chicago
        customer(number).post(Map.of("case", number, "text", "It drips again"));
        Answer again = one(number);
        assertThat(again.text("/serviceCase/state")).isEqualTo("OPEN");
        assertThat(again.text("/serviceCase/reopened")).isEqualTo("1");
        assertThat(again.text("/serviceCase/resolveDue")).isEqualTo("2026-03-11T15:00:00Z");
        assertThat(office.tasks(deal)).contains("resolveCase");
        office.as("service")
                .post(path(number, "/resolve"), "{\"resolution\":\"Newer seal\"}")
                .expect(200);

        office.leapTo("2026-03-26T15:00:00Z");
        assertThat(customer(number)
                        .post(Map.of("case", number, "text", "Again!"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(one(number).text("/serviceCase/state")).isEqualTo("RESOLVED");
        office.as("service")
                .post(path(number, "/reopen"), "{\"text\":\"They rang\"}")
                .expect(200);
        assertThat(one(number).text("/serviceCase/state")).isEqualTo("OPEN");
    }

    @Test
    void theCustomerOpensACaseAndReadsWhatIsMeantForThem() {
        Customer customer = customer(null);
        customer.post(Map.of("title", "Howls <script>", "text", "at night", "priority", "high"));
        String number = deal + "-C1";
        assertThat(one(number).text("/serviceCase/contact")).isEqualTo("Carl Buyer");
        assertThat(one(number).text("/serviceCase/source")).isEqualTo("link");
        office.as("service")
                .post(path(number, "/comments"), "{\"text\":\"Never pays\",\"internal\":true}")
                .expect(200);
        office.as("service")
                .post(path(number, "/comments"), "{\"text\":\"We come & look\"}")
                .expect(200);
        String page = customer.page();
        assertThat(page)
                .contains("Howls &lt;script&gt;", "We come &amp; look")
                .doesNotContain("Never pays", "<script>alert");
        assertThat(customer.post(Map.of("title", "", "text", "")).statusCode()).isEqualTo(422);
        assertThat(customer.post(Map.of("case", "D-999999-C1", "text", "mine?")).statusCode())
                .isEqualTo(404);
        assertThat(customer.post(Map.of("title", "x", "priority", "sky-high")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void mailsOpenCasesAndAreAddedToThem() {
        mail("Howls at night", "Since <b>Monday</b>", null);
        String number = deal + "-C1";
        assertThat(one(number).text("/serviceCase/source")).isEqualTo("mail");
        assertThat(one(number).text("/serviceCase/title")).isEqualTo("Howls at night");
        office.as("service").post(path(number, "/ask"), "{\"text\":\"Which?\"}").expect(200);
        mail("Re: A question [" + number + "]", "The left one", "case:" + number + ":said:1:0");
        assertThat(one(number).text("/serviceCase/state")).isEqualTo("OPEN");
        assertThat(one(number).text("/messages/1/text")).isEqualTo("The left one");
        mail("Re: How satisfied are you?", "Very", "survey:" + deal + ":1");
        mail("Re: [D-999999-C1]", "Not of this deal", "proposal:" + deal + ":1");
        assertThat(office.as("service")
                        .get("/api/deals/" + deal + "/cases")
                        .body()
                        .at("/items"))
                .hasSize(1);
        assertThat(office.trail(deal)).contains("case.customerWrote", "case.resumed");
    }

    private void mail(String subject, String text, @Nullable String answers) {
        transaction.executeWithoutResult(status -> context.publishEvent(new CustomerReplied(
                deal, 1, "carl@acme.example", "Carl Buyer", subject, text, answers, true, Instant.now())));
    }

    @Test
    void aCaseIsOfTheServiceAndOfThoseWhoSoldAndOfNobodyElse() {
        String number = open("Leak", "normal");
        for (String stranger : List.of("darcel.schlecht", "admin", "legal")) {
            assertThat(office.as(stranger).get(path(number, "")).status())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(office.as("darcel.schlecht")
                        .post(path(number, "/comments"), "{\"text\":\"hi\"}")
                        .status())
                .isEqualTo(404);
        assertThat(office.as("auditor").get(path(number, "")).status()).isEqualTo(200);
        assertThat(office.as("auditor")
                        .post(path(number, "/comments"), "{\"text\":\"hi\"}")
                        .status())
                .isEqualTo(403);
        assertThat(office.as("darcel.schlecht")
                        .get("/api/cases?size=200")
                        .body()
                        .toString())
                .doesNotContain(number);
        assertThat(office.as("service")
                        .get("/api/cases?list=queue&size=200")
                        .body()
                        .toString())
                .contains(number);
        office.as("service")
                .post(path(number, "/assign"), "{\"user\":\"service\"}")
                .expect(200);
        assertThat(office.as("service")
                        .get("/api/cases?list=mine&size=200")
                        .body()
                        .toString())
                .contains(number);
        assertThat(office.as("service")
                        .get("/api/cases?list=queue&size=200")
                        .body()
                        .toString())
                .doesNotContain(number);
        // What somebody has is theirs to resolve; whoever sold the deal is told so.
        assertThat(office.as("rep")
                        .post(path(number, "/resolve"), "{\"resolution\":\"done\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void twoWhoResolveAtOnceAreNotBothFirst() {
        String number = open("Leak", "normal");
        office.as("service")
                .post(path(number, "/resolve"), "{\"resolution\":\"New seal\"}")
                .expect(200);
        Answer second = office.as("director").post(path(number, "/resolve"), "{\"resolution\":\"Other seal\"}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("/code")).isEqualTo("case.resolvedAlready");
        assertThat(one(number).text("/serviceCase/resolution")).isEqualTo("New seal");
        assertThat(office.as("service")
                        .post(path(number, "/comments"), "{\"text\":\"late\"}")
                        .text("/code"))
                .isEqualTo("case.resolvedAlready");
    }

    @Test
    void theListGoesOnWhereItStopped() {
        for (int i = 1; i <= 3; i++) {
            open("Listed " + i, List.of("low", "urgent", "high").get(i - 1));
        }
        String query = "/api/cases?size=2&q=" + deal.toLowerCase(java.util.Locale.ROOT);
        Answer first = office.as("service").get(query).expect(200);
        assertThat(texts(first, "items", "title")).containsExactly("Listed 2", "Listed 3");
        assertThat(first.text("/total")).isEqualTo("3");
        Answer second = office.as("service")
                .get(query + "&after=" + first.text("/next"))
                .expect(200);
        assertThat(texts(second, "items", "title")).containsExactly("Listed 1");
        assertThat(office.as("service").get(query + "&after=nonsense").status()).isEqualTo(400);
        assertThat(office.as("service").get("/api/cases?list=theirs").status()).isEqualTo(400);
    }

    private String open(String title, String priority) {
        String body = "{\"title\":\"%s\",\"text\":\"It drips\",\"priority\":\"%s\"}".formatted(title, priority);
        return office.as("service")
                .post("/api/deals/" + deal + "/cases", body)
                .expect(201)
                .text("/number");
    }

    private String path(String number, String rest) {
        return "/api/deals/" + deal + "/cases/" + number + rest;
    }

    private Answer one(String number) {
        return office.as("service").get(path(number, "")).expect(200);
    }

    private String dueOfTask() {
        return jdbc.sql("select due from work_item where deal = :deal and element = 'resolveCase'")
                .param("deal", deal)
                .query(java.time.OffsetDateTime.class)
                .single()
                .withOffsetSameInstant(java.time.ZoneOffset.UTC)
                .toString();
    }

    private long raised(String action) {
        return office.trail(deal).stream().filter(action::equals).count();
    }

    private List<String> told(String person) {
        return jdbc.sql("select kind from notification where person = :person and deal = :deal")
                .param("person", person)
                .param("deal", deal)
                .query(String.class)
                .list();
    }

    /** @param number of the case that the newest letter was about, or null for the welcome */
    private Customer customer(String number) {
        String key = number == null ? "welcome:" + deal : "case:" + number + ":%";
        String mail = jdbc.sql("select body from outbox_mail where mail_key like :key order by id desc")
                .param("key", key)
                .query(String.class)
                .list()
                .get(0);
        Matcher link = LINK.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        return new Customer(link.group(1));
    }

    private final class Customer {

        private final Pages pages = Pages.of(office.as("service").base(), "nobody");
        private final String address;

        private Customer(String address) {
            this.address = address;
        }

        private HttpResponse<String> post(Map<String, String> form) {
            return pages.post(address, form);
        }

        private String page() {
            return pages.get(address).body();
        }
    }
}
