package io.dealtrail.worklist;

import io.dealtrail.engine.Conditions;
import io.dealtrail.engine.FormField;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import io.dealtrail.web.Faults;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a person entered against the fields that a task asks for, and gives each value its type. */
@Component
class FormValues {

    /** The engine keeps text variables in 4000 characters. */
    static final int MAX_TEXT = 4000;

    static final int MAX_STRING = 255;
    private final Conditions conditions;

    FormValues(Conditions conditions) {
        this.conditions = conditions;
    }

    /**
     * @param raw as JSON or a form delivered it; {@code comment} is welcome with every task
     * @return typed values: String, Boolean, Long, BigDecimal, Money, LocalDate, Instant
     * @throws Refused 422 with one error for each wrong field: {@code field.required}, {@code field.unknown}, {@code field.type},
     *     {@code field.choice}, {@code field.tooLong}, {@code field.range}, {@code field.date}, {@code field.dateTime}, {@code money.*}
     */
    Map<String, Object> read(List<FormField> fields, Map<String, ?> raw) {
        List<Field> wrong = new ArrayList<>();
        Map<String, Object> typed = new LinkedHashMap<>();
        Set<String> bad = new HashSet<>();
        for (FormField field : fields) {
            Object value = raw.get(field.id());
            if (isBlank(value)) {
                continue;
            }
            try {
                typed.put(field.id(), convert(field, Objects.requireNonNull(value)));
            } catch (Refused refused) {
                wrong.add(Field.of(field.id(), refused.code(), refused.args().toArray()));
                bad.add(field.id());
            }
        }
        for (FormField field : fields) {
            boolean missing = !typed.containsKey(field.id()) && !bad.contains(field.id());
            if (missing && isRequired(field, typed)) {
                wrong.add(Field.of(field.id(), "field.required", field.id()));
            }
        }
        Set<String> known = fields.stream().map(FormField::id).collect(Collectors.toSet());
        for (String name : raw.keySet()) {
            if (!known.contains(name) && !name.equals("comment")) {
                wrong.add(Field.of(name, "field.unknown", name));
            }
        }
        comment(raw, known, typed, wrong);
        if (!wrong.isEmpty()) {
            throw Refused.fields(wrong);
        }
        return typed;
    }

    /** The form of a value that the engine keeps as a variable; null for money, which goes to the deal alone. */
    static @Nullable Object variable(Object typed) {
        if (typed instanceof Money) {
            return null;
        }
        if (typed instanceof BigDecimal number) {
            return number.doubleValue();
        }
        if (typed instanceof LocalDate day) {
            return Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        return typed instanceof Instant at ? Date.from(at) : typed;
    }

    private boolean isRequired(FormField field, Map<String, Object> typed) {
        return field.required() || (field.requiredWhen() != null && conditions.holds(field.requiredWhen(), typed));
    }

    private static void comment(Map<String, ?> raw, Set<String> known, Map<String, Object> typed, List<Field> wrong) {
        Object comment = raw.get("comment");
        if (known.contains("comment") || isBlank(comment)) {
            return;
        }
        if (comment instanceof String text && text.length() <= MAX_TEXT) {
            typed.put("comment", text);
        } else {
            wrong.add(Field.of("comment", "field.tooLong", "comment", MAX_TEXT));
        }
    }

    private static Object convert(FormField field, Object value) {
        return switch (field.type()) {
            case "boolean" -> bool(field, value);
            case "long" -> whole(field, value);
            case "number" -> number(field, value);
            case "money" -> money(field, value);
            case "date" -> date(value);
            case "datetime" -> dateTime(value);
            case "enum" -> choice(field, value);
            case "text" -> text(field, value, MAX_TEXT);
            default -> text(field, value, MAX_STRING);
        };
    }

    private static Object bool(FormField field, Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        return switch (value.toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refused.invalid("field.type", field.id(), "boolean");
        };
    }

    private static Object whole(FormField field, Object value) {
        try {
            long number = new BigDecimal(scalar(field, value, "number")).longValueExact();
            limits(field, BigDecimal.valueOf(number));
            return number;
        } catch (ArithmeticException | NumberFormatException e) {
            throw Refused.invalid("field.type", field.id(), "whole number");
        }
    }

    private static Object number(FormField field, Object value) {
        try {
            BigDecimal number = new BigDecimal(scalar(field, value, "number"));
            limits(field, number);
            return number;
        } catch (NumberFormatException e) {
            throw Refused.invalid("field.type", field.id(), "number");
        }
    }

    private static Object money(FormField field, Object value) {
        if (!(value instanceof Map<?, ?> parts) || !Set.of("amount", "currency").equals(parts.keySet())) {
            throw Refused.invalid("money.invalid", value.toString(), "");
        }
        Money money = Money.parse(String.valueOf(parts.get("amount")), String.valueOf(parts.get("currency")));
        if (money.isNegative()) {
            throw Refused.invalid("field.range", field.id(), 0, "10^15");
        }
        return money;
    }

    private static Object date(Object value) {
        try {
            LocalDate day = LocalDate.parse(value.toString());
            if (day.getYear() >= 1900 && day.getYear() <= 9000) {
                return day;
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw Refused.invalid("field.date", value.toString());
    }

    private static Object dateTime(Object value) {
        try {
            return OffsetDateTime.parse(value.toString()).toInstant();
        } catch (DateTimeException e) {
            throw Refused.invalid("field.dateTime", value.toString());
        }
    }

    private static Object choice(FormField field, Object value) {
        String chosen = value.toString();
        if (field.options().stream().noneMatch(o -> o.id().equals(chosen))) {
            String options = field.options().stream().map(FormField.Option::id).collect(Collectors.joining(", "));
            throw Refused.invalid("field.choice", field.id(), options);
        }
        return chosen;
    }

    private static Object text(FormField field, Object value, int max) {
        String text = scalar(field, value, "text");
        int allowed = Math.min(max, Integer.parseInt(field.limits().getOrDefault("maxlength", "" + max)));
        if (text.length() > allowed) {
            throw Refused.invalid("field.tooLong", field.id(), allowed);
        }
        if (!Faults.isStorable(text)) {
            throw Refused.invalid("field.characters", field.id());
        }
        int least = Integer.parseInt(field.limits().getOrDefault("minlength", "0"));
        if (text.length() < least) {
            throw Refused.invalid("field.tooShort", field.id(), least);
        }
        return text;
    }

    private static void limits(FormField field, BigDecimal number) {
        String min = field.limits().get("min");
        String max = field.limits().get("max");
        if ((min != null && number.compareTo(new BigDecimal(min)) < 0)
                || (max != null && number.compareTo(new BigDecimal(max)) > 0)) {
            throw Refused.invalid("field.range", field.id(), min == null ? "-∞" : min, max == null ? "∞" : max);
        }
    }

    private static String scalar(FormField field, Object value, String type) {
        if (value instanceof Map || value instanceof List) {
            throw Refused.invalid("field.type", field.id(), type);
        }
        return value.toString();
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isBlank());
    }
}
