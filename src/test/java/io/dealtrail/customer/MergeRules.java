package io.dealtrail.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two accounts of one company become one, and two again, on each database. */
abstract class MergeRules {

    private static final String REP = "anna.snelling";
    private static final String OTHER_REP = "cecily.lampkin";
    private static final String FAR_REP = "violet.mclelland";
    private static final String MANAGER = "dustin.brinkmann";
    private static final AtomicInteger COMPANIES = new AtomicInteger();

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private String name = "";
    private String domain = "";
    private String keptDeal = "";
    private String foldedDeal = "";
    private String kept = "";
    private String folded = "";

    @BeforeEach
    void oneCompanyEnteredTwice() {
        name = "Verschmelz " + COMPANIES.incrementAndGet() + "q";
        domain = "verschmelz" + COMPANIES.get() + ".example";
        keptDeal = lead(REP, name + " GmbH", "bo@" + domain);
        foldedDeal = lead(REP, name + " Deutschland", "bo@" + domain);
        kept = account(keptDeal);
        folded = account(foldedDeal);
        api.as(REP)
                .patch("/api/accounts/" + folded, "{\"version\":0,\"industry\":\"retail\",\"employees\":70}")
                .expect(200);
        say(folded, "Met at the fair");
        api.as(REP)
                .post("/api/deals/" + foldedDeal + "/interactions", "{\"kind\":\"call\",\"text\":\"Rang them\"}")
                .expect(201);
    }

    @Test
    void aPreviewTellsWhatWouldMoveAndChangesNothing() {
        JsonNode preview = merge("\"dryRun\":true").expect(200).body();
        assertThat(preview.at("/moves/deals").asInt()).isEqualTo(1);
        assertThat(preview.at("/moves/contacts").asInt()).isEqualTo(1);
        assertThat(preview.at("/moves/same").asInt()).isEqualTo(1);
        assertThat(preview.at("/moves/interactions").asInt()).isEqualTo(2);
        assertThat(account(foldedDeal)).isEqualTo(folded);
    }

    @Test
    void whatIsMergedMovesAndEveryTouchedDealTellsIt() {
        String merge = merge("\"fields\":{}").expect(201).text("/id");
        JsonNode file = file(kept);
        assertThat(file.at("/industry").asText()).isEqualTo("retail");
        assertThat(file.at("/deals").findValuesAsText("number")).contains(keptDeal, foldedDeal);
        assertThat(file.at("/contacts")).hasSize(1);
        assertThat(said(kept)).contains("Met at the fair", "Rang them");
        assertThat(actions(foldedDeal)).contains("customer.merged", "deal.customerChanged");
        assertThat(jdbc.sql("select customer from work_item where deal = :deal")
                        .param("deal", foldedDeal)
                        .query(String.class)
                        .list())
                .containsOnly(name + " GmbH");
        assertThat(api.as(REP).get("/api/accounts/merges/" + merge).expect(200).text("/foldedName"))
                .isEqualTo(name + " Deutschland");
    }

    @Test
    void anUndoneMergeLeavesEverythingWhereItWas() {
        JsonNode keptBefore = file(kept);
        JsonNode foldedBefore = file(folded);
        List<String> links = links();
        String merge = merge("\"fields\":{\"name\":\"from\",\"employees\":\"from\"}")
                .expect(201)
                .text("/id");
        assertThat(file(kept).at("/name").asText()).isEqualTo(name + " Deutschland");
        assertThat(links()).isNotEqualTo(links);
        JsonNode undone = api.as(REP)
                .post("/api/accounts/merges/" + merge + "/undo", null)
                .expect(200)
                .body();
        assertThat(undone.at("/left")).isEmpty();
        assertThat(same(file(kept))).isEqualTo(same(keptBefore));
        assertThat(same(file(folded))).isEqualTo(same(foldedBefore));
        assertThat(links()).isEqualTo(links);
        assertThat(said(folded)).containsExactlyInAnyOrder("Met at the fair", "Rang them");
        assertThat(said(kept)).isEmpty();
        assertThat(actions(foldedDeal)).contains("customer.mergeUndone");
        assertThat(api.as("auditor")
                        .get("/api/deals/" + foldedDeal + "/trail/verify")
                        .body()
                        .at("/unaltered")
                        .asBoolean())
                .isTrue();
        api.as(REP).post("/api/accounts/merges/" + merge + "/undo", null).expect(409);
        merge("\"fields\":{}").expect(201);
    }

