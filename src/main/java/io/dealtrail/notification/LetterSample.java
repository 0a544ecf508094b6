package io.dealtrail.notification;

import java.util.Locale;
import java.util.Map;

/** Values with which a letter is shown to who looks at it before it is sent; implemented beside what sends it. */
public interface LetterSample {

    /** As in {@link Letter#template}. */
    String template();

    Map<String, Object> values(Locale language);
}
