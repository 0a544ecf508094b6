package io.dealtrail.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.deal.DealWithdrawn;
import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.people.People;
import io.dealtrail.people.SignIn;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Pages;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

abstract class AttachmentRules {

    static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private Api api;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @TempDir
    private Path folder;

    private String deal;

    @BeforeEach
    void aDeal() {
        deal = lead("Anhang " + UUID.randomUUID());
    }

    @Test
    void aFileComesBackAsItWasSentAndItsDigestIsOnTheTrail() {
        Api.Answer added = send("anna.snelling", "Offer.pdf", PDF).expect(201);
        assertThat(added.text("/type")).isEqualTo("application/pdf");
        assertThat(added.text("/uploadedBy")).isEqualTo("anna.snelling");
        assertThat(added.body().has("store")).isFalse();
        HttpResponse<String> content =
                api.as("anna.snelling").get(path(added)).expect(200).raw();
        assertThat(content.body()).isEqualTo(new String(PDF, StandardCharsets.US_ASCII));
        assertThat(header(content, "Content-Disposition")).startsWith("attachment;");
        assertThat(header(content, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(content, "Content-Security-Policy")).contains("sandbox", "default-src 'none'");
        JsonNode entry = lastEntry();
        assertThat(entry.at("/action").asText()).isEqualTo("attachment.added");
        assertThat(entry.toString()).contains(added.text("/sha256")).contains("Offer.pdf");
        assertThat(api.as("anna.snelling")
                        .get("/api/deals/" + deal + "/attachments")
                        .text("/items/0/name"))
                .isEqualTo("Offer.pdf");
        assertThat(api.as("anna.snelling").get("/api/deals/" + deal).text("/attachments/0/name"))
                .isEqualTo("Offer.pdf");
    }

    @Test
    void largeContentComesBackWhole() {
        byte[] large = new byte[1_700_000];
        Arrays.fill(large, (byte) 'x');
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, large, 0, 9);
        Api.Answer added = send("anna.snelling", "large.pdf", large).expect(201);
        assertThat(added.body().at("/size").asLong()).isEqualTo(large.length);
        String content = api.as("anna.snelling").get(path(added)).raw().body();
        assertThat(content).isEqualTo(new String(large, StandardCharsets.US_ASCII));
    }

