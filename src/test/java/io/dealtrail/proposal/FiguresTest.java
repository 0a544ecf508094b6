package io.dealtrail.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final BigDecimal NO_TAX = BigDecimal.ZERO;

    @Test
    void eachLineIsRoundedByItselfHalfUp() {
        ProposalLine line = line("USD", "0.99", "0.60", "3", "12.5"); // 2.59875
        assertThat(line.net()).hasToString("2.60 USD");
        assertThat(line("JPY", "101", "60", "1", "50").net()).hasToString("51 JPY"); // 50.5
        assertThat(line("KWD", "1.001", "0.6", "1", "50").net()).hasToString("0.501 KWD"); // 0.5005
    }

    @Test
    void theDiscountIsWhatTheWholeIsBelowList() {
        Figures figures = Figures.of(
                "USD",
                List.of(line("USD", "100", "60", "1", "30"), line("USD", "100", "60", "1", "0")),
                new BigDecimal("13"),
                30);
        assertThat(figures.discountPercent()).isEqualByComparingTo("15");
        assertThat(figures.net()).hasToString("170.00 USD");
        assertThat(figures.tax()).hasToString("22.10 USD");
        assertThat(figures.gross()).hasToString("192.10 USD");
        assertThat(figures.marginPercent()).isEqualByComparingTo("41.67"); // 170 over 120
        assertThat(figures.isBelowFloor()).isFalse();
    }

    @Test
    void anEmptyDraftComesToNothing() {
        Figures figures = Figures.of("USD", List.of(), NO_TAX, 30);
        assertThat(figures.net()).hasToString("0.00 USD");
        assertThat(figures.discountPercent()).isEqualByComparingTo("0");
        assertThat(figures.marginPercent()).isEqualByComparingTo("0");
    }

    @Test
    void whatIsSoldFarAboveListFitsItsColumn() {
        ProposalLine dear =
                ProposalLine.of("p", "P", BigDecimal.ONE, usd("0.01"), usd("0.01"), usd("9999999.00"), BigDecimal.ZERO);
        Figures figures = Figures.of("USD", List.of(dear), NO_TAX, 30);
        assertThat(figures.discountPercent()).isEqualByComparingTo("-999.99");
        assertThat(figures.marginPercent()).isEqualByComparingTo("99999.99");
    }

    @Property
    void theNetIsTheSumOfTheLinesAndNeverAboveListForADiscount(@ForAll("lines") List<ProposalLine> lines) {
        Figures figures = Figures.of("USD", lines, NO_TAX, 30);
        BigDecimal sum = lines.stream().map(l -> l.net().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(figures.net().amount()).isEqualByComparingTo(sum);
        assertThat(figures.net()).isLessThanOrEqualTo(figures.listTotal());
        assertThat(figures.discountPercent()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
    }

    @Property
    void inAnyCurrencyTheLinesAddUpAndTaxIsRoundedOnce(
            @ForAll("priced") List<Long> prices,
            @ForAll @LongRange(min = 1, max = 999_999) long quantity,
            @ForAll @LongRange(min = 0, max = 1_000_000) long discount,
            @ForAll @LongRange(min = 0, max = 10_000) long tax,
            @ForAll("currencies") String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        BigDecimal many = BigDecimal.valueOf(quantity, 4);
        BigDecimal off = BigDecimal.valueOf(discount, 4);
        BigDecimal share = BigDecimal.valueOf(100).subtract(off).movePointLeft(2);
        BigDecimal rate = BigDecimal.valueOf(tax, 2);
        List<ProposalLine> lines = prices.stream()
                .map(price -> Money.of(BigDecimal.valueOf(price, digits), currency))
                .map(price -> ProposalLine.of("p", "P", many, price, Money.zero(currency), price, off))
                .toList();
        Figures figures = Figures.of(currency, lines, rate, 30);
        BigDecimal sum = BigDecimal.ZERO;
        for (ProposalLine line : lines) {
            BigDecimal exact = line.unitPrice().amount().multiply(many).multiply(share);
            assertThat(line.net().amount()).isEqualTo(exact.setScale(digits, RoundingMode.HALF_UP));
            sum = sum.add(line.net().amount());
        }
        assertThat(figures.net().amount()).isEqualTo(sum);
        assertThat(figures.tax().amount())
                .isEqualTo(sum.multiply(rate).movePointLeft(2).setScale(digits, RoundingMode.HALF_UP));
        assertThat(figures.gross()).isEqualTo(figures.net().plus(figures.tax()));
    }

    @Provide
    Arbitrary<List<Long>> priced() {
        return Arbitraries.longs().between(0, 100_000_000).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of("USD", "EUR", "CNY", "JPY", "KWD");
    }

    @Property
    void aChangeOfAnyAmountChangesTheHash(
            @ForAll("lines") List<ProposalLine> lines, @ForAll @IntRange(max = 19) int which) {
        ProposalLine old = lines.get(which % lines.size());
        ProposalLine more = ProposalLine.of(
                old.product(),
                old.productName(),
                old.quantity().add(BigDecimal.ONE),
                old.listPrice(),
                old.floorPrice(),
                old.unitPrice(),
                old.discountPercent());
        List<ProposalLine> changed = new java.util.ArrayList<>(lines);
        changed.set(which % lines.size(), more);
        assertThat(Figures.of("USD", changed, NO_TAX, 30).hash())
                .isNotEqualTo(Figures.of("USD", lines, NO_TAX, 30).hash());
        assertThat(Figures.of("USD", List.copyOf(lines), NO_TAX, 30).hash())
                .isEqualTo(Figures.of("USD", lines, NO_TAX, 30).hash());
    }

    @Property
    void agreedLinesAddUpToTheAgreedPriceToTheCent(
            @ForAll("lines") List<ProposalLine> lines, @ForAll @LongRange(min = 1, max = 100_000_000_000L) long cents) {
        Money agreed = Money.of(BigDecimal.valueOf(cents, 2), "USD");
        List<ProposalLine> scaled = Scaling.to(agreed, lines);
        assertThat(Figures.of("USD", scaled, NO_TAX, 30).net()).isEqualTo(agreed);
        assertThat(scaled)
                .allSatisfy(line -> assertThat(line.net().isNegative()).isFalse());
        assertThat(scaled)
                .extracting(ProposalLine::quantity)
                .isEqualTo(lines.stream().map(ProposalLine::quantity).toList());
        assertThat(Scaling.to(agreed, scaled))
                .extracting(ProposalLine::net)
                .isEqualTo(scaled.stream().map(ProposalLine::net).toList());
    }

    @Property
    void noShareIsOffByACentOrMore(
            @ForAll @BigRange(min = "0", max = "1000000000000") BigInteger total,
            @ForAll @Size(min = 1, max = 30) List<@BigRange(min = "1", max = "1000000000") BigInteger> weights) {
        BigDecimal sum = new BigDecimal(weights.stream().reduce(BigInteger.ZERO, BigInteger::add));
        List<BigInteger> shares = Scaling.split(total, weights);
        for (int i = 0; i < weights.size(); i++) {
            BigDecimal exact =
                    new BigDecimal(total.multiply(weights.get(i))).divide(sum, 20, java.math.RoundingMode.HALF_UP);
            assertThat(new BigDecimal(shares.get(i)).subtract(exact).abs()).isLessThan(BigDecimal.ONE);
        }
    }

    @Test
    void linesThatWereGivenAwayAreWeighedByListPrice() {
        List<ProposalLine> free = List.of(line("USD", "30", "1", "1", "100"), line("USD", "10", "1", "1", "100"));
        assertThat(Scaling.to(usd("8.00"), free))
                .extracting(l -> l.net().toString())
                .containsExactly("6.00 USD", "2.00 USD");
    }

    @Provide
    Arbitrary<List<ProposalLine>> lines() {
        Arbitrary<BigDecimal> price = Arbitraries.longs().between(1, 10_000_000).map(c -> BigDecimal.valueOf(c, 2));
        Arbitrary<BigDecimal> quantity =
                Arbitraries.longs().between(1, 1_000_000).map(q -> BigDecimal.valueOf(q, 3));
        Arbitrary<BigDecimal> discount = Arbitraries.longs().between(0, 10_000).map(d -> BigDecimal.valueOf(d, 2));
        return Combinators.combine(price, quantity, discount)
                .as((p, q, d) -> ProposalLine.of(
                        "p",
                        "P",
                        q,
                        Money.of(p, "USD"),
                        Money.of(p, "USD").times(new BigDecimal("0.6")),
                        Money.of(p, "USD"),
                        d))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static ProposalLine line(String currency, String list, String floor, String quantity, String discount) {
        Money price = Money.of(new BigDecimal(list), currency);
        return ProposalLine.of(
                "p-" + list,
                "P",
                new BigDecimal(quantity),
                price,
                Money.of(new BigDecimal(floor), currency),
                price,
                new BigDecimal(discount));
    }

    private static Money usd(String amount) {
        return Money.of(new BigDecimal(amount), "USD");
    }
}
