package io.dealtrail.aftersales;

import io.dealtrail.deal.MessageArriving;
import io.dealtrail.shared.Refused;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What customers may send after the sale. Each message sets all of its variables, so that nothing of an earlier one shows through,
 * and no others.
 */
@Component
class AfterSalesMessages {

    private static final int MAX_TEXT = 4_000; // the engine keeps no longer variables

    @EventListener
    void arriving(MessageArriving message) {
        if (message.name().equals("after-sales.caseOpened")) {
            caseOpened(message.values());
        } else if (message.name().equals("after-sales.surveyAnswered")) {
            surveyAnswered(message.values());
        }
    }

    private static void caseOpened(Map<String, Object> values) {
        requireKnown(values, Set.of("title", "text", "priority"));
        NewCase wanted = NewCase.of(
                text(values, "title", NewCase.MAX_TITLE),
                text(values, "text", NewCase.MAX_TEXT),
                text(values, "priority", NewCase.MAX_TITLE),
                "person",
                null);
        values.clear();
        values.putAll(wanted.variables());
    }

    /** Checks an answer; all of its variables are set or taken away. */
    static void surveyAnswered(Map<String, Object> values) {
        requireKnown(values, Set.of("rating", "recommendation", "comment"));
        Integer rating = number(values, "rating", 1, 5);
        Integer recommendation = number(values, "recommendation", 0, 10);
        if (rating == null && recommendation == null) {
            throw Refused.field("rating", "field.required", "rating");
        }
        values.put("comment", text(values, "comment", MAX_TEXT));
        values.keySet().removeAll(Set.of("rating", "recommendation"));
        if (rating != null) {
            values.put("rating", rating);
        }
        if (recommendation != null) {
            values.put("recommendation", recommendation);
        }
    }

    private static void requireKnown(Map<String, Object> values, Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw Refused.field(name, "field.unknown", name);
            }
        }
    }

    private static String text(Map<String, Object> values, String name, int max) {
        Object value = values.get(name);
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text)) {
            throw Refused.field(name, "field.type", name, "text");
        }
        if (text.length() > max) {
            throw Refused.field(name, "field.tooLong", name, max);
        }
        return text;
    }

    private static @Nullable Integer number(Map<String, Object> values, String name, int least, int most) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        try {
            int number = new BigDecimal(value.toString().strip()).intValueExact();
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw Refused.field(name, "field.type", name, "whole number");
        }
        throw Refused.field(name, "field.range", name, least, most);
    }
}
