package io.dealtrail.proposal;

import static io.dealtrail.testing.SalesOffice.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.SalesOffice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** There is no way past an approval: each of these tries one. */
abstract class ApprovalsHoldRules {

    private static final String YES = "{\"approved\":true}";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

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
    void aChangeThroughTheApiAsksAgain() {
        asked(1, "15");
        approve("manager").expect(200);
        put(lines(1, "19"));
        assertNotSent();
    }

    @Test
    void aNewVersionAsksAgain() {
        asked(1, "15");
        approve("manager").expect(200);
        office.draft("rep", deal, 1, "19").expect(201);
        assertNotSent();
    }

    @Test
    void anotherQuantityAtTheSameTotalAsksAgain() {
        office.as("rep").post(proposals(), priced(2, "850")).expect(201);
        handIn();
        approve("manager").expect(200);
        put(priced(4, "425"));
        assertNotSent();
    }

    @Test
    void aLaterPaymentAsksAgain() {
        asked(1, "15");
        approve("manager").expect(200);
        put(lines(1, "15").replaceFirst("}$", ",\"paymentDays\":45}"));
        assertNotSent();
    }

    @Test
    void aRaisedAmountAsksAgain() {
        asked(1, "15");
        approve("manager").expect(200);
        put(lines(400, "15"));
        assertNotSent();
    }

    @Test
    void aChangeOnThePageAsksAgain() {
        asked(1, "15");
        approve("manager").expect(200);
        String revision = office.as("rep").get(proposals()).text("/items/0/revision");
        Pages rep = Pages.of(office.as("rep").base(), "anna.snelling");
        assertThat(rep.post(
                                "/deals/" + deal + "/proposal-draft",
                                Map.of(
                                        "version", "1",
                                        "revision", revision,
                                        "currency", "USD",
                                        "product", "Pump",
                                        "quantity", "1",
                                        "discount", "19"))
                        .statusCode())
                .isLessThan(400);
        assertThat(office.as("director").get(proposals()).text("/items/0/discountPercent"))
                .isEqualTo("19.00");
        assertNotSent();
    }

    @Test
    void aCopyIsCoveredAsLongAsItsFiguresAreTheSame() {
        asked(1, "15");
        approve("manager").expect(200);
        office.as("rep").post(proposals() + "/1/clone", "{}").expect(201);
        put(lines(1, "19"));
        assertNotSent();
        put(lines(1, "15"));
        handIn();
        office.runJobs();
        assertThat(office.tasks(deal)).containsExactly("approveDiscount");
        approve("manager");
        office.runJobs();
        assertThat(states()).containsExactly("SUPERSEDED", "SENT");
    }

    @Test
    void anAmountThatIsTalkedDownHelpsNobody() {
        office.draft("rep", deal, 300, "0").expect(201);
        office.as("rep")
                .with("If-Match", "\"" + office.facts(deal).version() + "\"")
                .patch("/api/deals/" + deal, "{\"amount\":{\"amount\":\"1\",\"currency\":\"USD\"}}")
                .expect(200);
        handIn();
        assertThat(office.tasks(deal)).containsExactly("approveDiscount");
    }

