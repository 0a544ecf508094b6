package io.dealtrail.trail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * What is hashed of an entry, apart from its position. Times have millisecond precision.
 *
 * @param valuesDigest SHA-256 of salt and canonical values, see {@link Values}
 */
record Entry(
        String subject,
        Instant at,
        @Nullable Instant occurredAt,
        String actor,
        @Nullable String onBehalfOf,
        String action,
        @Nullable String processId,
        @Nullable Integer processVersion,
        @Nullable String elementId,
        @Nullable String elementName,
        @Nullable String client,
        String correlation,
        int format,
        byte[] valuesDigest) {

    static final int FORMAT = 1;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** SHA-256 of the canonical JSON (RFC 8785) of this entry; absent parts are left out. */
    byte[] digest() {
        ObjectNode node = JSON.createObjectNode();
        node.put("action", action);
        node.put("actor", actor);
        node.put("at", at.toString());
        node.put("correlation", correlation);
        node.put("format", format);
        node.put("subject", subject);
        node.put("values", HexFormat.of().formatHex(valuesDigest));
        putIfPresent(node, "client", client);
        putIfPresent(node, "elementId", elementId);
        putIfPresent(node, "elementName", elementName);
        putIfPresent(node, "occurredAt", occurredAt == null ? null : occurredAt.toString());
        putIfPresent(node, "onBehalfOf", onBehalfOf);
        putIfPresent(node, "processId", processId);
        if (processVersion != null) {
            node.put("processVersion", processVersion);
        }
        return Chain.sha256(canonical(node.toString()));
    }

    /** Canonical JSON of a JSON text. */
    static byte[] canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putIfPresent(ObjectNode node, String name, @Nullable String text) {
        if (text != null) {
            node.put(name, text);
        }
    }
}
