package io.dealtrail.contract;

import static io.dealtrail.testing.SalesOffice.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.document.Document;
import io.dealtrail.document.Documents;
import io.dealtrail.shared.Sha256;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.SalesOffice;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A contract is checked by a second person, signed by a customer's link, countersigned, and sealed with what proves it. */
abstract class SigningRules {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Api api;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Documents documents;

    private final HttpClient http = HttpClient.newHttpClient();
    private SalesOffice office;
    private String deal;

    @BeforeEach
    void aContractToCheck() {
        office = new SalesOffice(context);
        clock.advance(Duration.ofMinutes(5)); // nothing is left of the last test's requests
        deal = office.openDeal("proposal");
        office.sell(deal, 3);
    }

    @AfterEach
    void theDealIsClosed() {
        country(null);
        office.close(deal);
    }

    @Test
    void theCustomerReadsAndSignsWhatWasSent() throws Exception {
        String link = sent();
        String page = get(link).body();
        assertThat(page).contains("Acme Pumps", "3,000.00 USD", "Confidentiality and personal data");
        byte[] pdf = bytes(link + "/contract.pdf");
        Answer contract = contract();
        String text = text(pdf);
        assertThat(text)
                .contains("Contract " + deal, "Acme Pumps", contract.text("/hash"), "Pump")
                .contains(
                        dotted(contract.text("/net/amount")) + " USD", dotted(contract.text("/gross/amount")) + " USD")
                .doesNotContain("{{")
                .doesNotContain("Draft");
        assertThat(Sha256.hex(pdf)).isEqualTo(shown(page));

        assertThat(sign(link, "Carl Buyer", shown(page)).statusCode()).isEqualTo(302);
        assertThat(contract().text("/state")).isEqualTo("SIGNED");
        Map<String, Object> row = jdbc.sql("select * from contract_signature where deal = :deal")
                .param("deal", deal)
                .query()
                .singleRow();
        assertThat(row.get("name")).isEqualTo("Carl Buyer");
        assertThat(row.get("document_sha256")).isEqualTo(shown(page));
        assertThat(row.get("client_address")).isEqualTo("127.0.0.1");
        assertThat(row.get("user_agent")).isEqualTo("A phone");
        assertThat(row.get("consent").toString()).contains("I have read contract " + deal);
        assertThat(jdbc.sql("select actor from trail_entry where subject = :deal and action = 'contract.signed'")
                        .param("deal", deal)
                        .query(String.class)
                        .single())
                .isEqualTo("customer:Carl Buyer");
        assertThat(get(link).body()).contains("Signed by Carl Buyer").doesNotContain("Sign the contract");
    }

