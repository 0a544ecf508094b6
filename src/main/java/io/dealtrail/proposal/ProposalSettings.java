package io.dealtrail.proposal;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How proposals are made.
 *
 * @param taxPercent tax on top of the net, 0 to 100
 * @param paymentDays how long the customer may take to pay where a proposal says nothing, in days
 * @param validDays how long a proposal holds that names no day, counted from its sending
 */
@Validated
@ConfigurationProperties("dealtrail.proposal")
record ProposalSettings(
        @DefaultValue("0") @DecimalMin("0") @DecimalMax("100")
        BigDecimal taxPercent,

        @DefaultValue("30") @Min(0) @Max(Figures.MAX_PAYMENT_DAYS)
        int paymentDays,

        @DefaultValue("30") @Min(1) @Max(366) int validDays) {}
