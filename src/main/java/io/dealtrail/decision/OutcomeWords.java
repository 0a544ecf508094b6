package io.dealtrail.decision;

import io.dealtrail.web.Show;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says what a table answered, for people. */
@Component
class OutcomeWords {

    private final MessageSource messages;
    private final Show show;

    OutcomeWords(MessageSource messages, Show show) {
        this.messages = messages;
        this.show = show;
    }

    /** An answer before and after, without what is the same in both; of sums only the difference, so that equal ones come together. */
    List<String> change(Table table, Outcome before, Outcome after) {
        if (table.aggregates()
                && before.collected() instanceof BigDecimal old
                && after.collected() instanceof BigDecimal next) {
            BigDecimal by = next.subtract(old);
            return List.of(
                    "",
                    show.text(
                            by.signum() > 0 ? "backTest.higher" : "backTest.lower",
                            words().value(by.abs()),
                            title(table)));
        }
        Set<String> same = new TreeSet<>();
        if (before.rows().size() == 1 && after.rows().size() == 1) {
            Map<String, @Nullable Object> old = before.rows().get(0);
            old.keySet().stream()
                    .filter(name ->
                            Objects.equals(old.get(name), after.rows().get(0).get(name)))
                    .forEach(same::add);
        }
        return List.of(of(table, before, same), of(table, after, same));
    }

    String of(Table table, Outcome outcome) {
        return of(table, outcome, Set.of());
    }

    private String of(Table table, Outcome outcome, Set<String> without) {
        if (outcome.failed()) {
            return show.text("table.contradiction");
        }
        if (table.aggregates()) {
            return words().value(outcome.collected());
        }
        if (outcome.rows().isEmpty()) {
            return show.text("table.noAnswer");
        }
        return outcome.rows().stream().map(row -> row(table, row, without)).collect(Collectors.joining(" → "));
    }

    private String row(Table table, Map<String, @Nullable Object> row, Set<String> without) {
        List<String> parts = new ArrayList<>();
        for (Table.Column output : table.outputs()) {
            String name = output.expression();
            if (row.containsKey(name) && !without.contains(name)) {
                String value = value(row.get(name));
                parts.add(table.outputs().size() == 1 ? value : output.title() + ": " + value);
            }
        }
        return String.join("; ", parts);
    }

    /** Each answer once. */
    Set<String> values(Table table, Outcome outcome) {
        Set<String> values = new TreeSet<>();
        outcome.rows().forEach(row -> values.add(row(table, row, Set.of())));
        if (values.isEmpty()) {
            values.add(of(table, outcome));
        }
        return values;
    }

    private String value(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty()
                ? show.word("group." + text, text)
                : words().value(value);
    }

    private static String title(Table table) {
        return table.outputs().get(0).title();
    }

    private Words words() {
        Locale locale = LocaleContextHolder.getLocale();
        return new Words(messages, locale);
    }
}
