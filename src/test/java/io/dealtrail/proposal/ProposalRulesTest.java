package io.dealtrail.proposal;

import static io.dealtrail.testing.SalesOffice.lines;
import static io.dealtrail.testing.SalesOffice.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.deal.AmountOrigin;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.H2ProductTest;
import io.dealtrail.testing.SalesOffice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@H2ProductTest
class ProposalRulesTest {

    private static final String YES = "{\"approved\":true}";

    @Autowired
    private ApplicationContext context;

    private SalesOffice office;
    private String deal;

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
    void aDraftIsCalculatedFromTheCatalogue() {
        Answer draft = office.draft("rep", deal, 3, "5");
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.text("/net/amount")).isEqualTo("2850.00");
        assertThat(draft.text("/listTotal/amount")).isEqualTo("3000.00");
        assertThat(draft.text("/discountPercent")).isEqualTo("5.00");
        assertThat(draft.body().at("/marginPercent").isMissingNode()).isTrue();
        assertThat(draft.body().at("/lines/0/floorPrice").isMissingNode()).isTrue();
        Answer seen = office.as("manager").get(proposals() + "/1");
        assertThat(seen.text("/marginPercent")).isEqualTo("58.33");
        assertThat(seen.text("/lines/0/floorPrice/amount")).isEqualTo("600.00");
        assertThat(draft.text("/lines/0/productName")).isEqualTo("Pump");
        assertThat(office.facts(deal).discountPercent()).isEqualByComparingTo("5");
        assertThat(office.as("rep")
                        .get(proposals())
                        .body()
                        .at("/items/0/version")
                        .asInt())
                .isEqualTo(1);
        assertThat(office.as("rep")
                        .get("/api/deals/" + deal)
                        .body()
                        .at("/proposals/0/version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongIsToldFieldByField() {
        Answer refused = office.as("rep").post(proposals(), """
                {"lines":[{"product":"Pump","quantity":-1},
                          {"product":"Nothing","quantity":1,"discountPercent":101},
                          {"product":"Pump","quantity":"many","unitPrice":{"amount":"5.001","currency":"USD"}},
                          {"product":"Pump","quantity":1,"unitPrice":{"amount":"5","currency":"EUR"}},
                          {"quantity":1}],
                 "validUntil":"2026-02-30"}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(texts(refused, "errors", "field"))
                .containsExactly(
                        "lines[0].quantity",
                        "lines[1].product",
                        "lines[1].discountPercent",
                        "lines[2].quantity",
                        "lines[2].unitPrice",
                        "lines[3].unitPrice",
                        "lines[4].product",
                        "validUntil");
        assertThat(texts(refused, "errors", "message")).noneMatch(m -> m.contains("{"));
        assertThat(office.as("rep")
                        .post(proposals(), "{\"lines\":[],\"validUntil\":\"2026-03-01\"}")
                        .text("/code"))
                .isEqualTo("proposal.validUntilPast");
        assertThat(office.as("rep").get(proposals()).body().path("items")).isEmpty();
    }

    @Test
    void onlyWhoWorksOnTheDealMayDraft() {
        assertThat(office.draft("auditor", deal, 1, "0").status()).isEqualTo(403);
        assertThat(office.draft("legal", deal, 1, "0").status()).isEqualTo(403);
        assertThat(office.draft("rep", "D-999999", 1, "0").status()).isEqualTo(404);
        assertThat(office.as("auditor").get(proposals()).status()).isEqualTo(200);
    }

    @Test
    void aNewDraftReplacesTheOpenOne() {
        office.draft("rep", deal, 1, "0");
        office.draft("rep", deal, 2, "0");
        assertThat(states()).containsExactly("SUPERSEDED", "DRAFT");
    }

    @Test
    void aChangeIsBasedOnTheDraftAsItIs() {
        Answer draft = office.draft("rep", deal, 1, "0");
        String path = proposals() + "/1";
        assertThat(office.as("rep").put(path, lines(2, "0")).text("/code")).isEqualTo("version.required");
        String current = "\"" + draft.text("/revision") + "\"";
        assertThat(office.as("rep")
                        .with("If-Match", current)
                        .put(path, lines(2, "0"))
                        .status())
                .isEqualTo(200);
        Answer stale = office.as("rep").with("If-Match", current).put(path, lines(3, "0"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("/current/net/amount")).isEqualTo("2000.00");
        String byVersion = lines(4, "0").replaceFirst("}$", ",\"version\":1}");
        assertThat(office.as("rep").put(path, byVersion).text("/net/amount")).isEqualTo("4000.00");
    }

    @Test
    void anEmptyDraftIsNotSent() {
        assertThat(office.complete("rep", deal, "draftProposal", "{}").text("/code"))
                .isEqualTo("proposal.empty");
        office.as("rep").post(proposals(), "{\"lines\":[]}");
        Answer refused = office.complete("rep", deal, "draftProposal", "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("proposal.empty");
    }

    @Test
    void aSmallDiscountGoesOutAtOnceAndIsFrozen() {
        office.draft("rep", deal, 3, "10");
        send();
        assertThat(states()).containsExactly("SENT");
        assertThat(office.facts(deal).amount()).hasToString("2700.00 USD");
        assertThat(office.facts(deal).amountOrigin()).isEqualTo(AmountOrigin.PROPOSAL);
        assertThat(office.as("rep").get(proposals()).text("/items/0/validUntil"))
                .isEqualTo("2026-04-01");
        assertThat(office.as("rep")
                        .with("If-Match", "1")
                        .put(proposals() + "/1", lines(1, "0"))
                        .text("/code"))
                .isEqualTo("proposal.frozen");
        assertThat(office.mails("proposal:" + deal + ":1")).containsExactly("carl@acme.example");
        assertThat(office.trail(deal)).contains("proposal.drafted", "proposal.requested", "proposal.sent");
    }

    @Test
    void theManagerApprovesAMediumDiscount() {
        office.draft("rep", deal, 1, "15");
        office.complete("rep", deal, "draftProposal", "{}");
        assertThat(office.complete("manager", deal, "approveDiscount", YES).status())
                .isEqualTo(200);
        office.runJobs();
        assertThat(states()).containsExactly("SENT");
        assertThat(office.trail(deal)).contains("discount.approved");
    }

    @Test
    void whoeverAsksCannotApprove() {
        office.draft("rep", deal, 1, "15");
        office.complete("manager", deal, "draftProposal", "{}");
        Answer own = office.complete("manager", deal, "approveDiscount", YES);
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("/code")).isEqualTo("approval.fourEyes");
        assertThat(office.complete("director", deal, "approveDiscount", YES).status())
                .isEqualTo(200);
    }

    @Test
    void whoeverChangesTheFiguresMeanwhileCannotApproveThem() {
        office.draft("rep", deal, 1, "15");
        office.complete("rep", deal, "draftProposal", "{}");
        office.as("manager").with("If-Match", "2").put(proposals() + "/1", lines(1, "19"));
        assertThat(office.complete("manager", deal, "approveDiscount", YES).text("/code"))
                .isEqualTo("approval.fourEyes");
    }

    @Test
    void aBigDiscountNeedsManagerThenFinance() {
        office.draft("rep", deal, 1, "25");
        office.complete("rep", deal, "draftProposal", "{}");
        office.complete("manager", deal, "approveDiscount", YES);
        Answer both = office.complete("manager", deal, "approveDiscount", YES);
        assertThat(both.status()).isEqualTo(403);
        assertThat(office.complete("finance", deal, "approveDiscount", YES).status())
                .isEqualTo(200);
        office.runJobs();
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void aRefusalSaysWhyAndLeadsBackToTheDraft() {
        office.draft("rep", deal, 1, "15");
        office.complete("rep", deal, "draftProposal", "{}");
        assertThat(office.complete("manager", deal, "approveDiscount", "{\"approved\":false}")
                        .text("/errors/0/field"))
                .isEqualTo("comment");
        office.complete("manager", deal, "approveDiscount", "{\"approved\":false,\"comment\":\"too cheap\"}");
        assertThat(office.tasks(deal)).containsExactly("draftProposal");
        assertThat(states()).containsExactly("DRAFT");
        office.draft("rep", deal, 1, "5");
        send();
        assertThat(states()).containsExactly("SUPERSEDED", "SENT");
    }

    @Test
    void aChangeAfterApprovalAsksAgain() {
        office.draft("rep", deal, 1, "25");
        office.complete("rep", deal, "draftProposal", "{}");
        office.complete("manager", deal, "approveDiscount", YES);
        office.as("rep").with("If-Match", "2").put(proposals() + "/1", lines(1, "28"));
        office.complete("finance", deal, "approveDiscount", YES);
        office.runJobs();
        assertThat(office.trail(deal)).contains("proposal.approvalMissing").doesNotContain("proposal.sent");
        assertThat(office.tasks(deal)).containsExactly("draftProposal");
        assertThat(states()).containsExactly("DRAFT");
    }

    @Test
    void aLargeAmountNeedsTheManagerWhateverTheDealWasEstimatedAt() {
        office.draft("rep", deal, 300, "0");
        office.complete("rep", deal, "draftProposal", "{}");
        assertThat(office.tasks(deal)).containsExactly("approveDiscount");
        office.complete("manager", deal, "approveDiscount", YES);
        office.runJobs();
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void aLatePaymentIsApprovedByFinanceAndKeptByAChangeThatSaysNothingOfIt() {
        Answer draft = office.as("rep").post(proposals(), paidIn(lines(1, "5"), "90"));
        assertThat(draft.text("/paymentDays")).isEqualTo("90");
        office.as("rep")
                .with("If-Match", "\"1\"")
                .put(proposals() + "/1", lines(1, "6"))
                .expect(200);
        assertThat(office.as("rep").get("/api/deals/" + deal).text("/paymentDays"))
                .isEqualTo("90");
        office.complete("rep", deal, "draftProposal", "{}").expect(200);
        assertThat(office.complete("manager", deal, "approveDiscount", YES).status())
                .isEqualTo(403);
        office.complete("finance", deal, "approveDiscount", YES).expect(200);
        office.runJobs();
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void thePaymentDaysAreANumberThatCompaniesAgreeOn() {
        assertThat(office.as("rep").post(proposals(), lines(1, "0")).text("/paymentDays"))
                .isEqualTo("30");
        for (String wrong : List.of("-1", "181", "soon", "1e1", "30.5")) {
            Answer refused = office.as("rep").post(proposals(), paidIn(lines(1, "0"), wrong));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/errors/0/field")).isEqualTo("paymentDays");
            assertThat(refused.text("/errors/0/message")).contains(wrong);
        }
    }

    private static String paidIn(String draft, String days) {
        return draft.replaceFirst("}$", ",\"paymentDays\":\"" + days + "\"}");
    }

    @Test
    void aSilentCustomerIsChasedAndTheProposalExpires() {
        office.as("rep")
                .post(proposals(), lines(1, "0").replaceFirst("}$", ",\"validUntil\":\"2026-03-06\"}"))
                .expect(201);
        send();
        office.wait(Duration.ofDays(3));
        assertThat(office.tasks(deal)).containsExactly("chaseCustomer");
        office.wait(Duration.ofDays(1));
        assertThat(states()).containsExactly("SENT");
        office.wait(Duration.ofHours(9));
        assertThat(states()).containsExactly("EXPIRED");
        assertThat(office.facts(deal).status().name()).isEqualTo("LOST");
    }

    @Test
    void aCustomerIsChasedFiveTimesAtMost() {
        office.draft("rep", deal, 1, "0").expect(201);
        send();
        for (int time = 1; time <= 5; time++) {
            office.wait(Duration.ofDays(3));
            office.complete("rep", deal, "chaseCustomer", "{}").expect(200);
        }
        office.wait(Duration.ofDays(10));
        assertThat(office.tasks(deal)).isEmpty();
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void anAnswerBringsNothingButItsReason() {
        office.draft("rep", deal, 1, "0");
        send();
        assertThat(office.tell("rep", deal, "proposal.accepted", "{\"validUntil\":\"2099-01-01\"}")
                        .text("/code"))
                .isEqualTo("field.unknown");
        assertThat(office.tell("rep", deal, "proposal.accepted", "{\"version\":7}")
                        .text("/code"))
                .isEqualTo("proposal.otherVersion");
        assertThat(office.tell("rep", deal, "proposal.declined", "{\"reason\":\"too dear\",\"version\":1}")
                        .status())
                .isEqualTo(200);
        assertThat(states()).containsExactly("DECLINED");
        assertThat(office.as("rep").get(proposals()).text("/items/0/answerText"))
                .isEqualTo("too dear");
        assertThat(office.draft("rep", deal, 1, "0").text("/code")).isEqualTo("deal.closed");
    }

    private void send() {
        assertThat(office.complete("rep", deal, "draftProposal", "{}").status()).isEqualTo(200);
        office.runJobs();
    }

    private String proposals() {
        return "/api/deals/" + deal + "/proposals";
    }

    private List<String> states() {
        return texts(office.as("rep").get(proposals()), "items", "state");
    }
}
