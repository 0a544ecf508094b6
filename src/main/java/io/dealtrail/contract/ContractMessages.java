package io.dealtrail.contract;

import io.dealtrail.deal.MessageArriving;
import io.dealtrail.shared.Refused;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What an answer to a contract may bring along: {@code reason} (or {@code comment}), and {@code signedBy}. Nothing else becomes a
 * variable of the process.
 */
@Component
class ContractMessages {

    private static final Set<String> KNOWN = Set.of("reason", "comment", "signedBy");
    private static final int MAX = 1_000;

    @EventListener
    void arriving(MessageArriving message) {
        if (!message.name().startsWith("contract.")) {
            return;
        }
        Map<String, Object> values = message.values();
        for (String name : values.keySet()) {
            if (!KNOWN.contains(name)) {
                throw Refused.field(name, "field.unknown", name);
            }
        }
        String comment = text("comment", values.remove("comment"));
        String reason = text("reason", values.remove("reason"));
        String signedBy = text("signedBy", values.remove("signedBy"));
        String why = reason != null ? reason : comment;
        if (why != null) {
            values.put("reason", why);
        }
        if (signedBy != null) {
            values.put("signedBy", signedBy);
        }
    }

    private static @Nullable String text(String name, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw Refused.field(name, "field.type", name, "text");
        }
        if (text.length() > MAX) {
            throw Refused.field(name, "field.tooLong", name, MAX);
        }
        return text;
    }
}
