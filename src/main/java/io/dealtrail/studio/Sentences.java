package io.dealtrail.studio;

import io.dealtrail.drawing.ModelDiff;
import io.dealtrail.engine.Models;
import io.dealtrail.shared.DealEvent.Change;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a draft changes, in words. */
@Component
class Sentences {

    private static final int MOST = 100;
    private static final int LONGEST = 500;

    private final Models models;
    private final MessageSource messages;

    Sentences(Models models, MessageSource messages) {
        this.models = models;
        this.messages = messages;
    }

    /** In the reader's language. */
    List<String> of(Draft draft) {
        return said(draft, LocaleContextHolder.getLocale());
    }

    /** For the trail, which is written in one language. */
    Change[] changes(Draft draft) {
        List<String> all = said(draft, Locale.ENGLISH).stream()
                .limit(MOST)
                .map(s -> s.length() > LONGEST ? s.substring(0, LONGEST) + "…" : s)
                .toList();
        return all.isEmpty() ? new Change[0] : new Change[] {new Change("changes", null, all)};
    }

    private List<String> said(Draft draft, Locale locale) {
        Integer base = draft.basedOn();
        byte[] before = base == null ? Comparisons.nothing() : models.bytes(draft.model(), base);
        try {
            return ModelDiff.between(before, draft.xml()).sentences(messages, locale);
        } catch (Refused unreadable) {
            // The check says what is wrong with it.
            return List.of();
        }
    }
}
