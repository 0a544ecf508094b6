package io.dealtrail.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long a contract runs, as it is written.
 *
 * @param start first day; null is the day of the countersignature
 * @param end last day; null when {@code months} says how long
 * @param months from the start; null when {@code end} is given
 * @param renews whether it goes on for the same time unless somebody gives notice
 * @param noticeDays days before the end until which notice can be given
 * @param checkInDays days between two check-ins with the customer
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Terms(
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        @Nullable Integer months,
        boolean renews,
        int noticeDays,
        int checkInDays) {

    /** @param countersigned the day from which it runs when no other is written */
    ContractTerms from(LocalDate countersigned) {
        LocalDate first = start == null ? countersigned : start;
        LocalDate last = end != null
                ? end
                : first.plusMonths(months == null ? 1 : months).minusDays(1);
        return new ContractTerms(first, last, renews, noticeDays, checkInDays);
    }

    /** For the content's hash: fields in their order, each with a sign that none of them holds. */
    String canonical() {
        return start + "|" + end + "|" + months + "|" + renews + "|" + noticeDays + "|" + checkInDays;
    }
}
