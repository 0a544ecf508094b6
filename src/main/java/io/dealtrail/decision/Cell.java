package io.dealtrail.decision;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one cell of a rule asks for.
 *
 * @param understood false when the cell says more than this class knows of FEEL: then only the engine can answer
 * @param any whether every value will do, none included
 * @param negated whether none of the tests may hold
 */
record Cell(boolean understood, boolean any, boolean negated, List<Test> tests) {

    static final Cell ANY = new Cell(true, true, false, List.of());
    static final Cell OPAQUE = new Cell(false, false, false, List.of());

    /** One of the alternatives that commas separate. */
    sealed interface Test {
        boolean holds(@Nullable Object value);
    }

    /** @param value a String, Boolean, BigDecimal, or null */
    record Is(@Nullable Object value) implements Test {
        @Override
        public boolean holds(@Nullable Object given) {
            if (value instanceof BigDecimal number) {
                return given instanceof BigDecimal other && other.compareTo(number) == 0;
            }
            return value == null ? given == null : value.equals(given);
        }
    }

    /** Numbers between two ends; an end that is null is infinite. */
    record Within(
            @Nullable BigDecimal low,
            boolean lowIncluded,
            @Nullable BigDecimal high,
            boolean highIncluded) implements Test {
        @Override
        public boolean holds(@Nullable Object given) {
            return given instanceof BigDecimal number && isAbove(number) && isBelow(number);
        }

        private boolean isAbove(BigDecimal number) {
            int side = low == null ? 1 : number.compareTo(low);
            return side > 0 || (side == 0 && lowIncluded);
        }

        private boolean isBelow(BigDecimal number) {
            int side = high == null ? -1 : number.compareTo(high);
            return side < 0 || (side == 0 && highIncluded);
        }
    }

    /** @param value a String, Boolean, BigDecimal, or null */
    boolean fits(@Nullable Object value) {
        if (any || !understood) {
            return any;
        }
        // FEEL cannot say of nothing that it is not between two ends.
        boolean unknown = negated && value == null && tests.stream().anyMatch(Within.class::isInstance);
        return !unknown && negated != tests.stream().anyMatch(test -> test.holds(value));
    }

    /** The ends and points that the cell names. */
    List<BigDecimal> numbers() {
        return tests.stream()
                .flatMap(test -> test instanceof Within within
                        ? java.util.stream.Stream.of(within.low(), within.high())
                        : java.util.stream.Stream.of(((Is) test).value()))
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .toList();
    }

    List<String> strings() {
        return tests.stream()
                .filter(test -> test instanceof Is is && is.value() instanceof String)
                .map(test -> String.valueOf(((Is) test).value()))
                .toList();
    }
}
