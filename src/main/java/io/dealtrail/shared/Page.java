package io.dealtrail.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor for {@code after}, or null on the last page
 * @param total exact up to {@link #COUNT_LIMIT}; beyond it is {@code COUNT_LIMIT} and {@code more} is true
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String next, int total, boolean more) {

    public static final int COUNT_LIMIT = 10_000;
    public static final int MAX_SIZE = 200;
    public static final int DEFAULT_SIZE = 25;

    /**
     * Cuts a page out of rows that were read with one more than {@code size}.
     *
     * @param counted what a count limited to {@code COUNT_LIMIT + 1} gave
     */
    public static <T> Page<T> of(List<T> rows, int size, long counted, Function<T, String> cursor) {
        boolean further = rows.size() > size;
        List<T> items = further ? List.copyOf(rows.subList(0, size)) : List.copyOf(rows);
        String next = further ? cursor.apply(items.get(size - 1)) : null;
        return new Page<>(items, next, (int) Math.min(counted, COUNT_LIMIT), counted > COUNT_LIMIT);
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next, total, more);
    }

    /** @throws Refused {@code list.size} outside 1..200 */
    public static int size(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_SIZE;
        }
        if (asked < 1 || asked > MAX_SIZE) {
            throw Refused.malformed("list.size", MAX_SIZE);
        }
        return asked;
    }
}
