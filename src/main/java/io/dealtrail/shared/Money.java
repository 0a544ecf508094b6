package io.dealtrail.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount in a currency, kept at that currency's digits (ISO 4217: 2 for USD, 0 for JPY, 3 for KWD). As JSON
 * {@code {"amount":"1234.50","currency":"USD"}}; the amount is a string so that no client rounds it.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    private static final int MAX_PRECISION = 15;

    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        amount = amount.setScale(digits(currency), RoundingMode.HALF_UP);
    }

    /**
     * Reads money as a client sent it.
     *
     * @throws Refused {@code money.invalid} for a wrong number or currency, {@code money.digits} for more digits than the
     *     currency has, {@code money.tooLarge} beyond 15 digits
     */
    public static Money parse(String amount, String currency) {
        Currency unit = currencyOf(currency);
        BigDecimal value;
        try {
            value = new BigDecimal(amount.strip());
        } catch (NumberFormatException e) {
            throw Refused.invalid("money.invalid", amount, currency);
        }
        if (value.stripTrailingZeros().scale() > digits(unit)) {
            throw Refused.invalid("money.digits", amount, currency, digits(unit));
        }
        if (value.precision() - value.scale() > MAX_PRECISION) {
            throw Refused.invalid("money.tooLarge", amount, currency);
        }
        return new Money(value, unit);
    }

    public static Money of(BigDecimal amount, String currency) {
        return new Money(amount, Currency.getInstance(currency));
    }

    public static Money zero(String currency) {
        return of(BigDecimal.ZERO, currency);
    }

    @JsonCreator
    static Money fromJson(@JsonProperty("amount") Object amount, @JsonProperty("currency") Object currency) {
        if (amount == null || currency == null) {
            throw Refused.invalid("money.invalid", String.valueOf(amount), String.valueOf(currency));
        }
        return parse(amount.toString(), currency.toString());
    }

    @JsonProperty("amount")
    String amountText() {
        return amount.toPlainString();
    }

    @JsonProperty("currency")
    String currencyCode() {
        return currency.getCurrencyCode();
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    @JsonIgnore
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** @throws Refused {@code money.currencyMix} when the currencies differ */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw Refused.invalid("money.currencyMix", currencyCode(), other.currencyCode());
        }
        return other;
    }

    private static Currency currencyOf(String code) {
        try {
            return Currency.getInstance(code.strip());
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("money.currency", code);
        }
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return amountText() + " " + currencyCode();
    }
}
