package io.dealtrail.aftersales;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What happens after a deal was won.
 *
 * @param checkInDays days from the end of onboarding to the check-in
 * @param surveyDays days that the customer has to answer a survey
 * @param caseDays working days in which a service case should be resolved where its table says nothing
 * @param termMonths how long a contract runs
 * @param noticeDays days before its end at which a renewal is planned
 * @param linkDays days that a customer's link to our service opens
 * @param reopenDays days in which a customer may open a resolved case again
 * @param surveyEveryDays days between two surveys of a customer who is checked in with more often
 * @param renewalAheadDays days before the last day of notice at which a renewal is planned
 * @param renewalStage key of the stage at which a renewal starts: the customer is known already
 */
@Validated
@ConfigurationProperties("dealtrail.aftersales")
record AfterSalesSettings(
        @DefaultValue("30") @Min(1) @Max(366) int checkInDays,
        @DefaultValue("14") @Min(1) @Max(366) int surveyDays,
        @DefaultValue("5") @Min(1) @Max(366) int caseDays,
        @DefaultValue("12") @Min(1) @Max(120) int termMonths,
        @DefaultValue("60") @Min(0) @Max(366) int noticeDays,
        @DefaultValue("730") @Min(1) @Max(3660) int linkDays,
        @DefaultValue("14") @Min(0) @Max(366) int reopenDays,
        @DefaultValue("180") @Min(1) @Max(1000) int surveyEveryDays,
        @DefaultValue("14") @Min(0) @Max(366) int renewalAheadDays,
        @DefaultValue("needs-analysis") @NotBlank String renewalStage) {}