    @Test
    void aChangeBackIsCoveredAgain() {
        asked(1, "15");
        approve("manager").expect(200);
        put(lines(1, "19"));
        put(lines(1, "15"));
        office.runJobs();
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void whoApprovedWhatIsNotThereAnyMoreHearsOfIt() {
        asked(1, "15");
        String task = task("approveDiscount");
        String seen =
                office.as("manager").get("/api/tasks/" + task + "/approval").text("/seen");
        put(lines(1, "19"));
        Answer late = office.as("manager")
                .post("/api/tasks/" + task + "/complete", "{\"values\":" + YES + ",\"seen\":\"" + seen + "\"}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("/code")).isEqualTo("approval.figuresMoved");
        Pages manager = Pages.of(office.as("manager").base(), "dustin.brinkmann");
        assertThat(manager.post(
                                "/tasks/" + task + "/complete",
                                Map.of("decision", "approve", ".seen", seen),
                                "HX-Request",
                                "true")
                        .statusCode())
                .isEqualTo(409);
        assertThat(office.tasks(deal)).containsExactly("approveDiscount");
    }

    @Test
    void approvalsAreNotGivenInBulk() {
        asked(1, "15");
        String order =
                "{\"ids\":[\"%s\"],\"action\":\"complete\",\"values\":%s}".formatted(task("approveDiscount"), YES);
        Answer bulk = office.as("manager").post("/api/tasks/bulk", order).expect(200);
        assertThat(bulk.text("/0/code")).isEqualTo("bulk.oneByOne");
        assertThat(office.tasks(deal)).containsExactly("approveDiscount");
    }

    @Test
    void forgedValuesDecideNothing() {
        asked(1, "25");
        String path = "/api/tasks/" + task("approveDiscount") + "/complete";
        for (String forged : List.of(
                "{\"approved\":true,\"approvers\":[]}",
                "{\"approved\":true,\"rung\":\"directors\"}",
                "{\"approved\":true,\"discountPercent\":0}",
                "{\"approved\":\"perhaps\"}",
                "{\"decision\":\"wave through\"}",
                "{\"decision\":\"refuse\",\"approved\":true,\"comment\":\"x\"}",
                "{\"decision\":\"sendBack\"}",
                "{}")) {
            assertThat(office.as("manager")
                            .post(path, "{\"values\":" + forged + "}")
                            .status())
                    .as(forged)
                    .isEqualTo(422);
        }
        office.as("rep").post(path, "{\"values\":" + YES + "}").expect(403);
        office.as("auditor").post(path, "{\"values\":" + YES + "}").expect(403);
        assertThat(office.as("finance").post(path, "{\"values\":" + YES + "}").status())
                .isIn(403, 404);
        assertThat(office.tell("rep", deal, "proposal.accepted", "{}").status()).isEqualTo(409);
        assertThat(office.tasks(deal)).containsExactly("approveDiscount");
    }

    @Test
    void twoApproversAtOnceGiveOneApproval() {
        asked(1, "25");
        String path = "/api/tasks/" + task("approveDiscount") + "/complete";
        List<CompletableFuture<Integer>> both = List.of("manager", "director").stream()
                .map(who -> CompletableFuture.supplyAsync(() ->
                        office.as(who).post(path, "{\"values\":" + YES + "}").status()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).toList()).containsExactlyInAnyOrder(200, 409);
        assertThat(verdicts()).isEqualTo(1);
        assertThat(office.tasks(deal)).containsExactly("approveDiscount");
    }

    @Test
    void whoAskedDecidesNeitherThroughAHandOverNorFromTheQueue() {
        office.draft("rep", deal, 1, "15").expect(201);
        office.complete("manager", deal, "draftProposal", "{}").expect(200);
        String task = task("approveDiscount");
        assertThat(office.as("manager")
                        .post("/api/tasks/" + task + "/claim", "")
                        .text("/code"))
                .isEqualTo("task.fourEyes");
        Answer handed = office.as("director").post("/api/tasks/" + task + "/assign", "{\"user\":\"dustin.brinkmann\"}");
        assertThat(handed.text("/errors/0/code")).isEqualTo("task.cannotTake");
        assertThat(approve("manager").text("/code")).isEqualTo("approval.fourEyes");
        approve("director").expect(200);
    }

    @Test
    void aDelegateDecidesOnBehalfOfWhoDelegated() {
        asked(1, "15");
        String task = task("approveDiscount");
        office.as("manager")
                .post("/api/tasks/" + task + "/assign", "{\"user\":\"melvin.marxen\",\"note\":\"please\"}")
                .expect(200);
        office.as("melvin.marxen")
                .post("/api/tasks/" + task + "/complete", "{\"values\":" + YES + "}")
                .expect(200);
        assertThat(jdbc.sql("select on_behalf_of from proposal_approval where deal = :deal")
                        .param("deal", deal)
                        .query(String.class)
                        .single())
                .isEqualTo("dustin.brinkmann");
        office.runJobs();
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void figuresThatWereRefusedDoNotComeAgainAsTheyAre() {
        asked(1, "15");
        office.complete("manager", deal, "approveDiscount", "{\"decision\":\"refuse\",\"comment\":\"no\"}")
                .expect(200);
        assertThat(office.complete("rep", deal, "draftProposal", "{}").text("/code"))
                .isEqualTo("approval.refusedAlready");
        put(lines(1, "14"));
        handIn();
        approve("manager").expect(200);
        office.runJobs();
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void whatIsSentBackMayComeAgainAndTheRepHearsWhy() {
        asked(1, "15");
        office.complete("manager", deal, "approveDiscount", "{\"decision\":\"sendBack\",\"comment\":\"say why\"}")
                .expect(200);
        assertThat(told("anna.snelling")).contains("approval.sendBack");
        office.complete("rep", deal, "draftProposal", "{\"comment\":\"a reference customer\"}")
                .expect(200);
        Answer sheet = office.as("manager").get("/api/tasks/" + task("approveDiscount") + "/approval");
        assertThat(sheet.text("/request/reason")).isEqualTo("a reference customer");
        assertThat(sheet.text("/reasons/0/group")).isEqualTo("sales-managers");
        assertThat(sheet.text("/reasons/0/limits/0/limit")).isEqualTo("> 10");
        approve("manager").expect(200);
        assertThat(told("anna.snelling")).contains("approval.complete");
    }

    @Test
    void theSheetTellsWhatChangedSinceAnEarlierDecision() {
        asked(1, "15");
        office.complete("manager", deal, "approveDiscount", "{\"decision\":\"sendBack\",\"comment\":\"less\"}");
        put(lines(2, "12"));
        handIn();
        Answer sheet = office.as("manager").get("/api/tasks/" + task("approveDiscount") + "/approval");
        assertThat(texts(sheet.body().at("/earlier/figures"))).contains("discountPercent", "net");
        assertThat(sheet.text("/earlier/comment")).isEqualTo("less");
        assertThat(sheet.body().at("/earlier/lines")).hasSize(1);
        String page = Pages.of(office.as("manager").base(), "dustin.brinkmann")
                .get("/tasks/" + task("approveDiscount") + "/approval")
                .body();
        assertThat(page).contains("Changed since").contains("More than 10 %: the manager");
    }

    @Test
    void theChainTellsTheRepWhereItStands() {
        office.draft("rep", deal, 1, "35").expect(201);
        assertThat(chain()).containsExactly("NEXT", "NEXT", "NEXT");
        handIn();
        assertThat(chain()).containsExactly("WAITING", "NEXT", "NEXT");
        office.complete("manager", deal, "approveDiscount", "{\"approved\":true,\"comment\":\"<b>fine</b>\"}");
        assertThat(chain()).containsExactly("APPROVED", "WAITING", "NEXT");
        String papers = Pages.of(office.as("rep").base(), "anna.snelling")
                .get("/deals/" + deal + "/papers")
                .body();
        assertThat(papers)
                .contains("&lt;b&gt;fine&lt;/b&gt;")
                .contains("Dustin Brinkmann")
                .doesNotContain("<b>fine");
        approve("finance").expect(200);
        approve("director").expect(200);
        assertThat(chain()).containsExactly("APPROVED", "APPROVED", "APPROVED");
    }

    @Test
    void whoApprovedOtherFiguresIsShownAsToBeAskedAgain() {
        asked(1, "25");
        approve("manager").expect(200);
        put(lines(1, "28"));
        assertThat(chain()).containsExactly("AGAIN", "WAITING");
    }

    @Test
    void aQuestionIsAnsweredWhileTheApprovalStaysOpen() {
        asked(1, "15");
        String task = task("approveDiscount");
        String path = "/api/tasks/" + task + "/questions";
        office.as("rep").post(path, "{\"to\":\"finance\",\"question\":\"?\"}").expect(403);
        office.as("violet.mclelland")
                .post(path, "{\"to\":\"finance\",\"question\":\"?\"}")
                .expect(404);
        for (String wrong : List.of("{}", "{\"to\":\"dustin.brinkmann\",\"question\":\"x\"}", "{\"to\":\"finance\"}")) {
            office.as("manager").post(path, wrong).expect(422);
        }
        Answer asked = office.as("manager")
                .post(path, "{\"to\":\"finance\",\"question\":\"Do they pay <b>on time</b>?\"}")
                .expect(201);
        assertThat(told("finance")).contains("approval.asked");
        String answer = "/api/approval-questions/" + asked.text("/id") + "/answer";
        office.as("legal").post(answer, "{\"answer\":\"yes\"}").expect(404);
        office.as("finance").post(answer, "{\"answer\":\" \"}").expect(422);
        Pages finance = Pages.of(office.as("finance").base(), "finance");
        assertThat(finance.get("/approvals?list=questions").body())
                .contains("&lt;b&gt;on time")
                .doesNotContain("<b>on time");
        finance.post("/approvals/questions/" + asked.text("/id"), Map.of("answer", "Always"));
        office.as("finance").post(answer, "{\"answer\":\"yes\"}").expect(409);
        assertThat(told("dustin.brinkmann")).contains("approval.answered");
        assertThat(office.tasks(deal)).containsExactly("approveDiscount");
        assertThat(Pages.of(office.as("manager").base(), "dustin.brinkmann")
                        .get("/tasks/" + task + "/approval")
                        .body())
                .contains("Always");
    }

    @Test
    void anApproverFindsWhatWaitsAndWhatWasDecided() {
        asked(1, "25");
        assertThat(waiting("manager")).contains(deal);
        assertThat(waiting("finance")).doesNotContain(deal);
        assertThat(waiting("rep")).doesNotContain(deal);
        assertThat(waiting("melvin.marxen")).doesNotContain(deal);
        approve("manager").expect(200);
        assertThat(waiting("manager")).doesNotContain(deal);
        assertThat(waiting("finance")).contains(deal);
        Answer decided = office.as("manager").get("/api/approvals/decided?decision=approve&q=" + deal);
        assertThat(decided.text("/items/0/figures/discountPercent")).startsWith("25");
        office.as("manager").get("/api/approvals/decided?decision=perhaps").expect(400);
        Pages manager = Pages.of(office.as("manager").base(), "dustin.brinkmann");
        assertThat(manager.get("/approvals").statusCode()).isEqualTo(200);
        assertThat(manager.get("/approvals?list=decided&kind=discount").body()).contains(deal);
        assertThat(Pages.of(office.as("auditor").base(), "auditor")
                        .get("/approvals")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSilentApproverIsRemindedAndTheDirectorHearsOfIt() {
        asked(1, "15");
        office.wait(java.time.Duration.ofDays(30));
        assertThat(told("dustin.brinkmann")).contains("followup.reminded");
        assertThat(told("director")).anyMatch(kind -> kind.startsWith("followup."));
    }

    @Test
    void whateverIsEditedInWhateverOrderNothingGoesOutUnapproved() {
        RandomGenerator random = new java.util.Random(20260302);
        List<String> people = List.of("rep", "manager", "finance", "director");
        for (int step = 0; step < 60; step++) {
            String draft = lines(1 + random.nextInt(3), "" + 5 * random.nextInt(9))
                    .replaceFirst("}$", ",\"paymentDays\":" + 30 * (1 + random.nextInt(5)) + "}");
            switch (random.nextInt(6)) {
                case 0 -> office.as("rep").post(proposals(), draft);
                case 1 -> put(draft);
                case 2 -> completeIfOpen("rep", "draftProposal", "{}");
                case 3, 4 -> completeIfOpen(people.get(random.nextInt(4)), "approveDiscount", YES);
                default -> office.runJobs();
            }
            assertEverythingSentWasApproved();
            if (states().contains("SENT")) {
                office.close(deal);
                deal = office.openDeal("proposal");
            }
        }
    }

    private void assertEverythingSentWasApproved() {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            for (Proposal proposal : context.getBean(Proposals.class).of(deal)) {
                if (proposal.sentAt() != null) {
                    assertThat(context.getBean(Approvals.class).missing(proposal))
                            .isEmpty();
                }
            }
        });
    }

    private void completeIfOpen(String who, String key, String values) {
        if (office.tasks(deal).contains(key)) {
            office.complete(who, deal, key, values);
        }
    }

    private void asked(int quantity, String discount) {
        office.draft("rep", deal, quantity, discount).expect(201);
        handIn();
        assertThat(office.tasks(deal)).containsExactly("approveDiscount");
    }

    private void handIn() {
        office.complete("rep", deal, "draftProposal", "{}").expect(200);
    }

    private Answer approve(String who) {
        return office.complete(who, deal, "approveDiscount", YES);
    }

    private void put(String draft) {
        Answer all = office.as("rep").get(proposals());
        int last = all.body().path("items").size() - 1;
        if (last < 0) {
            return;
        }
        office.as("rep")
                .with("If-Match", "\"" + all.text("/items/" + last + "/revision") + "\"")
                .put(proposals() + "/" + all.text("/items/" + last + "/version"), draft);
    }

    private void assertNotSent() {
        office.runJobs();
        assertThat(office.trail(deal)).contains("proposal.approvalMissing").doesNotContain("proposal.sent");
        assertThat(office.tasks(deal)).containsExactly("draftProposal");
    }

    private static String priced(int quantity, String price) {
        return "{\"lines\":[{\"product\":\"Pump\",\"quantity\":%d,\"unitPrice\":{\"amount\":\"%s\",\"currency\":\"USD\"}}]}"
                .formatted(quantity, price);
    }

    private String proposals() {
        return "/api/deals/" + deal + "/proposals";
    }

    private List<String> states() {
        return SalesOffice.texts(office.as("director").get(proposals()), "items", "state");
    }

    private List<String> chain() {
        return texts(office.as("rep").get("/api/deals/" + deal).body().at("/approvals/0/steps"), "state");
    }

    private List<String> waiting(String who) {
        return SalesOffice.texts(office.as(who).get("/api/approvals?size=200"), "items", "deal");
    }

    private static List<String> texts(JsonNode list) {
        return texts(list, "what");
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> all = new ArrayList<>();
        list.forEach(one -> all.add(one.path(field).asText()));
        return all;
    }

    private int verdicts() {
        return jdbc.sql("select count(*) from proposal_approval where deal = :deal")
                .param("deal", deal)
                .query(Integer.class)
                .single();
    }

    private List<String> told(String who) {
        return jdbc.sql("select kind from notification where deal = :deal and person = :who")
                .param("deal", deal)
                .param("who", who)
                .query(String.class)
                .list();
    }

    private String task(String key) {
        return jdbc.sql("select id from work_item where deal = :deal and element = :key")
                .param("deal", deal)
                .param("key", key)
                .query(String.class)
                .single();
    }
}
