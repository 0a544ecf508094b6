package io.dealtrail.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Change;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry's changes and comment, with the salt that keeps their digest from being guessed. They lie beside the chain, so that
 * personal data can be erased while the chain stays whole.
 *
 * @param body canonical JSON {@code {"changes":[{"field","from","to"}],"comment"}}
 */
record Values(byte[] salt, String body) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** The parts of a body, as read back. */
    record Body(List<Change> changes, @Nullable String comment) {}

    static Values of(DealEvent event) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("changes", event.changes());
        if (event.comment() != null) {
            body.put("comment", event.comment());
        }
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new Values(salt, CanonicalJson.of(body));
    }

    byte[] digest() {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        return Chain.sha256(salt, text);
    }

    static Body read(@Nullable String body) {
        if (body == null) {
            return new Body(List.of(), null);
        }
        try {
            return JSON.readValue(body, Body.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored values are not JSON", e);
        }
    }
}
