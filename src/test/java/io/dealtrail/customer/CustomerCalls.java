package io.dealtrail.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.shared.Money;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts, contacts and interactions by REST, and the folding of accounts, on each database. */
abstract class CustomerCalls {

    private static final String REP = "anna.snelling";
    private static final String FAR_REP = "violet.mclelland";
    private static final AtomicInteger COMPANIES = new AtomicInteger();

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Customers customers;

    @Autowired
    Contacts contacts;

    @Autowired
    AccountMerge merge;

    @Autowired
    MovableClock clock;

    private String company = "";
    private String deal = "";
    private String account = "";

    @BeforeEach
    void aDealOfAFreshCompany() {
        company = "Patron " + COMPANIES.incrementAndGet() + "x";
        deal = api.as(REP)
                .post("/api/leads", "{\"company\":\"" + company + " Ltd\",\"source\":\"web\",\"region\":\"Central\"}")
                .expect(201)
                .text("/deal");
        account = jdbc.sql("select account from deal where number = :n")
                .param("n", deal)
                .query(String.class)
                .single();
    }

    @Test
    void whatWasSaidIsListedLatestFirstAndPaged() {
        String before = clock.instant().minus(Duration.ofDays(3)).toString();
        say("{\"kind\":\"call\",\"at\":\"" + before + "\",\"subject\":\"First call\"}");
        say("{\"kind\":\"email\",\"text\":\"Sent the brochure\"}");
        JsonNode first = api.as(REP).get(interactions() + "?size=1").expect(200).body();
        assertThat(first.at("/total").asInt()).isEqualTo(2);
        assertThat(first.at("/items/0/text").asText()).isEqualTo("Sent the brochure");
        assertThat(first.at("/items/0/by").asText()).isEqualTo(REP);
        JsonNode second = api.as(REP)
                .get(interactions() + "?size=1&after=" + first.at("/next").asText())
                .expect(200)
                .body();
        assertThat(second.at("/items/0/subject").asText()).isEqualTo("First call");
        assertThat(second.at("/items/0/at").asText()).isEqualTo(before);
        assertThat(second.at("/next").isNull()).isTrue();
        JsonNode trail =
                api.as(REP).get("/api/deals/" + deal + "/trail?size=200").body().at("/items");
        assertThat(trail.findValuesAsText("action")).contains("interaction.recorded");
    }

    @Test
    void anInteractionIsRefusedWithWhatWouldBeRight() {
        assertThat(faults("{}")).containsExactlyInAnyOrder("kind", "text");
        assertThat(faults("{\"kind\":\"telex\",\"text\":\"x\"}")).containsExactly("kind");
        assertThat(faults("{\"kind\":\"call\",\"text\":\"x\",\"at\":\"2026-02-30T10:00:00Z\"}"))
                .containsExactly("at");
        assertThat(faults("{\"kind\":\"call\",\"text\":\"x\",\"at\":\"2026-02-03T10:00:00\"}"))
                .containsExactly("at");
        assertThat(faults("{\"kind\":\"call\",\"subject\":\"" + "x".repeat(201) + "\"}"))
                .containsExactly("subject");
        assertThat(faults("{\"kind\":\"call\",\"text\":\"a\\u0000b\"}")).containsExactly("text");
        api.as(REP).post(interactions(), "{\"kind\":").expect(400);
        api.as(REP).get(interactions() + "?size=0").expect(400);
        api.as(REP).get(interactions() + "?after=nonsense").expect(400);
        api.as(REP)
                .get(interactions() + "?after=" + io.dealtrail.web.Cursor.of("yesterday", "1"))
                .expect(400);
        api.as("auditor").post(interactions(), "{\"kind\":").expect(403);
        api.as(FAR_REP)
                .post(interactions(), "{\"kind\":\"note\",\"text\":\"x\"}")
                .expect(404);
        api.as(FAR_REP).get(interactions()).expect(404);
        api.get(interactions()).expect(401);
    }

    @Test
    void peopleSeeTheAccountsOfTheirDealsAndThoseWithoutAny() {
        String free =
                customers.create(NewAccount.named(company + " free", null)).id();
        assertThat(found(REP)).contains(account, free);
        assertThat(found(FAR_REP)).contains(free).doesNotContain(account);
        assertThat(found("auditor")).contains(account, free);
        assertThat(found("admin")).isEmpty();
        api.as(FAR_REP).get("/api/accounts/" + account).expect(404);
        api.as(FAR_REP).get("/api/accounts/" + account + "/contacts").expect(404);
        api.as(FAR_REP)
                .post("/api/accounts/" + account + "/contacts", "{\"name\":\"x\"}")
                .expect(404);
        assertThat(api.as(REP).get("/api/accounts/" + account).expect(200).text("/name"))
                .isEqualTo(company + " Ltd");
    }

