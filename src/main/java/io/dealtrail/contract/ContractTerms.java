package io.dealtrail.contract;

import java.time.LocalDate;

/**
 * How long a contract runs, in days of the calendar.
 *
 * @param start first day
 * @param end last day
 * @param renews whether it goes on for the same time unless somebody gives notice
 * @param noticeDays days before the end until which notice can be given
 * @param checkInDays days between two check-ins with the customer
 */
public record ContractTerms(LocalDate start, LocalDate end, boolean renews, int noticeDays, int checkInDays) {

    /** The last day to give notice: when a renewal has to be spoken about. */
    public LocalDate renewalOn() {
        return end.minusDays(noticeDays);
    }
}
