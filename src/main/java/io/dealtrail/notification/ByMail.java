package io.dealtrail.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dealtrail.shared.Refused;
import java.util.Locale;

/** Whether a person hears of something by mail at once, with the others in one mail a working day, or in the page only. */
enum ByMail {
    NOW,
    DIGEST,
    NEVER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refused {@code notification.byMail} (400) */
    @JsonCreator
    static ByMail parse(String code) {
        for (ByMail choice : values()) {
            if (choice.code().equals(code)) {
                return choice;
            }
        }
        throw Refused.malformed("notification.byMail.invalid", code);
    }
}
