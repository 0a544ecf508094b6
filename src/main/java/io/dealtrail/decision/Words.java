package io.dealtrail.decision;

import io.dealtrail.decision.Parts.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Says in a reader's words which inputs a box holds: {@code Source = web, Employees ≥ 500}. */
final class Words {

    private final MessageSource messages;
    private final Locale locale;
    private final NumberFormat numbers;

    Words(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
        this.numbers = NumberFormat.getNumberInstance(locale);
        numbers.setMaximumFractionDigits(6);
    }

    String text(Finding finding) {
        return messages.getMessage(
                finding.code(),
                finding.args().stream()
                        .map(arg -> arg instanceof String ? arg : arg.toString())
                        .toArray(),
                locale);
    }

    /** Inputs that do not matter are left out. */
    String of(Table table, List<Parts> columns, Box box) {
        StringJoiner all = new StringJoiner(word("table.and"));
        for (int i = 0; i < columns.size(); i++) {
            BitSet parts = box.parts().get(i);
            if (parts.cardinality() < columns.get(i).size()) {
                all.add(of(table.inputs().get(i), columns.get(i), parts));
            }
        }
        return all.length() == 0 ? word("table.anything") : all.toString();
    }

    private String of(Table.Column input, Parts all, BitSet parts) {
        int none = all.size() - 1;
        BitSet some = (BitSet) parts.clone();
        some.clear(none);
        String empty =
                parts.get(none) ? messages.getMessage("table.isEmpty", new Object[] {input.title()}, locale) : "";
        if (some.cardinality() == none && none > 0) {
            return messages.getMessage("table.isGiven", new Object[] {input.title()}, locale);
        }
        if (some.isEmpty()) {
            return empty;
        }
        String said = input.isNumber() ? ranges(input, all, some) : values(input, all, some);
        return empty.isEmpty() ? said : said + word("table.or") + empty;
    }

    private String values(Table.Column input, Parts all, BitSet parts) {
        boolean rest = parts.stream().anyMatch(part -> all.get(part).rest());
        StringJoiner values = new StringJoiner(word("table.or"));
        for (int part = 0; part < all.size() - 1; part++) {
            if (parts.get(part) != rest) {
                values.add(value(all.get(part).sample()));
            }
        }
        return input.title() + (rest ? " ≠ " : " = ") + values;
    }

    String value(@Nullable Object value) {
        if (value instanceof Boolean yes) {
            return word(yes ? "table.yes" : "table.no");
        }
        if (value instanceof Number number) {
            return numbers.format(number);
        }
        return value == null ? word("table.none") : value.equals("") ? "\"\"" : value.toString();
    }

    /** Parts that follow one another are one range. */
    private String ranges(Table.Column input, Parts all, BitSet parts) {
        List<String> ranges = new ArrayList<>();
        for (int from = parts.nextSetBit(0); from >= 0; from = parts.nextSetBit(from)) {
            int to = parts.nextClearBit(from) - 1;
            ranges.add(range(input, all.get(from), all.get(to)));
            from = to + 1;
        }
        return String.join(word("table.or"), ranges);
    }

    private String range(Table.Column input, Part first, Part last) {
        String name = input.title();
        BigDecimal low = first.range() ? first.low() : (BigDecimal) first.sample();
        BigDecimal high = last.range() ? last.high() : (BigDecimal) last.sample();
        if (first.equals(last) && !first.range() && low != null) {
            return name + " = " + numbers.format(low);
        }
        String below = "";
        if (low != null) {
            boolean whole = input.isWhole() && first.range();
            BigDecimal end = whole ? low.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE) : low;
            String sign = first.range() && !whole ? "<" : "≤";
            if (high == null) {
                return name + (sign.equals("<") ? " > " : " ≥ ") + numbers.format(end);
            }
            below = numbers.format(end) + " " + sign + " ";
        }
        if (high == null) {
            return messages.getMessage("table.isGiven", new Object[] {name}, locale);
        }
        return below + name + (last.range() ? " < " : " ≤ ") + numbers.format(high);
    }

    private String word(String code) {
        return messages.getMessage(code, null, locale);
    }
}
