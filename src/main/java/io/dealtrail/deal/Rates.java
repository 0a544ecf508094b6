package io.dealtrail.deal;

import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param baseCurrency ISO 4217; amounts of all deals are compared in it
 * @param rates worth of one unit of another currency in the base currency
 */
@ConfigurationProperties("dealtrail")
record Rates(
        @DefaultValue("USD") String baseCurrency,
        @DefaultValue Map<String, BigDecimal> rates) {

    /** @throws Refused {@code money.noRate} when the currency has no rate */
    Money toBase(Money amount) {
        String currency = amount.currency().getCurrencyCode();
        if (currency.equals(baseCurrency)) {
            return amount;
        }
        BigDecimal rate = rates.get(currency);
        if (rate == null) {
            throw Refused.field("amount", "money.noRate", currency, baseCurrency);
        }
        return Money.of(amount.amount().multiply(rate, MathContext.DECIMAL64), baseCurrency);
    }
}
