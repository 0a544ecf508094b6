package io.dealtrail.aftersales;

import io.dealtrail.shared.Refused;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case to be opened.
 *
 * @param title its beginning is taken from the text when it is blank
 * @param priority one of {@link ServiceCase#PRIORITIES}
 * @param source person, link or mail
 */
record NewCase(
        String title,
        @Nullable String text,
        String priority,
        String source,
        @Nullable String contact) {

    static final int MAX_TITLE = 200;
    static final int MAX_TEXT = 4_000; // the engine keeps no longer variables

    /** @throws Refused when there is neither title nor text, one is too long, or the priority is unknown */
    static NewCase of(
            @Nullable String title,
            @Nullable String text,
            @Nullable String priority,
            String source,
            @Nullable String contact) {
        NewCase wanted = new NewCase(
                title == null ? "" : title.strip(),
                text == null || text.isBlank() ? null : text.strip(),
                priority == null || priority.isBlank() ? "normal" : priority,
                source,
                contact);
        if (wanted.title.isEmpty() && wanted.text == null) {
            throw Refused.field("title", "field.required", "title");
        }
        requireShort("title", wanted.title, MAX_TITLE);
        requireShort("text", wanted.text == null ? "" : wanted.text, MAX_TEXT);
        requirePriority(wanted.priority);
        return wanted;
    }

    static void requirePriority(@Nullable String priority) {
        if (priority == null || !ServiceCase.PRIORITIES.contains(priority)) {
            throw Refused.field("priority", "field.choice", "priority", String.join(", ", ServiceCase.PRIORITIES));
        }
    }

    static void requireShort(String field, String text, int max) {
        if (text.length() > max) {
            throw Refused.field(field, "field.tooLong", field, max);
        }
    }

    /** As the process gets it: all of it, so that nothing of an earlier message shows through. */
    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("title", title);
        variables.put("text", text == null ? "" : text);
        variables.put("casePriority", priority);
        variables.put("caseSource", source);
        variables.put("caseContact", contact == null ? "" : contact);
        variables.put("reopens", "");
        return variables;
    }

    static Map<String, Object> reopening(String number) {
        Map<String, Object> variables = new NewCase("", "", "normal", "person", null).variables();
        variables.put("reopens", number);
        return variables;
    }
}