    @Test
    void whatWentElsewhereMeanwhileStaysThereAndIsTold() {
        String merge = merge("\"fields\":{\"industry\":\"from\"}").expect(201).text("/id");
        long version = file(kept).at("/version").asLong();
        api.as(REP)
                .patch("/api/accounts/" + kept, "{\"version\":" + version + ",\"industry\":\"medical\"}")
                .expect(200);
        jdbc.sql("update interaction set account = null where body = 'Met at the fair' and account = :kept")
                .param("kept", kept)
                .update();
        JsonNode left = api.as(REP)
                .post("/api/accounts/merges/" + merge + "/undo", null)
                .expect(200)
                .body()
                .at("/left");
        assertThat(left.findValuesAsText("kind")).containsExactlyInAnyOrder("field", "interaction");
        assertThat(left.findValues("items").toString()).contains("industry");
        assertThat(file(kept).at("/industry").asText()).isEqualTo("medical");
        assertThat(account(foldedDeal)).isEqualTo(folded);
    }

    @Test
    void aMergeUnderALaterOneIsUndoneAfterIt() {
        String first = merge("\"fields\":{}").expect(201).text("/id");
        String third = account(lead(REP, name + " Welt", "eva@" + domain));
        String second = api.as(REP)
                .post("/api/accounts/merges", "{\"from\":\"" + kept + "\",\"into\":\"" + third + "\"}")
                .expect(201)
                .text("/id");
        assertThat(api.as(REP)
                        .post("/api/accounts/merges/" + first + "/undo", null)
                        .status())
                .isIn(404, 409);
        assertThat(api.as(REP)
                        .post("/api/accounts/merges/" + second + "/undo", null)
                        .expect(200)
                        .body()
                        .at("/left"))
                .isEmpty();
        assertThat(api.as(REP)
                        .post("/api/accounts/merges/" + first + "/undo", null)
                        .expect(200)
                        .body()
                        .at("/left"))
                .isEmpty();
        assertThat(account(foldedDeal)).isEqualTo(folded);
        assertThat(account(keptDeal)).isEqualTo(kept);
    }

    @Test
    void nobodyMovesDealsThatTheyMayNotSee() {
        String hidden = lead(OTHER_REP, name + " Deutschland", "mo@" + domain);
        assertThat(account(hidden)).isEqualTo(folded);
        assertThat(merge("\"fields\":{}").expect(403).text("/code")).isEqualTo("merge.othersDeals");
        String body = "{\"from\":\"" + folded + "\",\"into\":\"" + kept + "\"}";
        api.as(FAR_REP).post("/api/accounts/merges", body).expect(404);
        api.as("auditor").post("/api/accounts/merges", body).expect(403);
        String merge =
                api.as(MANAGER).post("/api/accounts/merges", body).expect(201).text("/id");
        api.as(FAR_REP).get("/api/accounts/merges/" + merge).expect(404);
        api.as(FAR_REP).post("/api/accounts/merges/" + merge + "/undo", null).expect(404);
        assertThat(api.as(REP)
                        .post("/api/accounts/merges/" + merge + "/undo", null)
                        .expect(403)
                        .text("/code"))
                .isEqualTo("merge.notYours");
        api.as(MANAGER).post("/api/accounts/merges/" + merge + "/undo", null).expect(200);
        assertThat(account(hidden)).isEqualTo(folded);
    }

    @Test
    void wrongMergesAreRefused() {
        api.as(REP).post("/api/accounts/merges", "{}").expect(422);
        api.as(REP)
                .post("/api/accounts/merges", "{\"from\":\"" + kept + "\",\"into\":\"" + kept + "\"}")
                .expect(422);
        api.as(REP)
                .post("/api/accounts/merges", "{\"from\":\"nothing\",\"into\":\"" + kept + "\"}")
                .expect(404);
        merge("\"fields\":{\"colour\":\"from\"}").expect(422);
        merge("\"fields\":{\"name\":\"both\"}").expect(422);
        api.as(REP).post("/api/accounts/merges/nothing/undo", null).expect(404);
    }

