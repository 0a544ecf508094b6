package io.dealtrail.trail;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dealtrail.trail.Trails.Stored;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The whole trail with its seals in one file, for {@link VerifyCommand}: {@code keys}, {@code seals}, {@code sealed-heads},
 * {@code heads} and {@code entries}, each a file of JSON lines. Rows are streamed; nothing is held.
 */
@Component
class TrailArchive {

    static final int FORMAT = 1;
    private static final HexFormat HEX = HexFormat.of();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private final JdbcTemplate streaming;
    private final Seals seals;

    TrailArchive(DataSource source, Seals seals) {
        this.streaming = new JdbcTemplate(source);
        streaming.setFetchSize(1000);
        this.seals = seals;
    }

    /** Writes everything as of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void write(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            file(zip, "manifest.json");
            line(zip, Map.of("format", FORMAT, "what", "dealtrail trail"));
            file(zip, "keys.jsonl");
            for (Seals.PublishedKey key : seals.published()) {
                line(
                        zip,
                        Map.of(
                                "id", key.id(),
                                "publicKey", Base64.getEncoder().encodeToString(key.publicKey()),
                                "firstSeal", key.firstSeal()));
            }
            file(zip, "seals.jsonl");
            streaming.query("select * from trail_seal order by n", (ResultSet rs) -> line(zip, seal(Seals.map(rs, 0))));
            file(zip, "sealed-heads.jsonl");
            streaming.query(
                    "select seal, subject, n, hash from trail_sealed_head order by seal, subject",
                    (ResultSet rs) -> line(
                            zip,
                            Map.of(
                                    "seal", rs.getLong(1),
                                    "subject", rs.getString(2),
                                    "n", rs.getLong(3),
                                    "hash", HEX.formatHex(rs.getBytes(4)))));
            file(zip, "heads.jsonl");
            streaming.query(
                    "select subject, n, hash from trail_head",
                    (ResultSet rs) -> line(
                            zip,
                            Map.of(
                                    "subject", rs.getString(1),
                                    "n", rs.getLong(2),
                                    "hash", HEX.formatHex(rs.getBytes(3)))));
            file(zip, "entries.jsonl");
            streaming.query(
                    Trails.COLUMNS + "order by e.subject, e.n",
                    (ResultSet rs) -> line(zip, entry(Trails.stored(rs, 0))));
            zip.closeEntry();
        }
    }

    private static Map<String, Object> seal(Seal seal) {
        return Map.of(
                "n", seal.n(),
                "at", seal.at().toString(),
                "heads", seal.heads(),
                "root", HEX.formatHex(seal.root()),
                "previous", HEX.formatHex(seal.previous()),
                "key", seal.key(),
                "signature", HEX.formatHex(seal.signature()));
    }

    private static Map<String, @Nullable Object> entry(Stored row) {
        Entry entry = row.entry();
        Map<String, @Nullable Object> parts = new HashMap<>();
        parts.put("subject", entry.subject());
        parts.put("n", row.n());
        parts.put("at", entry.at().toString());
        parts.put(
                "occurredAt",
                entry.occurredAt() == null ? null : entry.occurredAt().toString());
        parts.put("actor", entry.actor());
        parts.put("onBehalfOf", entry.onBehalfOf());
        parts.put("action", entry.action());
        parts.put("processId", entry.processId());
        parts.put("processVersion", entry.processVersion());
        parts.put("elementId", entry.elementId());
        parts.put("elementName", entry.elementName());
        parts.put("client", entry.client());
        parts.put("correlation", entry.correlation());
        parts.put("format", entry.format());
        parts.put("values", HEX.formatHex(entry.valuesDigest()));
        parts.put("previous", HEX.formatHex(row.previous()));
        parts.put("hash", HEX.formatHex(row.hash()));
        parts.put("salt", row.salt() == null ? null : HEX.formatHex(row.salt()));
        parts.put("body", row.body());
        parts.values().removeIf(java.util.Objects::isNull);
        return parts;
    }

    private static void file(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    private static void line(ZipOutputStream zip, Map<String, ? extends @Nullable Object> parts) {
        try {
            zip.write(JSON.writeValueAsBytes(parts));
            zip.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
