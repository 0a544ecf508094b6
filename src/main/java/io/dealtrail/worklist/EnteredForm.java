package io.dealtrail.worklist;

import io.dealtrail.engine.FormField;
import io.dealtrail.web.LocalNumbers;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;

/** The texts of a page's form as the values that completing takes: money in two parts, local numbers and times as programs write them. */
final class EnteredForm {

    private EnteredForm() {}

    static Map<String, Object> values(List<FormField> fields, Map<String, String> entered) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FormField field : fields) {
            put(values, field.id(), field.type(), entered);
        }
        put(values, "comment", "text", entered);
        return values;
    }

    private static void put(Map<String, Object> values, String id, String type, Map<String, String> entered) {
        String text = entered.getOrDefault(id, "").strip();
        if (text.isEmpty()) {
            return;
        }
        LocalNumbers numbers = LocalNumbers.of(LocaleContextHolder.getLocale());
        Object value = switch (type) {
            case "money" ->
                Map.of("amount", numbers.plain(text), "currency", entered.getOrDefault(id + TaskSheet.CURRENCY, ""));
            case "number", "long" -> numbers.plain(text);
            case "datetime" -> withOffset(text);
            default -> text;
        };
        values.put(id, value);
    }

    private static String withOffset(String local) {
        ZoneId zone = LocaleContextHolder.getTimeZone().toZoneId();
        try {
            return LocalDateTime.parse(local).atZone(zone).toOffsetDateTime().toString();
        } catch (DateTimeException e) {
            return local; // refused later, at its field
        }
    }
}
