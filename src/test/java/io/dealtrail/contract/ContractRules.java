package io.dealtrail.contract;

import static io.dealtrail.testing.SalesOffice.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.deal.AmountOrigin;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.SalesOffice;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

abstract class ContractRules {

    private static final String OWN_CLAUSES = """
            {"clauses":[{"key":"subject","title":"Subject","text":"Pumps, painted red."}]}""";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Sending sending;

    @Autowired
    private Winning winning;

    @Autowired
    private Contracts contracts;

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
    void aContractIsDraftedFromTheAcceptedProposalAndTheStandardClauses() {
        assertThat(office.as("rep").get(contract()).status()).isEqualTo(404);
        office.sell(deal, 3);
        Answer drafted = office.as("rep").get(contract()).expect(200);
        assertThat(drafted.text("/state")).isEqualTo("DRAFT");
        assertThat(drafted.text("/net/amount")).isEqualTo("3000.00");
        assertThat(texts(drafted, "clauses", "key")).hasSize(6);
        assertThat(texts(drafted, "clauses", "standard")).containsOnly("true");
        assertThat(office.tasks(deal)).containsExactly("checkContract");
        assertThat(office.as("rep").get("/api/deals/" + deal).text("/contract/state"))
                .isEqualTo("DRAFT");
    }

    @Test
    void theWholeWayToWon() {
        office.sell(deal, 3);
        office.complete("manager", deal, "checkContract", "{\"complete\":true}").expect(200);
        office.runJobs();
        assertThat(state()).isEqualTo("SENT");
        assertThat(office.mails("contract:" + deal + ":%")).containsExactly("carl@acme.example");
        office.tell("rep", deal, "contract.signed", "{\"signedBy\":\"Carl Buyer\"}")
                .expect(200);
        assertThat(state()).isEqualTo("SIGNED");
        office.complete("director", deal, "countersign", "{\"signed\":true}").expect(200);
        office.runJobs();
        assertThat(state()).isEqualTo("COUNTERSIGNED");
        assertThat(office.facts(deal).status().name()).isEqualTo("WON");
        assertThat(office.facts(deal).amountOrigin()).isEqualTo(AmountOrigin.CONTRACT);
        assertThat(office.trail(deal))
                .contains(
                        "contract.drafted",
                        "contract.checked",
                        "contract.sent",
                        "contract.signed",
                        "contract.countersigned",
                        "deal.closed");
    }

