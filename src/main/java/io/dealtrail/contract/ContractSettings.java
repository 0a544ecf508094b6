package io.dealtrail.contract;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How contracts are made.
 *
 * @param signDays how long the customer has to sign, counted from the sending
 * @param termMonths how long a contract runs, unless another time is agreed
 * @param renews whether it then goes on for the same time, unless somebody gives notice
 * @param noticeDays days before the end until which notice can be given
 * @param checkInDays days between two check-ins with the customer
 */
@Validated
@ConfigurationProperties("dealtrail.contract")
record ContractSettings(
        @DefaultValue("30") @Min(1) @Max(366) int signDays,
        @DefaultValue("12") @Min(1) @Max(600) int termMonths,
        @DefaultValue("false") boolean renews,
        @DefaultValue("60") @Min(0) @Max(1830) int noticeDays,
        @DefaultValue("30") @Min(1) @Max(1830) int checkInDays) {

    Terms terms() {
        return new Terms(null, null, termMonths, renews, noticeDays, checkInDays);
    }
}
