package io.dealtrail.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dealtrail.trail.Trails.Stored;
import io.dealtrail.trail.Trails.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -jar dealtrail.jar verify export.zip --key <id>}: verifies an export of the trail without the product or its
 * database. The ids of the keys come from elsewhere than the export, else it could not be told whether its seals are ours.
 */
public final class VerifyCommand {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final HexFormat HEX = HexFormat.of();
    private static final String USAGE = "verify <export.zip> [--key <id of a key that is believed> ...]";

    private final Set<String> believed;
    private final Map<String, byte[]> sealed = new HashMap<>();

    private VerifyCommand(Set<String> believed) {
        this.believed = believed;
    }

    /**
     * @param args what follows {@code verify}
     * @return 0 when complete and unaltered, 1 when not, 2 when it could not be read
     */
    public static int run(List<String> args, PrintStream out) {
        Set<String> keys = new HashSet<>();
        String file = null;
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals("--key") && i + 1 < args.size()) {
                keys.add(args.get(++i));
            } else if (file == null && !args.get(i).startsWith("--")) {
                file = args.get(i);
            } else {
                out.println(USAGE);
                return 2;
            }
        }
        if (file == null) {
            out.println(USAGE);
            return 2;
        }
        try (ZipFile zip = new ZipFile(Path.of(file).toFile())) {
            return new VerifyCommand(keys).verify(zip, out);
        } catch (IOException | IllegalArgumentException e) {
            out.println("cannot read " + file + ": " + e.getMessage());
            return 2;
        }
    }

    private int verify(ZipFile zip, PrintStream out) throws IOException {
        Map<String, byte[]> published = keys(zip);
        SealWalk walk = new SealWalk(published, id -> believed.isEmpty() || believed.contains(id));
        seals(zip, walk);
        Verifier chain = new Verifier();
        each(
                zip,
                "heads.jsonl",
                head -> chain.expect(text(head, "subject"), head.path("n").asLong(), hex(head, "hash")));
        each(zip, "entries.jsonl", line -> {
            Stored row = stored(line);
            chain.check(row);
            byte[] expected = sealed.remove(place(row.entry().subject(), row.n()));
            if (expected != null && !Arrays.equals(expected, row.hash())) {
                walk.fault(true, place(row.entry().subject(), row.n()));
            }
        });
        sealed.keySet().stream().sorted().findFirst().ifPresent(missing -> walk.fault(false, missing));
        Verification result = chain.result().and(walk.finding());
        tell(result, published.keySet(), out);
        return result.complete() && result.unaltered() ? 0 : 1;
    }

    private void tell(Verification result, Set<String> published, PrintStream out) {
        out.println("entries    " + result.checked());
        out.println("seals      " + result.seals()
                + (result.sealedUntil() == null ? "" : ", the last one of " + result.sealedUntil()));
        out.println("complete   " + (result.complete() ? "yes" : "NO"));
        out.println("unaltered  " + (result.unaltered() ? "yes" : "NO"));
        if (result.firstBad() != null) {
            out.println("first bad  " + result.firstBad());
        }
        if (result.clockBack() != null) {
            out.println("clock      was set back before " + result.clockBack());
        }
        if (believed.isEmpty()) {
            out.println("keys       not compared: give --key with the id that was published to you");
        }
        published.stream().sorted().forEach(id -> out.println("key        " + id));
    }

    private static Map<String, byte[]> keys(ZipFile zip) throws IOException {
        Map<String, byte[]> published = new HashMap<>();
        each(
                zip,
                "keys.jsonl",
                key -> published.put(text(key, "id"), Base64.getDecoder().decode(text(key, "publicKey"))));
        return published;
    }

    private void seals(ZipFile zip, SealWalk walk) throws IOException {
        Map<Long, List<Head>> heads = new HashMap<>();
        each(zip, "sealed-heads.jsonl", line -> {
            Head head = new Head(text(line, "subject"), line.path("n").asLong(), hex(line, "hash"), false);
            heads.computeIfAbsent(line.path("seal").asLong(), n -> new ArrayList<>())
                    .add(head);
            sealed.put(place(head.subject(), head.n()), head.hash());
        });
        each(zip, "seals.jsonl", line -> {
            Seal seal = new Seal(
                    line.path("n").asLong(),
                    Instant.parse(text(line, "at")),
                    line.path("heads").asInt(),
                    hex(line, "root"),
                    hex(line, "previous"),
                    text(line, "key"),
                    hex(line, "signature"));
            List<Head> own = heads.getOrDefault(seal.n(), List.of());
            heads.remove(seal.n());
            walk.check(seal, SealWalk.leaves(own));
        });
        heads.keySet().stream().sorted().findFirst().ifPresent(seal -> walk.fault(false, "seal#" + seal));
    }

    private static Stored stored(JsonNode line) {
        Entry entry = new Entry(
                text(line, "subject"),
                Instant.parse(text(line, "at")),
                line.has("occurredAt") ? Instant.parse(text(line, "occurredAt")) : null,
                text(line, "actor"),
                optional(line, "onBehalfOf"),
                text(line, "action"),
                optional(line, "processId"),
                line.has("processVersion") ? line.path("processVersion").asInt() : null,
                optional(line, "elementId"),
                optional(line, "elementName"),
                optional(line, "client"),
                text(line, "correlation"),
                line.path("format").asInt(),
                hex(line, "values"));
        return new Stored(
                entry,
                line.path("n").asLong(),
                hex(line, "previous"),
                hex(line, "hash"),
                line.has("salt") ? hex(line, "salt") : null,
                optional(line, "body"));
    }

    private interface Each {
        void take(JsonNode line);
    }

    private static void each(ZipFile zip, String name, Each each) throws IOException {
        ZipEntry file = zip.getEntry(name);
        if (file == null) {
            throw new IOException(name + " is not in it");
        }
        try (InputStream in = zip.getInputStream(file);
                MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(in)) {
            while (lines.hasNextValue()) {
                each.take(lines.nextValue());
            }
        }
    }

    private static String place(String subject, long n) {
        return subject + "#" + n;
    }

    private static String text(JsonNode line, String field) {
        JsonNode value = line.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " is missing in " + line);
        }
        return value.textValue();
    }

    private static @Nullable String optional(JsonNode line, String field) {
        return line.has(field) ? line.path(field).asText() : null;
    }

    private static byte[] hex(JsonNode line, String field) {
        return HEX.parseHex(text(line, field));
    }
}
