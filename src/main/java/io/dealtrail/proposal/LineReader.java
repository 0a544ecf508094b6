package io.dealtrail.proposal;

import io.dealtrail.catalog.Catalog;
import io.dealtrail.catalog.Product;
import io.dealtrail.proposal.DraftRequest.LineRequest;
import io.dealtrail.proposal.DraftRequest.MoneyRequest;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a line as a client sent it into one with prices from the catalogue. */
@Component
class LineReader {

    private static final BigDecimal MAX_QUANTITY = new BigDecimal("1000000000");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Leaves room for tax in a column of 15 digits. */
    static final BigDecimal TOO_MUCH = new BigDecimal("1E14");

    private final Catalog catalog;

    LineReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @return the line, or null when something was wrong and was added to {@code faults} */
    @Nullable
    ProposalLine read(String at, @Nullable LineRequest asked, List<Field> faults) {
        if (asked == null) {
            faults.add(Field.of(at, "field.required", at));
            return null;
        }
        int before = faults.size();
        Product product = product(at + ".product", asked.product(), faults);
        BigDecimal quantity = quantity(at + ".quantity", asked.quantity(), faults);
        BigDecimal discount = discount(at + ".discountPercent", asked.discountPercent(), faults);
        Money price = price(at + ".unitPrice", asked.unitPrice(), product, faults);
        if (faults.size() > before || product == null || quantity == null || discount == null || price == null) {
            return null;
        }
        ProposalLine line = ProposalLine.of(
                product.id(), product.name(), quantity, product.listPrice(), product.floorPrice(), price, discount);
        BigDecimal most =
                line.unitPrice().amount().max(line.listPrice().amount()).multiply(quantity);
        if (most.compareTo(TOO_MUCH) >= 0) {
            faults.add(Field.of(at + ".quantity", "proposal.tooLarge"));
            return null;
        }
        return line;
    }

    private @Nullable Product product(String at, @Nullable String asked, List<Field> faults) {
        if (asked == null || asked.isBlank()) {
            faults.add(Field.of(at, "field.required", at));
            return null;
        }
        Optional<Product> found = catalog.find(asked);
        if (found.isEmpty()) {
            faults.add(Field.of(at, "proposal.unknownProduct", asked));
        } else if (!found.get().active()) {
            faults.add(Field.of(at, "proposal.notOffered", found.get().name()));
        }
        return found.orElse(null);
    }

    private static @Nullable BigDecimal quantity(String at, @Nullable Object asked, List<Field> faults) {
        if (asked == null) {
            faults.add(Field.of(at, "field.required", at));
            return null;
        }
        BigDecimal quantity = number(at, asked, faults);
        if (quantity != null
                && (quantity.signum() <= 0 || quantity.compareTo(MAX_QUANTITY) > 0 || digits(quantity) > 4)) {
            faults.add(Field.of(at, "proposal.quantity", asked, MAX_QUANTITY.toPlainString()));
        }
        return quantity;
    }

    private static @Nullable BigDecimal discount(String at, @Nullable Object asked, List<Field> faults) {
        BigDecimal discount = asked == null ? BigDecimal.ZERO : number(at, asked, faults);
        if (discount != null && (discount.signum() < 0 || discount.compareTo(HUNDRED) > 0 || digits(discount) > 4)) {
            faults.add(Field.of(at, "proposal.discount", String.valueOf(asked)));
        }
        return discount;
    }

    /** The list price unless another is named, which has to be in the same currency. */
    private static @Nullable Money price(
            String at, @Nullable MoneyRequest asked, @Nullable Product product, List<Field> faults) {
        if (asked == null) {
            return product == null ? null : product.listPrice();
        }
        try {
            Money price = Money.parse(String.valueOf(asked.amount()), String.valueOf(asked.currency()));
            if (price.isNegative()) {
                faults.add(Field.of(at, "proposal.negativePrice", price));
            } else if (product != null
                    && !price.currency().equals(product.listPrice().currency())) {
                faults.add(Field.of(
                        at,
                        "money.currencyMix",
                        price.currency(),
                        product.listPrice().currency()));
            }
            return price;
        } catch (Refused wrong) {
            faults.add(Field.of(at, wrong.code(), wrong.args().toArray()));
            return null;
        }
    }

    private static @Nullable BigDecimal number(String at, Object asked, List<Field> faults) {
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
