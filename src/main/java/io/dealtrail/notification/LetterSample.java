package io.dealtrail.notification;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values with which a letter is shown to who looks at it before it is sent; implemented beside what sends it. */
public interface LetterSample {

    /** The letters that it has values for, as in {@link Letter#template}. */
    List<String> templates();

    Map<String, Object> values(Locale language);
}