    @Test
    void theSameCompanyIsSuggestedByNamePhoneAndMailAndItsDomainIsOnlyAHint() {
        JsonNode duplicates = api.as(REP)
                .get("/api/accounts/" + kept + "/duplicates")
                .expect(200)
                .body()
                .at("/items");
        assertThat(duplicates.findValuesAsText("id")).contains(folded);
        assertThat(why(duplicates, folded)).isEqualTo("EMAIL");
        String path = "/api/accounts/similar?email=new@" + domain + "&name=" + name.replace(" ", "%20");
        JsonNode typed = api.as(REP).get(path).expect(200).body().at("/items");
        assertThat(why(typed, kept)).isEqualTo("NAME");
        assertThat(why(typed, folded)).isEqualTo("BEGINNING");
        assertThat(api.as(FAR_REP).get(path).expect(200).body().at("/items")).isEmpty();
        api.as(REP).get("/api/accounts/similar").expect(400);
    }

    @Test
    void anAccountIsEnteredOnceAndChangedByVersion() {
        String body = "{\"name\":\"" + name + " Neu AG\",\"region\":\"Central\",\"employees\":12}";
        Answer created = api.as(REP).post("/api/accounts", body).expect(201);
        String id = created.text("/id");
        assertThat(api.as(REP).post("/api/accounts", body).expect(409).text("/account"))
                .isEqualTo(id);
        api.as("auditor").post("/api/accounts", body).expect(403);
        api.as(REP).post("/api/accounts", "{\"name\":\" \"}").expect(422);
        String path = "/api/accounts/" + id;
        api.as(REP).patch(path, "{\"region\":\"East\"}").expect(422);
        api.as(REP)
                .patch(path, "{\"version\":0,\"employees\":null,\"parent\":\"" + kept + "\"}")
                .expect(200);
        assertThat(file(id).has("employees")).isFalse();
        assertThat(file(id).at("/parent").asText()).isEqualTo(kept);
        assertThat(api.as(REP)
                        .patch(path, "{\"version\":0,\"region\":\"East\"}")
                        .expect(409)
                        .text("/code"))
                .isEqualTo("account.changed");
        assertThat(api.as(REP)
                        .patch("/api/accounts/" + kept, "{\"version\":0,\"parent\":\"" + id + "\"}")
                        .expect(422)
                        .text("/code"))
                .isEqualTo("account.parentCycle");
        api.as(REP).patch(path, "{\"version\":1,\"colour\":\"red\"}").expect(422);
        api.as(REP).patch(path, "{\"version\":1,\"parent\":\"nothing\"}").expect(404);
        assertThat(api.as(FAR_REP)
                        .post("/api/accounts", "{\"name\":\"" + name + " GmbH\",\"region\":\"Central\"}")
                        .expect(409)
                        .body()
                        .has("account"))
                .isFalse();
    }

    @Test
    void whoEnteredACustomerSeesItWhateverBecomesOfIt() {
        String mine = api.as(REP)
                .post("/api/accounts", "{\"name\":\"" + name + " Eigen\"}")
                .expect(201)
                .text("/id");
        jdbc.sql("update deal set account = :mine where number = :deal")
                .param("mine", mine)
                .param("deal", lead(FAR_REP, name + " Fern", "x@fern.example"))
                .update();
        api.as(REP).get("/api/accounts/" + mine).expect(200);
        assertThat(api.as(REP).get("/api/accounts/" + mine).body().at("/deals")).isEmpty();
        api.as(MANAGER).get("/api/accounts/" + mine).expect(200);
        api.as(OTHER_REP).get("/api/accounts/" + mine).expect(404);
        api.as("admin").get("/api/accounts/" + mine).expect(404);
    }

    @Test
    void contactsAreChangedByVersionTakenOffAndBroughtBack() {
        JsonNode contact = file(kept).at("/contacts/0");
        String path = "/api/accounts/" + kept + "/contacts/" + contact.at("/id").asText();
        String change = "{\"name\":\"Bo Kern\",\"email\":\"bo@kern.example\",\"role\":\"champion\",\"version\":%d}";
        api.as(REP).put(path, change.formatted(contact.at("/version").asInt())).expect(200);
        api.as(REP).put(path, change.formatted(contact.at("/version").asInt())).expect(409);
        api.as(REP).put(path, "{\"name\":\"x\"}").expect(422);
        api.as(FAR_REP).delete(path).expect(404);
        api.as(REP).delete(path).expect(204);
        assertThat(file(kept).at("/contacts")).isEmpty();
        api.as(REP).delete(path).expect(404);
        api.as(REP).post(path + "/restore", null).expect(204);
        assertThat(file(kept).at("/contacts/0/name").asText()).isEqualTo("Bo Kern");
    }

