package io.dealtrail.deal;

import io.dealtrail.shared.Refused;
import io.dealtrail.web.Wording;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes a deal as lost with one of the usual reasons, so that losses can be counted, and with words of one's own. */
@Component
@Transactional
class Losses {

    static final List<String> REASONS =
            List.of("price", "competitor", "noBudget", "noNeed", "timing", "product", "noAnswer", "other");

    /** Free attribute that keeps the reason's key. */
    static final String ATTRIBUTE = "lossReason";

    private final OutsideMessages messages;
    private final Deals deals;
    private final Wording wording;

    Losses(OutsideMessages messages, Deals deals, Wording wording) {
        this.messages = messages;
        this.deals = deals;
        this.wording = wording;
    }

    /**
     * @param why one of {@link #REASONS}
     * @param words required where the reason is {@code other}
     */
    void close(String number, String why, String words) {
        if (!REASONS.contains(why)) {
            throw Refused.field("reason", "deal.lossReason");
        }
        String own = words.strip();
        if (why.equals("other") && own.isEmpty()) {
            throw Refused.field("reason", "deal.lossWords");
        }
        String label = wording.text("lossReason." + why);
        String reason = own.isEmpty() ? label : why.equals("other") ? own : label + ": " + own;
        messages.tell(number, "deal.lost", Map.of("reason", reason));
        deals.putAttributes(number, Map.of(ATTRIBUTE, why));
    }
}
