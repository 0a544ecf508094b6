package io.dealtrail.contract;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How contracts are made.
 *
 * @param signDays how long the customer has to sign, counted from the sending
 * @param legalReviewAbove net in the base currency above which no contract leaves without a legal review, whatever the
 *     diagram says; the diagram may ask for it earlier
 */
@Validated
@ConfigurationProperties("dealtrail.contract")
record ContractSettings(
        @DefaultValue("30") @Min(1) @Max(366) int signDays,
        @DefaultValue("100000") @DecimalMin("0") BigDecimal legalReviewAbove) {}
