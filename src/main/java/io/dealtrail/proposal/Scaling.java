package io.dealtrail.proposal;

import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spreads an agreed total over the lines in proportion to what they cost, to the cent: largest remainders get the odd cents. */
final class Scaling {

    private Scaling() {}

    /** The lines at prices whose sum is exactly {@code agreed}. */
    static List<ProposalLine> to(Money agreed, List<ProposalLine> lines) {
        List<BigInteger> shares = split(agreed.amount().unscaledValue(), weights(lines));
        List<ProposalLine> scaled = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            BigDecimal share = new BigDecimal(shares.get(i), agreed.amount().scale());
            scaled.add(lines.get(i).at(new Money(share, agreed.currency())));
        }
        return scaled;
    }

    /** By net; lines that were all given away are weighed by list price, and by count if they have none. */
    private static List<BigInteger> weights(List<ProposalLine> lines) {
        List<BigInteger> nets =
                lines.stream().map(l -> l.net().amount().unscaledValue()).toList();
        if (sum(nets).signum() > 0) {
            return nets;
        }
        List<BigInteger> lists =
                lines.stream().map(l -> l.listTotal().amount().unscaledValue()).toList();
        return sum(lists).signum() > 0
                ? lists
                : lines.stream().map(l -> BigInteger.ONE).toList();
    }

    static List<BigInteger> split(BigInteger total, List<BigInteger> weights) {
        BigInteger sum = sum(weights);
        List<BigInteger> shares = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        for (BigInteger weight : weights) {
            BigInteger[] parts = total.multiply(weight).divideAndRemainder(sum);
            shares.add(parts[0]);
            remainders.add(parts[1]);
        }
        int odd = total.subtract(sum(shares)).intValueExact();
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(odd)
                .forEach(i -> shares.set(i, shares.get(i).add(BigInteger.ONE)));
        return shares;
    }

    private static BigInteger sum(List<BigInteger> numbers) {
        return numbers.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
