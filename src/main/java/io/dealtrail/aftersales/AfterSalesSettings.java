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
 * @param caseDays days in which a service case should be resolved
 * @param termMonths how long a contract runs
 * @param noticeDays days before its end at which a renewal is planned
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
        @DefaultValue("needs-analysis") @NotBlank String renewalStage) {}
