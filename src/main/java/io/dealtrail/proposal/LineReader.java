package io.dealtrail.proposal;

import io.dealtrail.catalog.Offer;
import io.dealtrail.proposal.DraftRequest.LineRequest;
import io.dealtrail.proposal.DraftRequest.MoneyRequest;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a line as a client sent it into one with prices from the catalogue. */
final class LineReader {

    private static final BigDecimal MAX_QUANTITY = new BigDecimal("1000000000");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Leaves room for tax in a column of 15 digits. */
    static final BigDecimal TOO_MUCH = new BigDecimal("1E14");

    private final Map<String, Offer> offers;
    private final String currency;
    private final List<Field> faults;

    /**
     * @param offers what was asked for, with its prices in the currency
     * @param faults what is wrong is added here
     */
    LineReader(Map<String, Offer> offers, String currency, List<Field> faults) {
        this.offers = offers;
        this.currency = currency;
        this.faults = faults;
    }

    /** @return the line, or null when something was wrong */
    @Nullable
    ProposalLine read(String at, @Nullable LineRequest asked) {
        if (asked == null) {
            faults.add(Field.of(at, "field.required", at));
            return null;
        }
        int before = faults.size();
        Offer product = product(at + ".product", asked.product());
        BigDecimal quantity = quantity(at + ".quantity", asked.quantity());
        BigDecimal discount = discount(at + ".discountPercent", asked.discountPercent());
        Money price = price(at + ".unitPrice", asked.unitPrice());
        if (faults.size() > before || product == null || quantity == null || discount == null) {
            return null;
        }
        Money list = Objects.requireNonNull(product.listPrice());
        Money floor = Objects.requireNonNullElse(product.floorPrice(), Money.zero(currency));
        ProposalLine line = ProposalLine.of(
                        product.product(),
                        product.name(),
                        quantity,
                        list,
                        floor,
                        Objects.requireNonNullElse(price, list),
                        discount)
                .containing(product.contents());
        BigDecimal most =
                line.unitPrice().amount().max(line.listPrice().amount()).multiply(quantity);
        if (most.compareTo(TOO_MUCH) >= 0) {
            faults.add(Field.of(at + ".quantity", "proposal.tooLarge"));
            return null;
        }
        return line;
    }

    private @Nullable Offer product(String at, @Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            faults.add(Field.of(at, "field.required", at));
            return null;
        }
        Offer found = offers.get(asked);
        if (found == null) {
            faults.add(Field.of(at, "proposal.unknownProduct", asked));
        } else if (!found.active()) {
            faults.add(Field.of(at, "proposal.notOffered", found.name()));
        } else if (found.listPrice() == null) {
            faults.add(Field.of(at, "proposal.noPrice", found.name(), currency));
        }
        return found;
    }

    private @Nullable BigDecimal quantity(String at, @Nullable Object asked) {
        if (asked == null) {
            faults.add(Field.of(at, "field.required", at));
            return null;
        }
        BigDecimal quantity = number(at, asked);
        if (quantity != null
                && (quantity.signum() <= 0 || quantity.compareTo(MAX_QUANTITY) > 0 || digits(quantity) > 4)) {
            faults.add(Field.of(at, "proposal.quantity", asked, MAX_QUANTITY.toPlainString()));
        }
        return quantity;
    }

    private @Nullable BigDecimal discount(String at, @Nullable Object asked) {
        BigDecimal discount = asked == null ? BigDecimal.ZERO : number(at, asked);
        if (discount != null && (discount.signum() < 0 || discount.compareTo(HUNDRED) > 0 || digits(discount) > 4)) {
            faults.add(Field.of(at, "proposal.discount", String.valueOf(asked)));
        }
        return discount;
    }

    /** Nothing when none is named, which means the list price. */
    private @Nullable Money price(String at, @Nullable MoneyRequest asked) {
        if (asked == null) {
            return null;
        }
        try {
            Money price = Money.parse(String.valueOf(asked.amount()), String.valueOf(asked.currency()));
            if (price.isNegative()) {
                faults.add(Field.of(at, "proposal.negativePrice", price));
            } else if (!price.currency().getCurrencyCode().equals(currency)) {
                faults.add(Field.of(at, "money.currencyMix", price.currency(), currency));
            }
            return price;
        } catch (Refused wrong) {
            faults.add(Field.of(at, wrong.code(), wrong.args().toArray()));
            return null;
        }
    }

    private @Nullable BigDecimal number(String at, Object asked) {
        String text = asked.toString().strip();
        try {
            BigDecimal number = new BigDecimal(text);
            // 1E999999999 is a number too, and its plain form would fill the memory.
            if (Math.abs((long) number.scale()) <= 40 && number.precision() <= 40) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        faults.add(Field.of(at, "field.type", at, "number"));
        return null;
    }

    private static int digits(BigDecimal number) {
        return Math.max(0, number.stripTrailingZeros().scale());
    }
}
