package io.dealtrail.aftersales;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done when a customer is onboarded.
 *
 * @param n its place, from 1
 */
record OnboardingItem(
        String id,
        int n,
        String wordsEn,
        String wordsZh,
        @Nullable String doneBy,
        @Nullable Instant doneAt) {

    public String words(Locale reader) {
        boolean chinese = reader.getLanguage().equals("zh");
        String wanted = chinese ? wordsZh : wordsEn;
        return wanted.isBlank() ? (chinese ? wordsEn : wordsZh) : wanted;
    }

    public boolean done() {
        return doneAt != null;
    }
}
