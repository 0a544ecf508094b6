package io.dealtrail.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The business key of a deal, {@code D-} and at least six digits: {@code D-000123}. */
public record DealNumber(@JsonValue String value) implements Comparable<DealNumber> {

    private static final Pattern SHAPE = Pattern.compile("D-\\d{6,12}");

    @JsonCreator
    public DealNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw new NotFound("deal", value);
        }
    }

    public static DealNumber of(long sequence) {
        return new DealNumber("D-%06d".formatted(sequence));
    }

    @Override
    public int compareTo(DealNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
