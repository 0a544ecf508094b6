package io.dealtrail.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dealtrail.shared.Refused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a notification is about, as people choose and filter by. */
enum Topic {
    ASSIGNED(ByMail.DIGEST),
    REMINDER(ByMail.NOW),
    ESCALATION(ByMail.NOW),
    MENTION(ByMail.NOW),
    OTHER(ByMail.NOW);

    private final ByMail usual;

    Topic(ByMail usual) {
        this.usual = usual;
    }

    /** How it is told by mail to who chose nothing. */
    ByMail usual() {
        return usual;
    }

    /** The topic of a notification's kind. */
    static Topic of(String kind) {
        if (kind.startsWith("task.assigned") || kind.startsWith("task.handedOver")) {
            return ASSIGNED;
        }
        if (kind.contains("mention")) {
            return MENTION;
        }
        if (kind.equals("followup.reminded")) {
            return REMINDER;
        }
        return kind.startsWith("followup.") || kind.equals("negotiation.manyRounds") ? ESCALATION : OTHER;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refused {@code notification.topic} (400) */
    @JsonCreator
    static Topic parse(String code) {
        for (Topic topic : values()) {
            if (topic.code().equals(code)) {
                return topic;
            }
        }
        throw Refused.malformed("notification.topic.invalid", code);
    }

    static @Nullable Topic parseOrNull(@Nullable String code) {
        return code == null || code.isBlank() ? null : parse(code);
    }
}
