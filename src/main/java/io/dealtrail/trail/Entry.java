package io.dealtrail.trail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
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
    /** SHA-256 of the canonical JSON (RFC 8785) of this entry; absent parts are left out. */
    byte[] digest() {
        Map<String, Object> parts = new HashMap<>();
        parts.put("action", action);
        parts.put("actor", actor);
        parts.put("at", at.toString());
        parts.put("correlation", correlation);
        parts.put("format", format);
        parts.put("subject", subject);
        parts.put("values", HexFormat.of().formatHex(valuesDigest));
        putIfPresent(parts, "client", client);
        putIfPresent(parts, "elementId", elementId);
        putIfPresent(parts, "elementName", elementName);
        putIfPresent(parts, "occurredAt", occurredAt == null ? null : occurredAt.toString());
        putIfPresent(parts, "onBehalfOf", onBehalfOf);
        putIfPresent(parts, "processId", processId);
        putIfPresent(parts, "processVersion", processVersion);
        return Chain.sha256(CanonicalJson.of(parts).getBytes(StandardCharsets.UTF_8));
    }

    private static void putIfPresent(Map<String, Object> parts, String name, @Nullable Object part) {
        if (part != null) {
            parts.put(name, part);
        }
    }
}
