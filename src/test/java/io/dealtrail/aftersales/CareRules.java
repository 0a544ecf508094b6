package io.dealtrail.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.document.Pdfs;
import io.dealtrail.proposal.Proposals;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.SalesOffice;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Onboarding, hand-over, check-ins, surveys by link, and what follows a contract. */
abstract class CareRules {

    private static final Pattern LINK = Pattern.compile("/p/[\\w-]+");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Renewals renewals;

    @Autowired
    private Proposals proposals;

    private SalesOffice office;
    private String deal;

    @BeforeEach
    void aDealThatWasWon() {
        office = new SalesOffice(context);
        deal = office.openDeal("proposal");
        office.win(deal, 3);
    }

    @AfterEach
    void theDealIsOver() {
        office.close(deal);
    }

    @Test
    void theUsualPointsAreCopiedToTheDealAndTickedThere() {
        Answer points =
                office.as("service").get("/api/deals/" + deal + "/onboarding").expect(200);
        assertThat(points.body().at("/items")).hasSize(6);
        String point = "/api/deals/" + deal + "/onboarding/" + points.text("/items/0/id");
        Answer ticked = office.as("service").post(point, "{\"done\":true}").expect(200);
        assertThat(ticked.text("/doneBy")).isEqualTo("service");
        assertThat(office.as("rep").post(point, "{\"done\":true}").expect(200).text("/doneBy"))
                .as("who was first stays")
                .isEqualTo("service");
        office.as("service").post(point, "{\"done\":false}").expect(200);
        assertThat(office.trail(deal)).contains("onboarding.begun", "onboarding.done", "onboarding.undone");
        assertThat(office.as("darcel.schlecht").post(point, "{\"done\":true}").status())
                .isEqualTo(404);
        assertThat(office.as("auditor").post(point, "{\"done\":true}").status()).isEqualTo(403);
        assertThat(office.as("service")
                        .post("/api/deals/" + deal + "/onboarding/none", "{\"done\":true}")
                        .status())
                .isEqualTo(404);
        assertThat(office.as("service").post(point, "{}").status()).isEqualTo(422);
        assertThat(office.as("rep").put("/api/onboarding", "{\"points\":[]}").status())
                .isEqualTo(403);
        assertThat(office.as("manager")
                        .put("/api/onboarding", "{\"points\":[]}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theHandOverSheetIsFilledFromTheDealAndPrinted() {
        String sheet = "/api/deals/" + deal + "/handover";
        Answer filled = office.as("service").get(sheet).expect(200);
        assertThat(filled.text("/contacts/0/name")).isEqualTo("Carl Buyer");
        assertThat(filled.text("/sold/lines/0/productName")).isEqualTo("Pump");
        assertThat(filled.text("/terms/end")).isEqualTo("2027-03-01");
        office.as("rep")
                .put(sheet, "{\"promised\":\"By 16 March\",\"openPoints\":\"<b>Floor</b>\",\"version\":0}")
                .expect(200);
        assertThat(office.as("service")
                        .put(sheet, "{\"openPoints\":\"Mine\",\"version\":0}")
                        .expect(409)
                        .text("/code"))
                .isEqualTo("handOverSheet.changed");
        assertThat(office.as("service").put(sheet, "{\"openPoints\":\"Mine\"}").status())
                .isEqualTo(422);
        assertThat(office.as("darcel.schlecht").get(sheet).status()).isEqualTo(404);
        assertThat(Pages.of(office.as("rep").base(), "anna.snelling")
                        .get("/deals/" + deal + "/handover")
                        .body())
                .contains("&lt;b&gt;Floor&lt;/b&gt;");
        for (int again = 0; again < 2; again++) {
            assertThat(office.as("service")
                            .get(sheet + ".pdf")
                            .expect(200)
                            .raw()
                            .body())
                    .startsWith("%PDF");
        }
        assertThat(kept("handover")).as("the same sheet is one paper").isEqualTo(1);
    }

    @Test
    void thePaperSaysWhatThePageSaysInBothLanguages() throws IOException {
        office.as("rep")
                .put("/api/deals/" + deal + "/handover", "{\"promised\":\"三月十六日前交货\",\"version\":0}")
                .expect(200);
        assertThat(read(Locale.ENGLISH)).contains("Hand-over sheet", "Carl Buyer", "Pump", "$3,000", "三月十六日前交货");
        assertThat(read(Locale.SIMPLIFIED_CHINESE)).contains("交接单", "Carl Buyer", "三月十六日前交货", "1 / 1");
    }

    private String read(Locale language) throws IOException {
        byte[] paper = context.getBean(Pdfs.class)
                .render(
                        "aftersales/handover-pdf",
                        language,
                        context.getBean(HandOverPapers.class).values(deal));
        try (PDDocument pages = Loader.loadPDF(paper)) {
            // The font has one glyph for a character and the radical that it is.
            return Normalizer.normalize(new PDFTextStripper().getText(pages), Normalizer.Form.NFKC);
        }
    }

    @Test
    void aSurveyIsAnsweredOnceByItsLink() {
        checkedIn("good");
        String link = link("survey:" + deal + ":1");
        Pages customer = Pages.of(office.as("service").base(), "nobody");
        assertThat(customer.get(link).body()).contains("How satisfied are you?");
        assertThat(customer.get(link + "?lang=zh-CN").body()).contains("您对我们满意吗？");
        assertThat(customer.post(link, Map.of("rating", "4")).statusCode()).isEqualTo(422);
        assertThat(customer.post(link, Map.of("rating", "9", "recommendation", "9"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> first =
                customer.post(link, Map.of("rating", "5", "recommendation", "10", "comment", "<i>fine</i>"));
        assertThat(first.statusCode()).isEqualTo(302);
        customer.post(link, Map.of("rating", "1", "recommendation", "0"));
        assertThat(customer.get(link).body()).contains("Thank you for your answer");
        Answer surveys = office.as("rep").get("/api/deals/" + deal + "/surveys");
        assertThat(surveys.text("/items/0/rating")).isEqualTo("5");
        assertThat(jdbc.sql("select actor from trail_entry where subject = :deal and action = 'survey.answered'")
                        .param("deal", deal)
                        .query(String.class)
                        .list())
                .containsExactly("customer:Carl Buyer");
        assertThat(office.tasks(deal)).doesNotContain("recoverCustomer");
        Answer all = office.as("manager").get("/api/surveys?days=3650&size=200").expect(200);
        assertThat(all.body().at("/answers/items").toString()).contains(deal);
        assertThat(office.as("melvin.marxen")
                        .get("/api/surveys?days=3650&size=200")
                        .expect(200)
                        .body()
                        .toString())
                .doesNotContain(deal);
        assertThat(office.as("rep").get("/api/surveys").status()).isEqualTo(403);
    }

    @Test
    void aBadMoodIsToldToTheManager() {
        checkedIn("bad");
        assertThat(jdbc.sql("select kind from notification where person = 'dustin.brinkmann' and deal = :deal")
                        .param("deal", deal)
                        .query(String.class)
                        .list())
                .contains("checkIn.badMood");
    }

    @Test
    void comingCheckInsAreInTheCalendarOfTheOwner() {
        office.complete("service", deal, "onboardCustomer", "{\"done\":true}").expect(200);
        String mine = "/calendar?view=agenda&on=2026-03-25";
        assertThat(Pages.of(office.as("rep").base(), "anna.snelling").get(mine).body())
                .contains("/deals/" + deal);
        assertThat(Pages.of(office.as("rep").base(), "darcel.schlecht")
                        .get(mine)
                        .body())
                .doesNotContain(deal);
    }

    @Test
    void aRenewalCarriesTheProductsAtAgreedPricesOrAtTodays() {
        atRenewal();
        office.complete("rep", deal, "planRenewal", "{\"renew\":true,\"prices\":\"today\"}")
                .expect(200);
        Renewals.Renewal renewal = renewals.of(deal).orElseThrow();
        assertThat(renewal.prices()).isEqualTo("today");
        assertThat(renewals.before(renewal.to())).map(Renewals.Renewal::from).contains(deal);
        assertThat(proposals.of(renewal.to())).singleElement().satisfies(draft -> {
            assertThat(draft.lines()).singleElement().satisfies(line -> {
                assertThat(line.productName()).isEqualTo("Pump");
                assertThat(line.quantity()).isEqualByComparingTo("3");
            });
            assertThat(draft.net()).hasToString("3000.00 USD");
        });
        office.close(renewal.to());
    }

    @Test
    void aCustomerWhoDoesNotRenewIsRememberedWithTheReason() {
        atRenewal();
        String task = jdbc.sql("select id from work_item where deal = :deal")
                .param("deal", deal)
                .query(String.class)
                .single();
        Pages rep = Pages.of(office.as("rep").base(), "anna.snelling");
        assertThat(rep.post("/tasks/" + task + "/complete", Map.of("renew", "false"))
                        .statusCode())
                .as("a page asks for the reason")
                .isEqualTo(422);
        office.complete("rep", deal, "planRenewal", """
                {"renew":false,"reason":"price","reasonText":"<b>too much</b>"}""").expect(200);
        assertThat(rep.get("/deals/" + deal + "/after-sales").body()).contains("Price", "&lt;b&gt;too much&lt;/b&gt;");
        assertThat(office.trail(deal)).contains("churn.recorded");
        assertThat(renewals.of(deal)).isEmpty();
    }

    private void checkedIn(String mood) {
        office.complete("service", deal, "onboardCustomer", "{\"done\":true}").expect(200);
        office.leapTo("2026-04-01T16:00:00Z");
        office.complete("rep", deal, "checkIn", "{\"mood\":\"%s\"}".formatted(mood))
                .expect(200);
        office.runJobs();
    }

    private void atRenewal() {
        office.complete("service", deal, "onboardCustomer", "{\"done\":true}").expect(200);
        office.leapTo("2026-12-17T16:00:00Z");
        assertThat(office.tasks(deal)).containsExactly("planRenewal");
    }

    private String link(String key) {
        List<String> letters = jdbc.sql("select body from outbox_mail where mail_key = :key")
                .param("key", key)
                .query(String.class)
                .list();
        Matcher link = LINK.matcher(letters.get(0));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private int kept(String kind) {
        return jdbc.sql("select count(*) from document where deal = :deal and kind = :kind")
                .param("deal", deal)
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }
}
