package io.dealtrail.lead;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form on our site or somebody else's that strangers fill in.
 *
 * @param key part of its address; it can be guessed by nobody
 * @param language of its texts, or null for the visitor's
 * @param fields shown, of {@link WebForms#FIELDS}
 * @param thanks what is said afterwards, or {@code thanksUrl} where the visitor is sent
 * @param origins sites that may show it in a frame and send it from a form of their own
 * @param team that gets the leads, or null to have them routed
 * @param turnedAway submissions of programs, which are counted and not kept
 */
record WebForm(
        String id,
        String key,
        String name,
        String source,
        @Nullable String language,
        List<String> fields,
        @Nullable String thanks,
        @Nullable String thanksUrl,
        List<String> origins,
        @Nullable String team,
        String createdBy,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime revokedAt,
        int received,
        int turnedAway,
        long version) {

    /** For templates too, which reach only what is public. */
    public boolean asks(String field) {
        return fields.contains(field);
    }

    static List<String> list(@Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.strip().split("[\\s,;]+")).distinct().toList();
    }
}
