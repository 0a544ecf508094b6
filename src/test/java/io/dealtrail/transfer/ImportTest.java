package io.dealtrail.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dealtrail.testing.Api;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files over HTTP, on products and accounts of each test's own. */
abstract class ImportTest {

    private static final String HEADER =
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value,campaign\r\n";

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aPriceListAndACustomer() {
        done(upload("director", "product,series,sales_price\nGTX " + mark + ",GTX,4821\n", ""));
        done(upload(
                "director",
                "account,sector,year_established,revenue,employees,office_location,subsidiary_of\nHatfan " + mark
                        + ",technolgy,1996,1100.04,2822,United States,\n",
                ""));
    }

    @Test
    void wonAndLostAreClosedAndTheOthersGoOnWhereTheyWere() {
        JsonNode run = done(upload(
                "director",
                HEADER
                        + row("W", "Won", "2016-10-20", "2017-03-01", "1,054.00")
                        + row("L", "Lost", "2016-11-02", "2017-04-02", "0")
                        + row("E", "Engaging", "2017-09-30", "", "")
                        + row("P", "Prospecting", "", "", ""),
                ""));
        assertThat(run.at("/profile").asText()).isEqualTo("pipeline");
        assertThat(run.at("/created").asInt()).isEqualTo(4);
        assertThat(run.at("/failed").asInt()).isZero();

        JsonNode won = deal("W");
        assertThat(won.at("/status").asText()).isEqualTo("WON");
        assertThat(won.at("/stage").asText()).isEqualTo("after-sales");
        assertThat(won.at("/amount/amount").asText()).isEqualTo("1054.00");
        assertThat(won.at("/title").asText()).isEqualTo("Hatfan " + mark + ": GTX " + mark);
        assertThat(visit("W", "needs-analysis")).isEqualTo("2016-10-20 2017-03-01 won");
        assertThat(deal("L").at("/status").asText()).isEqualTo("LOST");
        assertThat(visit("L", "needs-analysis")).isEqualTo("2016-11-02 2017-04-02 lost");
        assertThat(deal("E").at("/stage").asText()).isEqualTo("needs-analysis");
        assertThat(deal("E").at("/owner").asText()).isEqualTo("anna.snelling");
        assertThat(visit("E", "needs-analysis")).isEqualTo("2017-09-30 null null");
        assertThat(deal("P").at("/stage").asText()).isEqualTo("lead-qualification");

        assertThat(task("E")).isEqualTo("holdDiscovery anna.snelling");
        assertThat(task("P")).isEqualTo("contactLead anna.snelling");
        assertThat(overdueAtOnce()).isZero();

        JsonNode first = api.as("director")
                .get("/api/deals/" + number("W") + "/trail")
                .expect(200)
                .body()
                .at("/items/0");
        assertThat(first.at("/action").asText()).isEqualTo("deal.importedClosed");
        assertThat(first.at("/actor").asText())
                .isEqualTo("import:" + run.at("/id").asText() + " by director");
        assertThat(first.at("/changes").toString())
                .contains(run.at("/hash").asText())
                .contains("\"line\"");
        assertThat(api.as("auditor")
                        .get("/api/deals/" + number("E") + "/trail/verify")
                        .expect(200)
                        .body()
                        .at("/unaltered")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aRowWithoutAccountHasNoCustomerAndIsCalledByItsProduct() {
        done(upload("director", HEADER + "N" + mark + ",Anna Snelling,GTX" + mark + ",,Engaging,2017-01-01,,,\n", ""));
        JsonNode deal = deal("N");
        assertThat(deal.at("/title").asText()).isEqualTo("GTX " + mark);
        assertThat(deal.has("customer")).isFalse();
    }

    @Test
    void whatIsUnknownIsSaidRowByRow() {
        String file = HEADER + row("A", "Won", "2016-10-20", "2017-03-01", "10")
                + "B" + mark + ",Nobody Here,NoProduct,No Company,Dreaming,2017-02-30,,abc,\n"
                + "C" + mark + ",Anna Snelling,\"GTX " + mark + ",,Won,2017-01-01,2017-01-02,1,\n"
                + row("A", "Won", "2016-10-20", "2017-03-01", "10")
                + "D" + mark + ",Anna Snelling,GTX " + mark + ",,Won,2017-01-01\n"
                + row("F", "Lost", "2017-05-01", "2017-01-01", "0");
        JsonNode run = done(upload("director", file, ""));
        assertThat(run.at("/total").asInt()).isEqualTo(6);
        assertThat(run.at("/created").asInt()).isEqualTo(1);
        assertThat(run.at("/failed").asInt()).isEqualTo(5);
        String errors = api.as("director")
                .get("/api/imports/" + run.at("/id").asText() + "/errors.csv")
                .expect(200)
                .raw()
                .body();
        assertThat(errors)
                .contains("2,3,agent,import.agent,There is nobody called Nobody Here here.")
                .contains("2,3,product,import.product")
                .contains("2,3,account,import.account")
                .contains("2,3,stage,import.stage")
                .contains("2,3,engagedOn,import.date")
                .contains("2,3,value,import.number")
                .contains("3,4,,import.brokenQuotes")
                .contains("4,5,id,import.repeated")
                .contains("5,6,,import.columns")
                .contains("6,7,closeOn,import.closedBefore");
        assertThat(api.as("director")
                        .with("Accept-Language", "zh-CN")
                        .get("/api/imports/" + run.at("/id").asText() + "/errors.csv")
                        .raw()
                        .body())
                .contains("这里没有叫");
    }

    @Test
    void theSameFileAgainMakesNoDoublesAndAddsWhatIsNew() {
        String file = HEADER + row("S", "Engaging", "2017-01-01", "", "");
        done(upload("director", file, ""));
        JsonNode again = done(upload("director", file, ""));
        assertThat(again.at("/created").asInt()).isZero();
        assertThat(again.at("/updated").asInt()).isZero();
        assertThat(again.at("/failed").asInt()).isZero();
        JsonNode more = done(upload("director", file.replace(",\r\n", ",fair\r\n"), ""));
        assertThat(more.at("/updated").asInt()).isEqualTo(1);
        assertThat(deal("S").at("/attributes/campaign").asText()).isEqualTo("fair");
    }

    @Test
    void aTrialRunReportsAndWritesNothing() {
        JsonNode run = done(upload(
                "director",
                HEADER + row("T", "Engaging", "2017-01-01", "", "") + row("U", "Nonsense", "", "", ""),
                "?dryRun=true"));
        assertThat(run.at("/created").asInt()).isEqualTo(1);
        assertThat(run.at("/failed").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from deal where external_id = :id")
                        .param("id", "T" + mark)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void undoTakesBackWhatNobodyTouched() {
        JsonNode run = done(upload(
                "director",
                HEADER
                        + row("X", "Engaging", "2017-01-01", "", "")
                        + row("Y", "Engaging", "2017-01-01", "", "")
                        + row("Z", "Won", "2017-01-01", "2017-02-01", "5"),
                ""));
        String touched = number("X");
        String gone = number("Y");
        String version = deal("X").at("/version").asText();
        api.as("anna.snelling")
                .patch("/api/deals/" + touched, "{\"title\":\"Mine\",\"version\":" + version + "}")
                .expect(200);
        JsonNode result = api.as("director")
                .post("/api/imports/" + run.at("/id").asText() + "/undo", "{}")
                .expect(200)
                .body();
        assertThat(result.at("/withdrawn").asInt()).isEqualTo(2);
        assertThat(result.at("/kept").toString()).isEqualTo("[\"" + touched + "\"]");
        api.as("director").get("/api/deals/" + gone).expect(404);
        assertThat(jdbc.sql("select count(*) from work_item where deal = :deal")
                        .param("deal", gone)
                        .query(Integer.class)
                        .single())
                .isZero();
        api.as("director").get("/api/deals/" + touched).expect(200);
        // and the row may come again
        assertThat(done(upload("director", HEADER + row("Y", "Engaging", "2017-01-01", "", ""), ""))
                        .at("/created")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void leadsComeInAsAnyLeadDoes() {
        JsonNode run = done(upload(
                "dustin.brinkmann",
                "Company;Contact name;Email;Phone;Source;Region;Shoe size\nMöbel " + mark + ";Eva Muster;eva@" + mark
                        + ".example;;fair;Central;43\nOhne " + mark + ";;keine-adresse;;fair;Central;\n",
                ""));
        assertThat(run.at("/profile").asText()).isEqualTo("leads");
        assertThat(run.at("/created").asInt()).isEqualTo(1);
        assertThat(run.at("/failed").asInt()).isEqualTo(1);
        JsonNode deal =
                api.as("director").get("/api/deals?q=" + mark).expect(200).body();
        assertThat(deal.at("/items/0/source").asText()).isEqualTo("fair");
        assertThat(deal.at("/items/0/stage").asText()).isEqualTo("lead-qualification");
        assertThat(api.as("director")
                        .get("/api/imports/" + run.at("/id").asText() + "/errors.csv")
                        .raw()
                        .body())
                .contains("2,3,contact.email,email.invalid");
    }

    @Test
    void teamsBringPeopleWhoCannotSignInYet() {
        JsonNode run = done(upload(
                "admin", "sales_agent,manager,regional_office\nJo Neu" + mark + ",Pat Chef" + mark + ",North\n", ""));
        assertThat(run.at("/created").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("select team from person where username = :u")
                        .param("u", "jo.neu" + mark)
                        .query(String.class)
                        .single())
                .isEqualTo("chef" + mark);
        assertThat(jdbc.sql("select manager from team where id = :t")
                        .param("t", "chef" + mark)
                        .query(String.class)
                        .single())
                .isEqualTo("pat.chef" + mark);
        api.as("jo.neu" + mark).get("/api/deals").expect(401);
        assertThat(upload("dustin.brinkmann", "sales_agent,manager\nA B,C D\n", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoMayNotImportAndWhatIsNoTableIsRefused() {
        assertThat(upload("anna.snelling", HEADER, "").statusCode()).isEqualTo(403);
        assertThat(upload("director", "foo,bar\n1,2\n", "").body()).contains("import.unknownColumns");
        assertThat(upload("director", "foo,bar\n1,2\n", "?profile=pipeline").body())
                .contains("import.columnsMissing");
        assertThat(upload("director", "foo,bar\n1,2\n", "?profile=nonsense").statusCode())
                .isEqualTo(422);
        assertThat(upload("director", "", "").statusCode()).isEqualTo(422);
        api.as("melvin.marxen").get("/api/imports/nothing").expect(404);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertThat(upload("director", "x".repeat(50 * 1024 * 1024 + 1), "").statusCode())
                .isEqualTo(413);
    }

    @Test
    void aWithdrawnLeadMayComeAgain() {
        String file = "company,email,external id\nRepeat " + mark + ",a@" + mark + ".example,L" + mark + "\n";
        JsonNode run = done(upload("director", file, ""));
        assertThat(done(upload("director", file, "")).at("/created").asInt()).isZero();
        api.as("director")
                .post("/api/imports/" + run.at("/id").asText() + "/undo", "{}")
                .expect(200);
        assertThat(done(upload("director", file, "")).at("/created").asInt()).isEqualTo(1);
    }

    @Test
    void aManagerImportsForTheOwnTeamOnly() {
        JsonNode run = done(upload(
                "dustin.brinkmann",
                HEADER + row("M", "Engaging", "2017-01-01", "", "") + "V" + mark + ",Violet Mclelland,GTX " + mark
                        + ",,Engaging,2017-01-01,,,\n",
                ""));
        assertThat(run.at("/created").asInt()).isEqualTo(1);
        assertThat(run.at("/failed").asInt()).isEqualTo(1);
        api.as("melvin.marxen").get("/api/imports/" + run.at("/id").asText()).expect(404);
    }

    private String row(String id, String stage, String engaged, String closed, String value) {
        return id + mark + ",Anna Snelling,GTX" + mark + ",Hatfan " + mark + "," + stage + "," + engaged + "," + closed
                + ",\"" + value + "\",\r\n";
    }

    private JsonNode deal(String id) {
        return api.as("director").get("/api/deals/" + number(id)).expect(200).body();
    }

    private String number(String id) {
        return jdbc.sql("select number from deal where external_id = :id")
                .param("id", id + mark)
                .query(String.class)
                .single();
    }

    private String visit(String id, String stage) {
        return jdbc.sql(
                        "select entered_at, left_at, outcome from deal_stage_visit where deal = :deal and stage = :stage")
                .param("deal", number(id))
                .param("stage", stage)
                .query((row, n) -> day(row.getString(1)) + " " + day(row.getString(2)) + " " + row.getString(3))
                .single();
    }

    private static String day(String at) {
        return at == null ? "null" : at.substring(0, 10);
    }

    private String task(String id) {
        return jdbc.sql("select element, assignee from work_item where deal = :deal")
                .param("deal", number(id))
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .single();
    }

    private int overdueAtOnce() {
        return jdbc.sql(
                        "select count(*) from work_item w join deal d on d.number = w.deal where d.external_id like :mark and w.due <= w.created_at")
                .param("mark", "%" + mark)
                .query(Integer.class)
                .single();
    }

    private JsonNode done(HttpResponse<String> accepted) {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        try {
            JsonNode queued = JsonMapper.builder().build().readTree(accepted.body());
            String path = "/api/imports/" + queued.at("/id").asText();
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> api.as(queued.at("/startedBy").asText())
                                    .get(path)
                                    .expect(200)
                                    .body(),
                            run -> run.at("/state").asText().equals("done"));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private HttpResponse<String> upload(String user, String file, String query) {
        String boundary = "----dealtrail";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"table.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--" + boundary + "--\r\n";
        String login = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.base() + "/api/imports" + query))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
