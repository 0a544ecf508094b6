package io.dealtrail.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.trail.Trails.Verification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever owns the database changes rows in it directly: each way is found and named, because the key is not there. */
abstract class SealRules {

    private static final AtomicInteger SUBJECTS = new AtomicInteger();

    @Autowired
    Api api;

    @Autowired
    Seals seals;

    @Autowired
    SealKeys keys;

    @Autowired
    Trails trails;

    @Autowired
    TrailArchive archive;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    MovableClock clock;

    private String subject = "";

    @BeforeEach
    void aSealedSubject() {
        subject = "sealed:" + SUBJECTS.incrementAndGet();
        write(3);
        seal();
        write(2);
        seal();
    }

    @Test
    void whatIsUntouchedIsCompleteAndUnaltered() {
        Verification one = trails.verify(subject);
        assertThat(one.complete() && one.unaltered()).isTrue();
        assertThat(one.checked()).isEqualTo(5);
        assertThat(one.sealedUntil()).isEqualTo(seals.last().orElseThrow().at());
        Verification all = trails.verifyAll();
        assertThat(all.firstBad()).isNull();
        assertThat(all.seals()).isEqualTo(seals.last().orElseThrow().n());
        assertThat(all.clockBack()).isNull();
    }

    @Test
    void aSealCoversOnlyWhatGrewSinceTheLast() {
        assertThat(seals.seal(false)).isEmpty();
        write(1);
        assertThat(seals.seal(false).orElseThrow().heads()).isEqualTo(1);
    }

    @Test
    void aChangedRowIsNamed() {
        Verification found = tamper("update trail_entry set actor = 'person:nobody' where subject = ? and n = 2");
        assertThat(found.unaltered()).isFalse();
        assertThat(found.complete()).isTrue();
        assertThat(found.firstBad()).isEqualTo(subject + "#2");
    }

    @Test
    void changedValuesAreNamed() {
        Verification found = tamper("update trail_values set body = '{\"changes\":[]}' where subject = ? and n = 4");
        assertThat(found.unaltered()).isFalse();
        assertThat(found.firstBad()).isEqualTo(subject + "#4");
    }

    @Test
    void aDeletedRowIsMissing() {
        Verification found = tamper("delete from trail_entry where subject = ? and n = 3");
        assertThat(found.complete()).isFalse();
        assertThat(found.firstBad()).isEqualTo(subject + "#3");
    }

    @Test
    void swappedRowsAreNamed() {
        Verification found = tamper(
                "update trail_entry set n = 99 where subject = ? and n = 1",
                "update trail_entry set n = 1 where subject = ? and n = 2",
                "update trail_entry set n = 2 where subject = ? and n = 99");
        assertThat(found.unaltered()).isFalse();
        assertThat(found.firstBad()).startsWith(subject + "#");
    }

    @Test
    void anInsertedRowIsNamed() {
        Verification found = tamper(
                "insert into trail_entry select subject, 6, written_at, occurred_at, actor, on_behalf_of, action,"
                        + " process_id, process_version, element_id, element_name, client, correlation, format, values_digest, previous, hash"
                        + " from trail_entry where subject = ? and n = 5");
        assertThat(found.complete() && found.unaltered()).isFalse();
        assertThat(found.firstBad()).isEqualTo(subject + "#6");
    }

    @Test
    void anEndThatWasCutOffIsMissingEvenWhenTheHeadWasPutBack() {
        Verification found = tamper(
                "delete from trail_entry where subject = ? and n = 5",
                "update trail_head set n = 4, hash = (select e.hash from trail_entry e where e.subject = trail_head.subject and e.n = 4)"
                        + " where subject = ?");
        assertThat(found.complete()).isFalse();
        assertThat(found.firstBad()).isEqualTo(subject + "#5");
    }

    @Test
    void aChainWrittenAnewByTheOwnerOfTheDatabaseIsFoundByTheSeal() {
        Verification found = inside(() -> {
            rechain();
            return trails.verify(subject);
        });
        assertThat(found.unaltered()).isFalse();
        assertThat(found.firstBad()).isEqualTo(subject + "#3"); // what the first seal has
        Verification all = inside(() -> {
            rechain();
            return trails.verifyAll();
        });
        assertThat(all.unaltered()).isFalse();
    }