    @Test
    void theSamePersonAddedTwiceIsOneContactThatKnowsMore() {
        String path = "/api/accounts/" + account + "/contacts";
        String first = api.as(REP)
                .post(path, "{\"name\":\"Bo\",\"email\":\"Bo@patron.example\"}")
                .expect(201)
                .text("/id");
        JsonNode second = api.as(REP)
                .post(path, "{\"email\":\"bo@patron.example\",\"phone\":\"(202) 555-0170\",\"role\":\"champion\"}")
                .expect(201)
                .body();
        assertThat(second.at("/id").asText()).isEqualTo(first);
        assertThat(second.at("/phone").asText()).isEqualTo("+12025550170");
        assertThat(api.as(REP).get(path).expect(200).body().at("/items")).hasSize(1);
        api.as(REP).post(path, "{}").expect(422);
        api.as(REP).post(path, "{\"name\":\"x\",\"role\":\"king\"}").expect(422);
    }

    @Test
    void aPatchStatesWhoIsOnTheDeal() {
        patch("[{\"name\":\"Bo\",\"email\":\"bo@patron.example\"},{\"name\":\"Di\"}]", 200);
        JsonNode both = whole().at("/contacts");
        assertThat(both.findValuesAsText("name")).containsExactly("Bo", "Di");
        patch("[{\"id\":\"" + both.at("/0/id").asText() + "\",\"name\":\"Bob\",\"role\":\"decisionMaker\"}]", 200);
        JsonNode one = whole().at("/contacts");
        assertThat(one.findValuesAsText("name")).containsExactly("Bob");
        assertThat(one.at("/0/email").asText()).isEqualTo("bo@patron.example");
        assertThat(one.at("/0/role").asText()).isEqualTo("decisionMaker");
        patch("[{\"id\":\"nobody\"}]", 422);
        patch("[{\"name\":\"Bo\",\"email\":\"no\"}]", 422);
        patch("[{\"colour\":\"red\"}]", 422);
        patch("[7]", 422);
        api.as(REP)
                .patch("/api/deals/" + deal, "{\"version\":" + whole().at("/version") + ",\"industry\":\"a\\u0000b\"}")
                .expect(422);
        assertThat(whole().at("/contacts")).hasSize(1);
    }

    @Test
    void foldingAccountsLosesNothing() {
        String other = customers.findOrCreate(new NewAccount(
                company + " Holding",
                "Central",
                "Germany",
                "software",
                null,
                12,
                Money.parse("5000000", "EUR"),
                null,
                company + "-key"));
        String child = customers.findOrCreate(
                new NewAccount(company + " Child", null, null, null, null, null, null, other, null));
        Contact here = contacts.add(account, NewContact.of("Bo", "bo@patron.example", null));
        Contact there = contacts.add(other, NewContact.of("Bo S.", "bo@patron.example", "+49 30 901820"));
        Contact only = contacts.add(other, NewContact.of("Eva", null, "030 901821"));
        contacts.link(deal, there, "user");
        merge.merge(other, account);
        Account kept = customers.require(account);
        assertThat(kept.name()).isEqualTo(company + " Ltd");
        assertThat(kept.country()).isEqualTo("Germany");
        assertThat(kept.revenue()).isEqualTo(Money.parse("5000000", "EUR"));
        assertThat(customers.require(child).parent()).isEqualTo(account);
        assertThat(contacts.ofAccount(account)).extracting(Contact::id).containsExactlyInAnyOrder(here.id(), only.id());
        assertThat(contacts.ofDeal(deal)).extracting(Contact::id).containsExactly(here.id());
        assertThat(only.phone()).isEqualTo("+4930901821");
        assertThat(customers.findOrCreate(NewAccount.named("Renamed", null))).isNotEqualTo(account);
        assertThat(customers.findOrCreate(
                        new NewAccount("Any", null, null, null, null, null, null, null, company + "-key")))
                .isEqualTo(account);
        assertThat(found("auditor")).contains(account).doesNotContain(other);
    }

    private void say(String body) {
        api.as(REP).post(interactions(), body).expect(201);
    }

    private List<String> faults(String body) {
        return api.as(REP)
                .post(interactions(), body)
                .expect(422)
                .body()
                .at("/errors")
                .findValuesAsText("field");
    }

    private String interactions() {
        return "/api/deals/" + deal + "/interactions";
    }

    private List<String> found(String user) {
        String q = company.replace(" ", "%20");
        return api.as(user)
                .get("/api/accounts?size=200&q=" + q)
                .expect(200)
                .body()
                .at("/items")
                .findValuesAsText("id");
    }

    private JsonNode whole() {
        return api.as(REP).get("/api/deals/" + deal).expect(200).body();
    }

    private void patch(String list, int status) {
        long version = whole().at("/version").asLong();
        api.as(REP)
                .patch("/api/deals/" + deal, "{\"version\":" + version + ",\"contacts\":" + list + "}")
                .expect(status);
    }
}
