package io.dealtrail.web;

import io.dealtrail.shared.Refused;
import org.jspecify.annotations.Nullable;

/** The version that a change is based on, from the body's {@code version} or {@code If-Match}. */
public final class Versions {

    private Versions() {}

    /**
     * @param body {@code version} of the body
     * @param ifMatch the header, quoted or not
     * @param current shown to the client when it is stale
     * @throws Refused {@code version.required} (422) when neither is given, {@code staleCode} (409) when it is stale
     */
    public static void check(
            @Nullable Long body, @Nullable String ifMatch, long actual, String staleCode, Object current) {
        Long expected = body != null ? body : parse(ifMatch);
        if (expected == null) {
            throw Refused.field("version", "version.required");
        }
        if (expected != actual) {
            throw Refused.conflict(staleCode, expected, actual).with("current", current);
        }
    }

    private static @Nullable Long parse(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        try {
            return Long.parseLong(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw Refused.malformed("version.header", ifMatch);
        }
    }
}
