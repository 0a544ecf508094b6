package io.dealtrail.lead;

import io.dealtrail.customer.NewAccount;
import io.dealtrail.customer.NewContact;
import io.dealtrail.shared.Money;
import io.dealtrail.web.Faults;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it arrives.
 *
 * @param contact who asked; may be empty
 * @param source one of {@link #SOURCES}
 * @param country of the company: name or ISO code
 * @param message what they wrote; becomes a note on the deal
 * @param externalId its id where it comes from, unique within the source
 * @param owner who owns the deal, if that is decided already
 * @param createdAt when it arrived, if not now
 * @param attributes everything else, kept with the deal
 */
public record NewLead(
        @Nullable String company,
        NewContact contact,
        @Nullable String source,
        @Nullable String region,
        @Nullable String country,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable Money amount,
        @Nullable String message,
        @Nullable String externalId,
        @Nullable String owner,
        @Nullable Instant createdAt,
        Map<String, Object> attributes) {

    public static final List<String> SOURCES =
            List.of("web", "phone", "fair", "referral", "ad", "import", "partner", "other");

    private static final int TITLE = 200;
    private static final int FIRST_WORDS = 60;

    NewLead checked(Faults faults) {
        if (source == null || source.isBlank()) {
            faults.add("source", "field.required", "source");
        }
        if (amount != null && amount.isNegative()) {
            faults.add("amount", "field.negative", "amount");
        }
        return new NewLead(
                faults.required("company", company, 200),
                contact,
                faults.choice("source", source, SOURCES),
                faults.text("region", region, 64),
                faults.text("country", country, 100),
                faults.text("industry", industry, 120),
                faults.range("employees", employees, 0, Integer.MAX_VALUE),
                amount,
                faults.text("message", message, 10_000),
                faults.text("externalId", externalId, 120),
                owner,
                createdAt,
                attributes);
    }

    NewAccount account() {
        return new NewAccount(company, region, country, industry, null, employees, null, null, null);
    }

    /** The company, and with what they began: {@code Acme: Looking for 20 licences}. */
    String title() {
        String name = String.valueOf(company);
        String words =
                message == null ? "" : message.lines().findFirst().orElse("").strip();
        if (words.isEmpty() || name.length() + FIRST_WORDS + 3 > TITLE) {
            return name;
        }
        return name + ": " + shortened(words);
    }

    private static String shortened(String words) {
        if (words.length() <= FIRST_WORDS) {
            return words;
        }
        int space = words.lastIndexOf(' ', FIRST_WORDS);
        int end = space > FIRST_WORDS / 2 ? space : FIRST_WORDS;
        return words.substring(0, Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