    @Test
    void theListIsSortedByWhatIsOpenAndByTheLastContact() {
        String q = "/api/accounts?q=" + name.replace(" ", "%20");
        assertThat(ids(api.as(REP).get(q + "&sort=-lastContact"))).startsWith(folded);
        assertThat(ids(api.as(REP).get(q + "&sort=-openValue"))).containsExactlyInAnyOrder(kept, folded);
        Answer first = api.as(REP).get(q + "&sort=-openValue&size=1").expect(200);
        Answer second = api.as(REP)
                .get(q + "&sort=-openValue&size=1&after=" + first.text("/next"))
                .expect(200);
        assertThat(List.of(first.text("/items/0/id"), second.text("/items/0/id")))
                .containsExactlyInAnyOrder(kept, folded);
        Answer byContact = api.as(REP).get(q + "&sort=lastContact&size=1").expect(200);
        assertThat(ids(api.as(REP).get(q + "&sort=lastContact&size=1&after=" + byContact.text("/next"))))
                .containsExactly(folded);
        assertThat(ids(api.as(REP).get(q + "&industry=retail"))).containsExactly(folded);
        assertThat(ids(api.as(REP).get(q + "&region=East"))).isEmpty();
        assertThat(first.body().at("/items/0/openDeals").asInt()).isEqualTo(1);
        api.as(REP).get(q + "&sort=colour").expect(400);
    }

    private static List<String> ids(Answer answer) {
        return answer.expect(200).body().at("/items").findValuesAsText("id");
    }

    private static String why(JsonNode items, String id) {
        for (JsonNode item : items) {
            if (item.at("/id").asText().equals(id)) {
                return item.at("/why").asText();
            }
        }
        return "";
    }

    /** Without what counts changes. */
    private static JsonNode same(JsonNode file) {
        ((com.fasterxml.jackson.databind.node.ObjectNode) file).remove("version");
        file.at("/contacts").forEach(c -> ((com.fasterxml.jackson.databind.node.ObjectNode) c).remove("version"));
        return file;
    }

    private String lead(String rep, String company, String email) {
        return api.as(rep)
                .post("/api/leads", """
                        {"company":"%s","contact":{"name":"Bo","email":"%s"},"source":"web","region":"Central",
                         "amount":{"amount":"1000.00","currency":"USD"}}""".formatted(company, email))
                .expect(201)
                .text("/deal");
    }

    private String account(String deal) {
        return jdbc.sql("select account from deal where number = :n")
                .param("n", deal)
                .query(String.class)
                .single();
    }

    private Answer merge(String more) {
        return api.as(REP)
                .post("/api/accounts/merges", "{\"from\":\"" + folded + "\",\"into\":\"" + kept + "\"," + more + "}");
    }

    private JsonNode file(String account) {
        return api.as(REP).get("/api/accounts/" + account).expect(200).body();
    }

    private void say(String account, String text) {
        api.as(REP)
                .post("/api/accounts/" + account + "/interactions", "{\"kind\":\"meeting\",\"text\":\"" + text + "\"}")
                .expect(201);
    }

    private List<String> said(String account) {
        return api.as(REP)
                .get("/api/accounts/" + account + "/interactions")
                .expect(200)
                .body()
                .at("/items")
                .findValuesAsText("text");
    }

    private List<String> links() {
        return jdbc.sql("select deal, contact from deal_contact where deal in (:deals) order by deal, contact")
                .param("deals", List.of(keptDeal, foldedDeal))
                .query((row, n) -> row.getString(1) + row.getString(2))
                .list();
    }

    private List<String> actions(String deal) {
        return jdbc.sql("select action from trail_entry where subject = :deal order by n")
                .param("deal", deal)
                .query(String.class)
                .list();
    }
}
