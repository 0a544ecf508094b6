package io.dealtrail.decision;

import io.dealtrail.decision.Cell.Is;
import io.dealtrail.decision.Cell.Test;
import io.dealtrail.decision.Cell.Within;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the cells that managers write: values, lists, comparisons, ranges, {@code not(…)}, {@code null} and {@code -}. */
final class CellReader {

    /** Thrown on whatever else FEEL can say. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private int at;

    private CellReader(String text) {
        this.text = text;
    }

    static Cell read(String text) {
        String clean = text.strip();
        if (clean.isEmpty() || clean.equals("-")) {
            return Cell.ANY;
        }
        try {
            return new CellReader(clean).cell();
        } catch (Unknown e) {
            return Cell.OPAQUE;
        }
    }

    /** A single value: a String, Boolean, BigDecimal, or null; empty when the text is anything else. */
    static List<@Nullable Object> literal(String text) {
        CellReader reader = new CellReader(text.strip());
        try {
            List<@Nullable Object> value = new ArrayList<>();
            value.add(reader.value());
            reader.skip();
            return reader.at == reader.text.length() ? value : List.of();
        } catch (Unknown e) {
            return List.of();
        }
    }

    private Cell cell() {
        boolean negated = word("not");
        if (negated) {
            need("(");
        }
        List<Test> tests = new ArrayList<>();
        do {
            tests.add(test());
        } while (sign(","));
        if (negated) {
            need(")");
        }
        skip();
        if (at < text.length()) {
            throw new Unknown();
        }
        // In a list or a not(…), FEEL takes true and false for conditions that hold or don't, whatever the input is.
        if ((negated || tests.size() > 1)
                && tests.stream().anyMatch(test -> test instanceof Is is && is.value() instanceof Boolean)) {
            throw new Unknown();
        }
        return new Cell(true, false, negated, List.copyOf(tests));
    }

    private Test test() {
        if (sign("<=")) {
            return new Within(null, false, number(), true);
        }
        if (sign(">=")) {
            return new Within(number(), true, null, false);
        }
        if (sign("<")) {
            return new Within(null, false, number(), false);
        }
        if (sign(">")) {
            return new Within(number(), false, null, false);
        }
        boolean closed = sign("[");
        if (closed || sign("(") || sign("]")) {
            BigDecimal low = number();
            need("..");
            BigDecimal high = number();
            boolean included = sign("]");
            if (!included && !sign(")")) {
                need("[");
            }
            return new Within(low, closed, high, included);
        }
        return new Is(value());
    }

    private @Nullable Object value() {
        skip();
        if (at < text.length() && text.charAt(at) == '"') {
            return string();
        }
        if (word("null")) {
            return null;
        }
        if (word("true")) {
            return true;
        }
        return word("false") ? (Object) false : number();
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                throw new Unknown();
            }
            if (c == '"') {
                at = i + 1;
                return value.toString();
            }
            value.append(c);
        }
        throw new Unknown();
    }

    private BigDecimal number() {
        skip();
        int from = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        digits();
        // Two dots are a range.
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            digits();
        }
        try {
            return new BigDecimal(text.substring(from, at));
        } catch (NumberFormatException e) {
            throw new Unknown();
        }
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private boolean word(String word) {
        skip();
        int end = at + word.length();
        if (!text.startsWith(word, at) || (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end)))) {
            return false;
        }
        at = end;
        return true;
    }

    private boolean sign(String sign) {
        skip();
        if (!text.startsWith(sign, at)) {
            return false;
        }
        at += sign.length();
        return true;
    }

    private void need(String sign) {
        if (!sign(sign)) {
            throw new Unknown();
        }
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