    @Test
    void aSealTakenAwayLeavesAGap() {
        long last = seals.last().orElseThrow().n();
        Verification found = inside(() -> {
            jdbc.update("delete from trail_seal where n = ?", last - 1);
            return trails.verifyAll();
        });
        assertThat(found.complete()).isFalse();
        assertThat(found.firstBad()).isEqualTo("seal#" + (last - 1));
        Verification newest = inside(() -> {
            jdbc.update("delete from trail_seal where n = ?", last);
            return trails.verifyAll();
        });
        assertThat(newest.complete()).isFalse();
        assertThat(newest.firstBad()).isEqualTo("seal#" + last);
    }

    @Test
    void aSealedHeadTakenAwayOrChangedIsFoundByTheRoot() {
        long last = seals.last().orElseThrow().n();
        assertThat(inside(() -> {
                            jdbc.update("delete from trail_sealed_head where subject = ? and n = 5", subject);
                            return trails.verifyAll();
                        })
                        .firstBad())
                .isEqualTo("seal#" + last);
        Verification changed = inside(() -> {
            rechain();
            for (long n : List.of(3L, 5L)) {
                jdbc.update(
                        "update trail_sealed_head set hash = (select e.hash from trail_entry e where e.subject = ? and e.n = ?)"
                                + " where subject = ? and n = ?",
                        subject,
                        n,
                        subject,
                        n);
            }
            return trails.verifyAll();
        });
        assertThat(changed.unaltered()).isFalse();
        assertThat(changed.firstBad()).isEqualTo("seal#" + (last - 1));
    }