    @Test
    void withoutNameConsentOrTheShownPaperNothingIsSigned() throws Exception {
        String link = sent();
        String hash = shown(get(link).body());
        HttpResponse<String> empty = post(link, Map.of("answer", "sign", "name", " ", "document", hash));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Please tick the box to agree.");
        assertThat(sign(link, "C", hash).statusCode()).isEqualTo(422);
        assertThat(sign(link, "Carl Buyer", "0".repeat(64)).statusCode()).isEqualTo(409);
        assertThat(post(link, Map.of("answer", "decline", "reason", "")).statusCode())
                .isEqualTo(422);
        assertThat(sign(link, "<script>alert(1)</script>", "x").body()).doesNotContain("<script>alert");
        assertThat(contract().text("/state")).isEqualTo("SENT");
        assertThat(jdbc.sql("select count(*) from contract_signature where deal = :deal")
                        .param("deal", deal)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void ofTwoAnswersAtOnceOneCountsAndTheOtherIsToldKindly() throws Exception {
        String link = sent();
        String hash = shown(get(link).body());
        ExecutorService two = Executors.newFixedThreadPool(2);
        Callable<Integer> signs = () -> sign(link, "Carl Buyer", hash).statusCode();
        Callable<Integer> declines = () ->
                post(link, Map.of("answer", "decline", "reason", "too dear")).statusCode();
        for (Future<Integer> answer : two.invokeAll(List.of(signs, declines, signs, declines))) {
            assertThat(answer.get()).isIn(302, 409);
        }
        two.shutdown();
        String state = contract().text("/state");
        assertThat(state).isIn("SIGNED", "DECLINED");
        assertThat(office.trail(deal).stream().filter(a -> a.matches("contract.(signed|declined)")))
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from contract_signature where deal = :deal")
                        .param("deal", deal)
                        .query(Integer.class)
                        .single())
                .isEqualTo(state.equals("SIGNED") ? 1 : 0);
        assertThat(get(link).body()).contains(state.equals("SIGNED") ? "Signed by" : "You have declined");
    }

    @Test
    void aDeclinedContractLosesTheDealWithTheCustomersReason() throws Exception {
        String link = sent();
        assertThat(post(link, Map.of("answer", "decline", "reason", "Bought <b>elsewhere</b>"))
                        .statusCode())
                .isEqualTo(302);
        office.runJobs();
        assertThat(contract().text("/state")).isEqualTo("DECLINED");
        assertThat(office.facts(deal).closeReason()).isEqualTo("Bought <b>elsewhere</b>");
    }

    @Test
    void bothSidesGetTheSealedPaperWithItsEvidence() throws Exception {
        String link = sent();
        String hash = shown(get(link).body());
        sign(link, "Carl Buyer", hash);
        office.complete("director", deal, "countersign", "{\"signed\":true}").expect(200);
        office.runJobs();
        assertThat(office.facts(deal).status().name()).isEqualTo("WON");
        Document sealed = documents.of(deal).stream()
                .filter(d -> d.kind().equals(ContractPapers.SEALED))
                .findFirst()
                .orElseThrow();
        byte[] pdf = bytes(link + "/sealed.pdf");
        assertThat(Sha256.hex(pdf)).isEqualTo(sealed.sha256());
        assertThat(text(pdf))
                .contains("Evidence of signature", "Carl Buyer", "Director", "Dustin Brinkmann", "127.0.0.1", "A phone")
                .contains("I have read contract " + deal)
                .contains(hash, contract().text("/hash"));
        assertThat(pages(pdf)).isGreaterThan(pages(bytes(link + "/contract.pdf")));
        assertThat(office.mails("contract:" + deal + ":sealed:%"))
                .containsExactlyInAnyOrder("carl@acme.example", "anna.snelling@dealtrail.example");
        assertThat(get(link).body()).contains(sealed.sha256(), "Both sides have signed");
        HttpResponse<byte[]> ours = ours("auditor", "/api/deals/" + deal + "/contract.pdf");
        assertThat(Sha256.hex(ours.body())).isEqualTo(sealed.sha256());
        assertThat(office.as("violet.mclelland")
                        .get("/api/deals/" + deal + "/contract.pdf")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDraftIsMarkedAndChangedContentClosesTheLink() throws Exception {
        assertThat(text(ours("rep", "/api/deals/" + deal + "/contract.pdf").body()))
                .contains("Draft");
        String link = sent();
        context.getBean(Contracts.class).draft(deal);
        assertThat(get(link).statusCode()).isEqualTo(410);
        assertThat(sign(link, "Carl Buyer", "x").statusCode()).isEqualTo(410);
        assertThat(contract().text("/state")).isEqualTo("DRAFT");
    }

    @Test
    void aReminderBringsAFreshLink() throws Exception {
        String first = sent();
        office.wait(Duration.ofDays(7));
        String second = link("contract:" + deal + ":reminder:%");
        assertThat(second).isNotEqualTo(first);
        assertThat(get(second).body()).contains("Sign the contract");
        assertThat(office.as("rep")
                        .post("/api/deals/" + deal + "/contract/links", "{}")
                        .text("/address"))
                .contains("/p/");
        office.wait(Duration.ofDays(30));
        assertThat(get(second).statusCode()).isEqualTo(410);
        assertThat(contract().text("/state")).isEqualTo("EXPIRED");
    }

    @Test
    void theChecklistIsTickedByASecondPersonAndCompleteOnAPageNeedsAllOfIt() {
        String items = "/api/deals/" + deal + "/contract/checklist";
        List<String> keys = texts(office.as("manager").get(items).expect(200), "items", "key");
        assertThat(keys).hasSize(5);
        assertThat(office.as("rep").put(items + "/terms", "{\"ticked\":true}").status())
                .isEqualTo(403);
        assertThat(office.as("violet.mclelland").get(items).status()).isEqualTo(404);
        office.as("manager").put(items + "/terms", "{\"ticked\":true}").expect(200);
        Pages manager = Pages.of(api.base(), "dustin.brinkmann");
        String task = jdbc.sql("select id from work_item where deal = :deal")
                .param("deal", deal)
                .query(String.class)
                .single();
        HttpResponse<String> early = manager.post("/tasks/" + task + "/complete", Map.of("complete", "true"));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("Not all of the checklist is ticked yet: 4 to go.");
        keys.forEach(key -> manager.post("/deals/" + deal + "/contract/ticks", Map.of("item", key, "ticked", "true")));
        assertThat(texts(office.as("rep").get(items), "items", "by"))
                .containsOnly("dustin.brinkmann")
                .hasSize(5);
        manager.post("/tasks/" + task + "/complete", Map.of("complete", "true"));
        assertThat(contract().text("/state")).isEqualTo("CHECKED");
    }

    @Test
    void whoDraftedItTicksNothingAndByTheApiCompleteSaysAllOfIt() {
        String version = contract().text("/version");
        office.as("manager")
                .put("/api/deals/" + deal + "/contract/terms", """
                        {"months":6,"renews":true,"noticeDays":30,"checkInDays":30,"version":%s}""".formatted(version))
                .expect(200);
        String items = "/api/deals/" + deal + "/contract/checklist";
        assertThat(office.as("manager").put(items + "/terms", "{}").text("/code"))
                .isEqualTo("contract.fourEyes");
        assertThat(Pages.of(api.base(), "dustin.brinkmann")
                        .post("/deals/" + deal + "/contract/ticks", Map.of("item", "terms", "ticked", "true"))
                        .statusCode())
                .isEqualTo(403);
        office.complete("director", deal, "checkContract", "{\"complete\":true}")
                .expect(200);
        assertThat(texts(office.as("rep").get(items), "items", "by"))
                .containsOnly("director")
                .hasSize(5);
    }

    @Test
    void aSoleDirectorWhoEditedTheContractLearnsWhomToAsk() throws Exception {
        String version = contract().text("/version");
        office.as("director")
                .put("/api/deals/" + deal + "/contract/terms", """
                        {"months":6,"renews":true,"noticeDays":30,"checkInDays":30,"version":%s}""".formatted(version))
                .expect(200);
        String link = sent();
        sign(link, "Carl Buyer", shown(get(link).body()));
        Answer own = office.complete("director", deal, "countersign", "{\"signed\":true}")
                .expect(403);
        assertThat(own.text("/code")).startsWith("contract.fourEyesA");
        assertThat(own.text("/detail")).contains("Ask", "Admin");
    }

    @Test
    void aFaultWhileSealingIsAnIncidentAndTheCountersignatureIsKept() throws Exception {
        String link = sent();
        sign(link, "Carl Buyer", shown(get(link).body()));
        jdbc.sql("delete from contract_verdict where deal = :deal and kind = 'SIGNATURE'")
                .param("deal", deal)
                .update();
        office.complete("director", deal, "countersign", "{\"signed\":true}").expect(200);
        assertThat(contract().text("/state")).isEqualTo("COUNTERSIGNED");
        ManagementService management = context.getBean(ManagementService.class);
        String process = context.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(deal)
                .processDefinitionKey("contract")
                .singleResult()
                .getId();
        String job = management
                .createJobQuery()
                .processInstanceId(process)
                .singleResult()
                .getId();
        for (int attempt = 0; attempt < 5; attempt++) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> management.executeJob(job))
                    .hasMessageContaining("not signed by both sides");
        }
        assertThat(office.trail(deal)).contains("incident.opened");
        assertThat(office.facts(deal).status().name()).isEqualTo("OPEN");
    }

    @Test
    void aChineseCustomerGetsAChineseContract() throws Exception {
        office.close(deal);
        deal = office.openDeal("proposal");
        country("China");
        office.sell(deal, 2);
        assertThat(contract().text("/language")).isEqualTo("zh");
        String link = sent();
        assertThat(get(link).body()).contains("签署合同", "保密与个人信息");
        assertThat(text(bytes(link + "/contract.pdf")))
                .contains("合同标的", "保密与个人信息", "2,000.00 USD")
                .doesNotContain("{{");
    }

    private void country(@Nullable String country) {
        jdbc.sql("update account set country = :country where id in (select account from deal where number = :deal)")
                .param("country", country)
                .param("deal", deal)
                .update();
    }

    private String sent() {
        office.complete(
                        contract().text("/editedBy").equals("dustin.brinkmann") ? "director" : "manager",
                        deal,
                        "checkContract",
                        "{\"complete\":true}")
                .expect(200);
        office.runJobs();
        return link("contract:" + deal + ":2%");
    }

    /** The path of the link in the newest letter with such a key. */
    private String link(String key) {
        String body = jdbc.sql("select body from outbox_mail where mail_key like :key order by id desc")
                .param("key", key)
                .query(String.class)
                .list()
                .get(0);
        Matcher address = Pattern.compile("/p/[\\w-]{43}").matcher(body);
        assertThat(address.find()).as(body).isTrue();
        return address.group();
    }

    private Answer contract() {
        return office.as("rep").get("/api/deals/" + deal + "/contract").expect(200);
    }

    /** The fingerprint that the page will send back. */
    private static String shown(String page) {
        Matcher hash =
                Pattern.compile("name=\"document\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertThat(hash.find()).as(page).isTrue();
        return hash.group(1);
    }

    private HttpResponse<String> sign(String link, String name, String document) throws Exception {
        return post(link, Map.of("answer", "sign", "name", name, "consent", "on", "document", document));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private byte[] bytes(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<byte[]> ours(String who, String path) throws IOException, InterruptedException {
        String user = who.equals("rep") ? "anna.snelling" : who;
        String basic = java.util.Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.base() + path))
                .header("Authorization", "Basic " + basic)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api.base() + path)).header("User-Agent", "A phone");
    }

    /** 3000.00 as the paper writes it: 3,000.00. */
    private static String dotted(String amount) {
        return amount.replaceFirst("^(\\d+)(\\d{3}\\.)", "$1,$2");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf)) {
            // Fonts name some signs by their radicals.
            return Normalizer.normalize(new PDFTextStripper().getText(read), Normalizer.Form.NFKC)
                    .replaceAll("\\s+", " ");
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return read.getNumberOfPages();
        }
    }
}
