package io.dealtrail.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dealtrail.shared.Refused;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last row's sort values, as an opaque text that a client hands back in {@code after}. */
public final class Cursor {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Cursor() {}

    public static String of(@Nullable Object... values) {
        try {
            List<@Nullable String> texts = Arrays.stream(values)
                    .map(v -> v == null ? null : v.toString())
                    .toList();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(texts));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** @throws Refused {@code list.cursor} (400) when it is not one of {@code count} values */
    public static @Nullable String[] parse(String cursor, int count) {
        try {
            @Nullable String[] values = JSON.readValue(Base64.getUrlDecoder().decode(cursor), String[].class);
            if (values.length == count) {
                return values;
            }
        } catch (IllegalArgumentException | IOException e) {
            // told below
        }
        throw Refused.malformed("list.cursor", cursor);
    }
}
