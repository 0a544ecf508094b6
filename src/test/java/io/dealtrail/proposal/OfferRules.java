package io.dealtrail.proposal;

import static io.dealtrail.testing.SalesOffice.lines;
import static io.dealtrail.testing.SalesOffice.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.SalesOffice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customer's page of a proposal, on each database. */
abstract class OfferRules {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private SalesOffice office;
    private String deal;
    private String link;

    @BeforeEach
    void aProposalIsWithTheCustomer() {
        office = new SalesOffice(context);
        deal = office.openDeal("proposal");
        office.draft("rep", deal, 3, "5").expect(201);
        office.complete("rep", deal, "draftProposal", "{}").expect(200);
        office.runJobs();
        link = link(1);
    }

    @AfterEach
    void theDealIsClosed() {
        office.close(deal);
    }

    @Test
    void theCustomerReadsWhatIsOfferedAndNothingOfOurs() {
        Answer page = customer().get(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.raw().body())
                .contains("Pump", "$2,850.00", "less 5%", "Accept", "Anna Snelling")
                .doesNotContain("600.00", "1,800.00", "58.33", "margin", "floor", "Floor");
        assertThat(customer().get(link + "?lang=zh-CN").raw().body()).contains("接受", "您的姓名");
        Answer pdf = customer().get(link + "/proposal.pdf");
        assertThat(pdf.raw().headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(customer().get(link + "/other.pdf").status()).isEqualTo(404);
        assertThat(customer().get("/p/" + "A".repeat(43)).status()).isEqualTo(404);
    }

    @Test
    void theFirstOpeningIsAnEventOfTheDealAndTellsTheOwner() {
        customer().get(link);
        customer().get(link);
        assertThat(office.trail(deal).stream().filter("link.opened"::equals)).hasSize(1);
        assertThat(told()).containsExactly("proposal.opened");
        Answer links = office.as("rep")
                .get("/api/deals/" + deal + "/proposals/1/links")
                .expect(200);
        assertThat(texts(links, "items", "opened")).containsExactlyInAnyOrder("0", "2");
        assertThat(links.raw().body()).doesNotContain(link.substring(3));
    }

    @Test
    void whatIsMissingIsToldAtItsField() {
        Answer nothing = send(Map.of("answer", "accept"));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.raw().body()).contains("Please type your name.", "Please confirm that you accept.");
        Answer unsaid = send(Map.of("answer", "decline", "text", " "));
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.raw().body()).contains("Please write a few words.");
        assertThat(send(Map.of("answer", "steal")).status()).isEqualTo(422);
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void anAcceptedProposalMovesTheDealOnAndNamesTheCustomer() {
        Answer accepted = send(Map.of("answer", "accept", "name", "Carl <b>Buyer</b>", "consent", "true"));
        assertThat(accepted.status()).isEqualTo(302);
        assertThat(state()).isEqualTo("ACCEPTED");
        assertThat(office.tasks(deal)).containsExactly("checkContract");
        assertThat(office.trail(deal)).contains("proposal.answeredByLink", "proposal.accepted");
        assertThat(jdbc.sql(
                                "select actor from trail_entry where subject = :deal and action = 'proposal.answeredByLink'")
                        .param("deal", deal)
                        .query(String.class)
                        .single())
                .isEqualTo("customer:Carl Buyer");
        assertThat(customer().get(link).raw().body())
                .contains("This proposal was accepted.")
                .doesNotContain("Your answer");
        Answer again = send(Map.of("answer", "decline", "text", "no, after all"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.raw().body()).contains("Your answer was not taken", "This proposal was accepted.");
        assertThat(state()).isEqualTo("ACCEPTED");
        assertThat(told()).contains("proposal.accepted");
    }

    @Test
    void aWantedChangeLeadsToTheTableWithItsWords() {
        send(Map.of("answer", "change", "text", "10 <i>percent</i> off"));
        assertThat(state()).isEqualTo("CHANGE_WANTED");
        assertThat(office.tasks(deal)).containsExactly("negotiate");
        assertThat(office.as("rep").get(proposals()).text("/items/0/answerText"))
                .isEqualTo("10 <i>percent</i> off");
    }

    @Test
    void aRefusalLosesTheDeal() {
        send(Map.of("answer", "decline", "text", "bought elsewhere"));
        assertThat(state()).isEqualTo("DECLINED");
        assertThat(office.facts(deal).status().name()).isEqualTo("LOST");
        assertThat(customer().get(link).raw().body()).contains("This proposal was declined.");
    }

    @Test
    void ofTwoAnswersAtOnceOneWinsAndTheOtherIsTold() {
        List<CompletableFuture<Answer>> both = Stream.of(
                        Map.of("answer", "accept", "name", "Carl", "consent", "true"),
                        Map.of("answer", "change", "text", "cheaper"))
                .map(form -> CompletableFuture.supplyAsync(() -> send(form)))
                .toList();
        List<Integer> answers =
                both.stream().map(a -> a.join().status()).sorted().toList();
        assertThat(answers).containsExactly(200, 302);
        assertThat(office.trail(deal).stream().filter("proposal.answeredByLink"::equals))
                .hasSize(1);
    }

    @Test
    void aReplacedAnExpiredAndAClosedProposalAreSaidKindly() {
        office.wait(Duration.ofDays(29));
        assertThat(customer().get(link).raw().body()).contains("Your answer");
        office.as("rep")
                .post("/api/deals/" + deal + "/proposals", lines(1, "0"))
                .expect(201);
        assertThat(customer().get(link).raw().body()).contains("Your answer");
        office.wait(Duration.ofDays(3));
        Answer over = send(Map.of("answer", "accept", "name", "Carl", "consent", "true"));
        assertThat(over.raw().body()).contains("The time for which this proposal was valid is over.", "Anna Snelling");
        assertThat(state()).isEqualTo("EXPIRED");
        office.wait(Duration.ofDays(70));
        assertThat(customer().get(link).status()).isEqualTo(410);
    }

    @Test
    void linksAreMadeAndClosedByWhoWorksOnTheDeal() {
        String second = link(1);
        assertThat(customer().get(second).status()).isEqualTo(200);
        assertThat(office.as("auditor").post(proposals() + "/1/links", "").status())
                .isEqualTo(403);
        assertThat(office.as("darcel.schlecht").get(proposals() + "/1/links").status())
                .isEqualTo(404);
        assertThat(office.as("rep").delete(proposals() + "/1/links").status()).isEqualTo(204);
        assertThat(customer().get(link).status()).isEqualTo(410);
        assertThat(customer().get(second).status()).isEqualTo(410);
        office.draft("rep", deal, 1, "0").expect(201);
        assertThat(office.as("rep").post(proposals() + "/2/links", "").text("/code"))
                .isEqualTo("proposal.notSent");
    }

    @Test
    void theLetterLeadsToThePageAndHasThePaperEnclosed() {
        String html = jdbc.sql("select html from outbox_mail where mail_key = :key")
                .param("key", "proposal:" + deal + ":1")
                .query(String.class)
                .single();
        assertThat(html)
                .contains("/p/", "Carl Buyer", "$2,850.00", "Anna Snelling")
                .doesNotContain("1,800.00");
        assertThat(texts(office.as("rep").get(proposals() + "/1/links"), "items", "name"))
                .contains("Carl Buyer");
    }

    private Api customer() {
        return office.as("");
    }

    private Answer send(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return customer()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(link, body);
    }

    private String link(int version) {
        String address = office.as("rep")
                .post(proposals() + "/" + version + "/links", "")
                .expect(201)
                .text("/address");
        return address.substring(address.indexOf("/p/"));
    }

    private String state() {
        return office.as("rep").get(proposals()).text("/items/0/state");
    }

    private List<String> told() {
        return jdbc.sql("select kind from notification where deal = :deal and kind like 'proposal.%' order by id")
                .param("deal", deal)
                .query(String.class)
                .list();
    }

    private String proposals() {
        return "/api/deals/" + deal + "/proposals";
    }
}
