package io.dealtrail.customer;

import io.dealtrail.web.Faults;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as entered.
 *
 * @param at ISO 8601 with offset; null is now
 */
public record NewInteraction(
        @Nullable String kind,
        @Nullable String at,
        @Nullable String subject,
        @Nullable String text) {

    public static final List<String> KINDS = List.of("call", "email", "meeting", "visit", "note");

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(366); // a meeting may be planned

    NewInteraction checked(Faults faults, Instant now) {
        if (kind == null || kind.isBlank()) {
            faults.add("kind", "field.required", "kind");
        }
        String title = faults.text("subject", subject, 200);
        String body = faults.text("text", text, 20_000);
        if (title == null && body == null) {
            faults.add("text", "interaction.empty");
        }
        Instant when = when(faults, now);
        return new NewInteraction(faults.choice("kind", kind, KINDS), when.toString(), title, body);
    }

    private Instant when(Faults faults, Instant now) {
        if (at == null || at.isBlank()) {
            return now;
        }
        try {
            Instant when = OffsetDateTime.parse(at.strip()).toInstant();
            if (when.isBefore(EARLIEST) || when.isAfter(now.plus(AHEAD))) {
                faults.add("at", "interaction.at", at);
            }
            return when;
        } catch (DateTimeException e) {
            faults.add("at", "field.dateTime", at);
            return now;
        }
    }
}