    @Test
    void whatAFileIsIsToldFromItsContent() {
        byte[] html = "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        byte[] svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>".getBytes(StandardCharsets.UTF_8);
        byte[] program = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0};
        assertThat(send("anna.snelling", "page.pdf", html).expect(415).text("/code"))
                .isEqualTo("attachment.type");
        send("anna.snelling", "drawing.png", svg).expect(415);
        send("anna.snelling", "offer.pdf", program).expect(415);
        send("anna.snelling", "run.bat", "del *.*".getBytes(StandardCharsets.UTF_8))
                .expect(415);
        assertThat(send("anna.snelling", "picture.exe", PNG).expect(201).text("/name"))
                .isEqualTo("picture.exe.png");
        assertThat(send("anna.snelling", "notes.txt", "价格 100".getBytes(StandardCharsets.UTF_8))
                        .expect(201)
                        .text("/type"))
                .isEqualTo("text/plain");
        assertThat(jdbc.queryForObject("select count(*) from attachment where deal = ?", Integer.class, deal))
                .isEqualTo(2);
    }

    @Test
    void whatIsEmptyOrTooLargeIsNotTaken() {
        assertThat(send("anna.snelling", "nothing.txt", new byte[0]).expect(422).text("/code"))
                .isEqualTo("attachment.empty");
        byte[] huge = new byte[20 * 1024 * 1024 + 1];
        Arrays.fill(huge, (byte) 'x');
        assertThat(send("anna.snelling", "huge.txt", huge).expect(413).text("/code"))
                .isEqualTo("attachment.tooLarge");
        api.as("anna.snelling")
                .post("/api/deals/" + deal + "/attachments", "{}")
                .expect(415);
        assertThat(pieces()).isZero();
    }

    @Test
    void othersFindNothing() {
        Api.Answer added = send("anna.snelling", "Offer.pdf", PDF).expect(201);
        String other = lead("Andere " + UUID.randomUUID());
        String elsewhere = "/api/deals/" + other + "/attachments/" + added.text("/id");
        api.as("anna.snelling").get(elsewhere).expect(404);
        for (String stranger : List.of("violet.mclelland", "admin")) {
            api.as(stranger).get(path(added)).expect(404);
            api.as(stranger).get("/api/deals/" + deal + "/attachments").expect(404);
        }
        send("violet.mclelland", "mine.pdf", PDF).expect(404);
        send("auditor", "mine.pdf", PDF).expect(403);
        api.as("auditor").get(path(added)).expect(200);
        Pages violet = Pages.of(api.base(), "violet.mclelland");
        String page = "/deals/" + deal + "/attachments";
        assertThat(violet.get(page).statusCode()).isEqualTo(404);
        assertThat(violet.get(page + "/" + added.text("/id")).statusCode()).isEqualTo(404);
        assertThat(violet.get(page + "/" + added.text("/id") + "/view").statusCode())
                .isEqualTo(404);
        assertThat(violet.post(page + "/" + added.text("/id") + "/delete", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoAttachedItOrTheManagerDeletesItWithAReasonAndMayPutItBack() {
        Api.Answer added = send("dustin.brinkmann", "Plan.pdf", PDF).expect(201);
        delete("anna.snelling", added, "mine").expect(403);
        Api.Answer own = send("anna.snelling", "Own.pdf", PDF).expect(201);
        assertThat(delete("anna.snelling", own, "").expect(422).text("/errors/0/field"))
                .isEqualTo("reason");
        delete("dustin.brinkmann", own, "Wrong customer").expect(204);
        assertThat(lastEntry().at("/comment").asText()).isEqualTo("Wrong customer");
        api.as("anna.snelling").get(path(own)).expect(404);
        delete("anna.snelling", own, "again").expect(404);
        api.as("anna.snelling").post(path(own) + "/restore", "{}").expect(200);
        api.as("anna.snelling").get(path(own)).expect(200);
        assertThat(lastEntry().at("/action").asText()).isEqualTo("attachment.restored");
    }

    @Test
    void thePageShowsNamesAsTextAndPicturesInPlace() {
        Api.Answer added =
                send("anna.snelling", "<img src=x onerror=alert(1)>.png", PNG).expect(201);
        Pages anna = Pages.of(api.base(), "anna.snelling");
        String card = anna.get("/deals/" + deal + "/attachments").body();
        assertThat(card).contains("_img src=x onerror=alert(1)_.png").doesNotContain("<img src=x");
        HttpResponse<String> shown = anna.get("/deals/" + deal + "/attachments/" + added.text("/id") + "/view");
        assertThat(header(shown, "Content-Disposition")).startsWith("inline;");
        assertThat(header(shown, "Content-Security-Policy")).contains("sandbox");
        assertThat(header(shown, "Content-Type")).isEqualTo("image/png");
        Api.Answer text = send("anna.snelling", "notes.txt", "words".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> notShown = anna.get("/deals/" + deal + "/attachments/" + text.text("/id") + "/view");
        assertThat(header(notShown, "Content-Disposition")).startsWith("attachment;");
    }

    @Test
    void aFolderKeepsContentToo() throws IOException {
        Attachments inFolder = inFolder();
        SignIn.as(context.getBean(People.class).require("anna.snelling"));
        try {
            Attachment added = transaction.execute(status -> add(inFolder, "../../Offer.pdf"));
            assertThat(added.name()).isEqualTo("Offer.pdf");
            assertThat(files()).hasSize(1);
            assertThat(pieces()).isZero();
            assertThat(inFolder.content(added).readAllBytes()).isEqualTo(PDF);
            // The product's own configuration is another one, and still finds what lies where.
            assertThat(added.store()).isEqualTo("FOLDER");
            assertThatThrownBy(() -> transaction.execute(status -> {
                        add(inFolder, "Undone.pdf");
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");
            assertThat(files()).hasSize(1);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void contentGoesADayAfterItsFileWasDeletedAndWithAWithdrawnDealAtOnce() {
        MovableClock clock = context.getBean(MovableClock.class);
        Api.Answer first = send("anna.snelling", "First.pdf", PDF).expect(201);
        send("anna.snelling", "Second.pdf", PDF).expect(201);
        delete("anna.snelling", first, "slip").expect(204);
        DeletedFiles deleted = context.getBean(DeletedFiles.class);
        deleted.forget();
        assertThat(pieces()).isEqualTo(2);
        clock.setTo(clock.instant().plus(Duration.ofHours(25)));
        deleted.forget();
        assertThat(pieces()).isEqualTo(1);
        transaction.executeWithoutResult(status -> deleted.forget(new DealWithdrawn(deal)));
        assertThat(pieces()).isZero();
        clock.setTo(MovableClock.START);
    }

    private Attachments inFolder() {
        AttachmentSettings shipped = context.getBean(AttachmentSettings.class);
        AttachmentSettings settings =
                new AttachmentSettings(AttachmentSettings.Place.FOLDER, folder, shipped.maxSize(), shipped.types());
        AttachmentContents contents = new AttachmentContents(
                settings,
                List.of(new FolderContent(settings), new DatabaseContent(jdbc)),
                new FileTypes(settings),
                context.getBean(MovableClock.class));
        return new Attachments(
                context.getBean(AttachmentRepository.class),
                contents,
                context.getBean(DealAccess.class),
                context.getBean(Deals.class),
                context.getBean(People.class),
                context.getBean(Actors.class),
                context);
    }

    private Attachment add(Attachments attachments, String name) {
        try {
            return attachments.add(deal, null, name, new ByteArrayResource(PDF));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private int pieces() {
        Integer found = jdbc.queryForObject(
                "select count(*) from attachment_piece p join attachment a on a.id = p.attachment where a.deal = ?",
                Integer.class,
                deal);
        return found == null ? 0 : found;
    }

    private JsonNode lastEntry() {
        JsonNode entries = api.as("auditor")
                .get("/api/deals/" + deal + "/trail?size=200")
                .body()
                .at("/items");
        return entries.get(entries.size() - 1);
    }

    private String lead(String company) {
        return api.as("anna.snelling")
                .post("/api/leads", "{\"company\":\"" + company + "\",\"source\":\"web\",\"region\":\"Central\"}")
                .expect(201)
                .text("/deal");
    }

    private String path(Api.Answer added) {
        return "/api/deals/" + deal + "/attachments/" + added.text("/id");
    }

    private Api.Answer delete(String who, Api.Answer added, String reason) {
        return api.as(who).delete(path(added) + "?reason=" + reason.replace(" ", "%20"));
    }

    private Api.Answer send(String who, String name, byte[] content) {
        return api.as(who).upload("/api/deals/" + deal + "/attachments", name, content);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
