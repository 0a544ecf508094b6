package io.dealtrail.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who we are, as our papers say it.
 *
 * @param address lines as on an envelope
 * @param bank where customers pay to, in lines
 * @param termsEn general terms under a proposal, in English; {@code termsZh} in Chinese
 * @param timeZone of the dates on papers, such as {@code Europe/Berlin}
 * @param logo as PNG
 * @param version rises with each change, for {@code If-Match}
 */
public record Company(
        String name,
        @Nullable String address,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String website,
        @Nullable String taxNumber,
        @Nullable String bank,
        @Nullable String termsEn,
        @Nullable String termsZh,
        String timeZone,
        @JsonIgnore byte @Nullable [] logo,
        long version) {

    @JsonIgnore
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** The address in one line. */
    @JsonIgnore
    public @Nullable String addressLine() {
        return address == null ? null : String.join(", ", address.lines().toList());
    }

    /** The terms in the reader's language; null when there are none. */
    public @Nullable String terms(Locale language) {
        String theirs = language.getLanguage().equals("zh") ? termsZh : termsEn;
        return theirs != null ? theirs : termsEn;
    }

    /** The logo for {@code <img src>}; null without one. */
    @JsonIgnore
    public @Nullable String logoAddress() {
        return logo == null
                ? null
                : "data:image/png;base64," + Base64.getEncoder().encodeToString(logo);
    }
}