    @Test
    void sealsOfAnotherKeyAreNotBelieved() throws Exception {
        var pair = java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] open = pair.getPublic().getEncoded();
        var forged = new SealKeys.Key(SealKeys.id(open), pair.getPrivate(), pair.getPublic());
        Seal last = seals.last().orElseThrow();
        byte[] signature = SealKeys.sign(
                forged, Seal.statement(last.n(), last.at(), last.heads(), last.root(), last.previous(), forged.id()));
        Verification found = inside(() -> {
            jdbc.update(
                    "insert into trail_key (id, public_key, first_seal) values (?, ?, ?)", forged.id(), open, last.n());
            jdbc.update(
                    "update trail_seal set key_id = ?, signature = ? where n = ?", forged.id(), signature, last.n());
            return trails.verifyAll();
        });
        assertThat(found.unaltered()).isFalse();
        assertThat(found.firstBad()).isEqualTo("seal#" + last.n());
    }

    @Test
    void aClockSetBackIsTold() {
        clock.advance(Duration.ofHours(2));
        write(1);
        seal();
        write(1);
        Verification found = inside(() -> {
            clock.advance(Duration.ofHours(-1));
            try {
                seal();
            } finally {
                clock.advance(Duration.ofHours(1));
            }
            return trails.verifyAll();
        });
        assertThat(found.complete() && found.unaltered()).isTrue();
        assertThat(found.clockBack()).startsWith("seal#");
    }

    @Test
    void directorsSealByCommandAndAuditorsReadTheSeals() {
        write(1);
        Api.Answer made = api.as("director").post("/api/trail/seals", "").expect(200);
        long n = made.body().at("/n").asLong();
        assertThat(api.as("auditor")
                        .get("/api/trail/seals")
                        .expect(200)
                        .body()
                        .at("/items/0/n")
                        .asLong())
                .isEqualTo(n);
        assertThat(api.as("auditor")
                        .get("/api/trail/keys")
                        .body()
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(keys.current().id());
        api.as("auditor").post("/api/trail/seals", "").expect(403);
        api.as("anna.snelling").get("/api/trail/seals").expect(403);
    }

    @Test
    void anExportIsVerifiedByTheCommandWithoutTheDatabase() throws Exception {
        Path file = Path.of("target", "trail-" + getClass().getSimpleName() + ".zip");
        Files.write(file, archive());
        String key = keys.current().id();
        assertThat(verify(file, "--key", key)).startsWith("0").contains("complete   yes", "unaltered  yes");
        assertThat(verify(file, "--key", "0".repeat(64)))
                .startsWith("1")
                .contains("unaltered  NO", "first bad  seal#1");

        assertThat(verify(changed(file, "entries.jsonl", "test.written", "test.altered")))
                .startsWith("1")
                .contains("unaltered  NO");
        assertThat(verify(changed(
                        file,
                        "entries.jsonl",
                        "\\{[^\n]*\"" + subject + "\"[^\n]*\"n\":5[^\n]*\n|\\{[^\n]*\"n\":5[^\n]*\"" + subject
                                + "\"[^\n]*\n",
                        "")))
                .startsWith("1")
                .contains("complete   NO", subject + "#5");
        assertThat(verify(changed(file, "seals.jsonl", "^[^\n]*\n", "")))
                .startsWith("1")
                .contains("complete   NO", "first bad  seal#1");
        assertThat(verify(Path.of("target", "nothing.zip"))).startsWith("2");
        api.as("anna.snelling").get("/api/trail.zip").expect(403);
    }

    private byte[] archive() throws Exception {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        archive.write(out);
        return out.toByteArray();
    }

    private static String verify(Path file, String... args) {
        java.io.ByteArrayOutputStream said = new java.io.ByteArrayOutputStream();
        List<String> all = new java.util.ArrayList<>(List.of(file.toString()));
        all.addAll(List.of(args));
        int code = VerifyCommand.run(all, new java.io.PrintStream(said, true, StandardCharsets.UTF_8));
        return code + "\n" + said.toString(StandardCharsets.UTF_8);
    }

    /** The export with the first match in one of its files replaced. */
    private static Path changed(Path file, String name, String pattern, String replacement) throws Exception {
        Path other = Path.of(file + ".changed.zip");
        try (var in = new java.util.zip.ZipFile(file.toFile());
                var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(other))) {
            for (var entry : java.util.Collections.list(in.entries())) {
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                String written = entry.getName().equals(name) ? text.replaceFirst(pattern, replacement) : text;
                out.write(written.getBytes(StandardCharsets.UTF_8));
            }
        }
        return other;
    }

    @Test
    void theTreeIsThatOfRfc6962() {
        byte[] a = Merkle.leaf("a", 1, Chain.START);
        byte[] b = Merkle.leaf("b", 1, Chain.START);
        byte[] c = Merkle.leaf("c", 1, Chain.START);
        byte[] node = {1};
        assertThat(Merkle.root(List.of(a))).isEqualTo(a);
        assertThat(Merkle.root(List.of(a, b, c))).isEqualTo(Chain.sha256(node, Chain.sha256(node, a, b), c));
        assertThat(a)
                .isEqualTo(Chain.sha256(
                        new byte[] {0},
                        ("{\"hash\":\"" + "00".repeat(32) + "\",\"n\":1,\"subject\":\"a\"}")
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private void write(int entries) {
        for (int i = 0; i < entries; i++) {
            transaction.executeWithoutResult(status ->
                    events.publishEvent(DealEvent.of(subject, "test.written").with("value", "v")));
        }
    }

    private void seal() {
        seals.seal(true).orElseThrow();
    }

    private Verification tamper(String... statements) {
        return inside(() -> {
            for (String statement : statements) {
                assertThat(jdbc.update(statement, subject)).isEqualTo(1);
            }
            return trails.verify(subject);
        });
    }

    /** With the rights of the database's owner, and taken back afterwards. */
    private Verification inside(Supplier<Verification> work) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            disarm();
            return work.get();
        });
    }

    void disarm() {}

    /** The second entry's actor is changed, and every hash from there on computed anew, the head's too. */
    private void rechain() {
        jdbc.update("update trail_entry set actor = 'person:nobody' where subject = ? and n = 2", subject);
        byte[] previous = jdbc.queryForObject(
                "select previous from trail_entry where subject = ? and n = 2", byte[].class, subject);
        for (Trails.Stored row : trails.stored(subject)) {
            if (row.n() >= 2) {
                byte[] hash = Chain.link(previous, row.n(), row.entry().digest());
                jdbc.update(
                        "update trail_entry set previous = ?, hash = ? where subject = ? and n = ?",
                        previous,
                        hash,
                        subject,
                        row.n());
                previous = hash;
            }
        }
        jdbc.update("update trail_head set hash = ? where subject = ?", previous, subject);
    }
}