    @Test
    void whoeverDraftedItCannotCheckIt() {
        office.sell(deal, 1);
        edit("manager", OWN_CLAUSES).expect(200);
        Answer own = office.complete("manager", deal, "checkContract", "{\"complete\":true}");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("/code")).isEqualTo("contract.fourEyes");
        office.complete("director", deal, "checkContract", "{\"complete\":true}")
                .expect(200);
    }

    @Test
    void changedClausesNeedALegalReview() {
        office.sell(deal, 1);
        edit("rep", OWN_CLAUSES).expect(200);
        office.complete("manager", deal, "checkContract", "{\"complete\":true}").expect(200);
        assertThat(office.tasks(deal)).containsExactly("reviewLegal");
        assertThat(edit("rep", OWN_CLAUSES).text("/code")).isEqualTo("contract.frozen");
        office.complete("legal", deal, "reviewLegal", "{\"approved\":true}").expect(200);
        office.runJobs();
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void aLargeContractNeedsALegalReviewAndGoesBackWhenItFails() {
        office.sell(deal, 101);
        office.complete("manager", deal, "checkContract", "{\"complete\":true}").expect(200);
        office.complete("legal", deal, "reviewLegal", "{\"approved\":false,\"findings\":\"no penalty clause\"}")
                .expect(200);
        assertThat(office.tasks(deal)).containsExactly("checkContract");
        assertThat(state()).isEqualTo("DRAFT");
    }

    @Test
    void anIncompleteContractGoesBackWithItsEditedClauses() {
        office.sell(deal, 1);
        edit("rep", OWN_CLAUSES).expect(200);
        office.complete("manager", deal, "checkContract", "{\"complete\":false,\"findings\":\"paint?\"}")
                .expect(200);
        assertThat(texts(office.as("rep").get(contract()), "clauses", "text")).containsExactly("Pumps, painted red.");
        assertThat(office.tasks(deal)).containsExactly("checkContract");
    }

    @Test
    void anEditIsCheckedAndBasedOnTheContractAsItIs() {
        office.sell(deal, 1);
        assertThat(office.as("rep").put(contract() + "/clauses", OWN_CLAUSES).text("/code"))
                .isEqualTo("version.required");
        assertThat(office.as("rep")
                        .with("If-Match", "\"77\"")
                        .put(contract() + "/clauses", OWN_CLAUSES)
                        .text("/code"))
                .isEqualTo("contract.changed");
        Answer faulty = edit("rep", "{\"clauses\":[{\"title\":\"\",\"text\":\"x\"},{\"title\":\"y\"}]}");
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(texts(faulty, "errors", "field")).containsExactly("clauses[0].title", "clauses[1].text");
        assertThat(office.as("auditor")
                        .put(contract() + "/clauses", OWN_CLAUSES)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aContractWithoutCheckDoesNotLeave() {
        office.sell(deal, 1);
        assertThat(sending.send(deal)).isEmpty();
        assertThat(office.trail(deal)).contains("contract.checkMissing");
        assertThat(state()).isEqualTo("DRAFT");
    }

    @Test
    void aDealIsNotWonByAContractThatIsNotSigned() {
        office.sell(deal, 1);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> winning.win(deal))
                .isInstanceOf(IllegalStateException.class);
        assertThat(office.facts(deal).status().name()).isEqualTo("OPEN");
    }

    @Test
    void theCustomerIsRemindedAndTheContractExpires() {
        office.sell(deal, 1);
        office.complete("manager", deal, "checkContract", "{\"complete\":true}").expect(200);
        office.runJobs();
        office.leapTo("2026-03-09T16:00:00Z");
        assertThat(office.mails("contract:" + deal + ":reminder:%")).hasSize(1);
        office.leapTo("2026-04-02T00:00:00Z");
        assertThat(state()).isEqualTo("EXPIRED");
        assertThat(office.facts(deal).status().name()).isEqualTo("LOST");
    }

    @Test
    void aDeclinedContractLosesTheDealWithItsReason() {
        office.sell(deal, 1);
        office.complete("manager", deal, "checkContract", "{\"complete\":true}").expect(200);
        office.runJobs();
        assertThat(office.tell("rep", deal, "contract.declined", "{\"signed\":true}")
                        .text("/code"))
                .isEqualTo("field.unknown");
        office.tell("rep", deal, "contract.declined", "{\"reason\":\"bought elsewhere\"}")
                .expect(200);
        assertThat(state()).isEqualTo("DECLINED");
        assertThat(office.facts(deal).closeReason()).isEqualTo("bought elsewhere");
    }

    @Test
    void aRefusedCountersignatureLosesTheDeal() {
        office.sell(deal, 1);
        office.complete("manager", deal, "checkContract", "{\"complete\":true}").expect(200);
        office.runJobs();
        office.tell("rep", deal, "contract.signed", "{}").expect(200);
        office.complete("director", deal, "countersign", "{\"signed\":false}").expect(200);
        assertThat(state()).isEqualTo("REFUSED");
        assertThat(office.facts(deal).status().name()).isEqualTo("LOST");
    }

    @Test
    void termsAreEditedInTheDraftAndPartOfWhatIsChecked() {
        office.sell(deal, 1);
        Answer drafted = office.as("rep").get(contract());
        assertThat(drafted.body().at("/terms"))
                .hasToString(
                        "{\"start\":null,\"end\":null,\"months\":12,\"renews\":false,\"noticeDays\":60,\"checkInDays\":30}");
        Answer edited = terms("rep", "2026-04-01", null, 24, 90).expect(200);
        assertThat(edited.text("/hash")).isNotEqualTo(drafted.text("/hash"));
        assertThat(edited.text("/terms/start")).isEqualTo("2026-04-01");
        assertThat(office.trail(deal)).contains("contract.termsEdited");
        ContractTerms running = contracts.terms(deal).orElseThrow();
        assertThat(running.end()).isEqualTo(LocalDate.of(2028, 3, 31));
        assertThat(running.renewalOn()).isEqualTo(LocalDate.of(2028, 1, 1));
        assertThat(running.checkInDays()).isEqualTo(14);
        office.complete("manager", deal, "checkContract", "{\"complete\":true}").expect(200);
        assertThat(terms("rep", null, null, 6, 0).text("/code")).isEqualTo("contract.frozen");
    }

    @Test
    void termsThatCannotBeAreRefused() {
        office.sell(deal, 1);
        assertThat(terms("rep", "2026-04-01", "2026-03-31", null, 0).text("/code"))
                .isEqualTo("contract.endBeforeStart");
        assertThat(terms("rep", "2026-04-01", "2026-05-01", null, 60).text("/code"))
                .isEqualTo("contract.noticeTooLong");
        assertThat(terms("rep", null, "2027-05-01", 12, 0).text("/code")).isEqualTo("contract.endOrMonths");
        assertThat(terms("rep", null, null, null, 0).text("/code")).isEqualTo("contract.endOrMonths");
        assertThat(terms("rep", null, null, 601, 0).text("/code")).isEqualTo("field.range");
        assertThat(office.as("rep").put(contract() + "/terms", "{\"months\":1}").status())
                .isEqualTo(422);
        assertThat(office.as("violet.mclelland")
                        .put(contract() + "/terms", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(office.as("auditor").put(contract() + "/terms", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void aContractRunsFromItsCountersignature() {
        assertThat(contracts.terms(deal)).isEmpty();
        office.win(deal, 1);
        ContractTerms running = contracts.terms(deal).orElseThrow();
        assertThat(running.start()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(running.end()).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(running.renewalOn()).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    private Answer terms(
            String who, @Nullable String start, @Nullable String end, @Nullable Integer months, int notice) {
        String version = office.as("rep").get(contract()).text("/version");
        return office.as(who)
                .put(
                        contract() + "/terms",
                        "{\"start\":%s,\"end\":%s,\"months\":%s,\"renews\":true,\"noticeDays\":%d,\"checkInDays\":14,\"version\":%s}"
                                .formatted(quoted(start), quoted(end), months, notice, version));
    }

    private static @Nullable String quoted(@Nullable String text) {
        return text == null ? null : '"' + text + '"';
    }

    private Answer edit(String who, String clauses) {
        String version = office.as(who).get(contract()).text("/version");
        return office.as(who).with("If-Match", "\"" + version + "\"").put(contract() + "/clauses", clauses);
    }

    private String contract() {
        return "/api/deals/" + deal + "/contract";
    }

    private String state() {
        return office.as("rep").get(contract()).text("/state");
    }
}
