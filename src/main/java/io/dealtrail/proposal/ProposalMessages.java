package io.dealtrail.proposal;

import io.dealtrail.deal.MessageArriving;
import io.dealtrail.proposal.Proposal.State;
import io.dealtrail.shared.Refused;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What a customer's answer may bring along: {@code reason} (or {@code comment}), and {@code version} to make sure which proposal
 * is meant. Nothing else becomes a variable of the process.
 */
@Component
class ProposalMessages {

    private static final Set<String> KNOWN = Set.of("reason", "comment", "version");
    private static final int MAX_REASON = 2_000;

    private final Proposals proposals;

    ProposalMessages(Proposals proposals) {
        this.proposals = proposals;
    }

    @EventListener
    void arriving(MessageArriving message) {
        if (!message.name().startsWith("proposal.")) {
            return;
        }
        Map<String, Object> values = message.values();
        values.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refused.field(name, "field.unknown", name);
                });
        requireCurrent(message.deal(), values.remove("version"));
        String comment = text("comment", values.remove("comment"));
        String reason = text("reason", values.remove("reason"));
        String why = reason == null ? comment : reason;
        if (why != null) {
            values.put("reason", why);
        }
    }

    /** An answer to a proposal that has been replaced meanwhile is none to the one that is out. */
    private void requireCurrent(String deal, @Nullable Object version) {
        if (version == null) {
            return;
        }
        proposals.of(deal).stream()
                .filter(p -> p.state() == State.SENT)
                .filter(p -> !Integer.toString(p.version()).equals(version.toString()))
                .findFirst()
                .ifPresent(sent -> {
                    throw Refused.conflict("proposal.otherVersion", version, sent.version());
                });
    }

    private static @Nullable String text(String name, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw Refused.field(name, "field.type", name, "text");
        }
        if (text.length() > MAX_REASON) {
            throw Refused.field(name, "field.tooLong", name, MAX_REASON);
        }
        return text;
    }
}
