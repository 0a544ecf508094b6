package io.dealtrail.studio;

import io.dealtrail.drawing.ModelDiff;
import io.dealtrail.engine.Models;
import io.dealtrail.shared.DealEvent.Change;
import io.dealtrail.shared.Refused;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a draft changes, in words. */
@Component
class Sentences {

    /** As many as an entry of the trail takes. */
    private static final int MOST = 100;

    private final Models models;
    private final MessageSource messages;

    Sentences(Models models, MessageSource messages) {
        this.models = models;
        this.messages = messages;
    }

    /** In the reader's language; nothing of a model that did not exist before, or cannot be read. */
    List<String> of(Draft draft) {
        if (draft.basedOn() == null) {
            return List.of();
        }
        try {
            return ModelDiff.between(models.bytes(draft.model(), draft.basedOn()), draft.xml())
                    .sentences(messages, LocaleContextHolder.getLocale());
        } catch (Refused unreadable) {
            return List.of();
        }
    }

    /** For the trail. */
    Change[] changes(Draft draft) {
        List<String> all = of(draft);
        return all.isEmpty()
                ? new Change[0]
                : new Change[] {new Change("changes", null, all.subList(0, Math.min(MOST, all.size())))};
    }
}
