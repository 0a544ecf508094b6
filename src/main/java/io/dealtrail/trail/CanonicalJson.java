package io.dealtrail.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dealtrail.shared.DealEvent.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * Canonical JSON (RFC 8785). Texts, whole numbers, truth values, lists and maps of these are nearly all there is, and are written
 * directly; whatever else occurs goes through the library, to the same result.
 */
final class CanonicalJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    /** Beyond it JSON's numbers are not exact. */
    private static final long EXACT = 1L << 53;

    private CanonicalJson() {}

    static String of(Map<String, ? extends @Nullable Object> value) {
        StringBuilder out = new StringBuilder(256);
        return write(value, out) ? out.toString() : byLibrary(value);
    }

    static String byLibrary(Object value) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(value)).getEncodedString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("values cannot be written as JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers false when there is something that the library has to write. */
    private static boolean write(@Nullable Object value, StringBuilder out) {
        if (value instanceof String text) {
            return text(text, out);
        }
        if (value instanceof Change change) {
            out.append("{\"field\":");
            boolean plain = write(change.field(), out);
            out.append(",\"from\":");
            plain &= write(change.from(), out);
            out.append(",\"to\":");
            plain &= write(change.to(), out);
            out.append('}');
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, out);
        }
        if (value instanceof List<?> list) {
            return list(list, out);
        }
        out.append(value);
        return value == null || value instanceof Boolean || isWhole(value);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || (value instanceof Long l && -EXACT < l && l < EXACT);
    }

    private static boolean map(Map<?, ?> map, StringBuilder out) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                return false;
            }
            sorted.put(key, entry.getValue());
        }
        boolean plain = true;
        char before = '{';
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            out.append(before);
            plain &= text(entry.getKey(), out);
            out.append(':');
            plain &= write(entry.getValue(), out);
            before = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
        return plain;
    }

    private static boolean list(List<?> list, StringBuilder out) {
        boolean plain = true;
        char before = '[';
        for (Object item : list) {
            out.append(before);
            plain &= write(item, out);
            before = ',';
        }
        out.append(list.isEmpty() ? "[]" : "]");
        return plain;
    }

    /** Control characters and surrogates are left to the library. */
    private static boolean text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || Character.isSurrogate(c)) {
                return false;
            }
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
        return true;
    }
}
