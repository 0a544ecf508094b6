package io.dealtrail.proposal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is offered. Versions of a deal count from 1; at most one is a draft, and only a draft changes.
 *
 * @param requester who asked for approval, by completing the draft
 * @param changedBy who changed the figures after that, and so asked for something else
 * @param revision rises with each change, for {@code If-Match}
 */
public record Proposal(
        String deal,
        int version,
        State state,
        String currency,
        List<ProposalLine> lines,
        @JsonUnwrapped Figures figures,
        @Nullable LocalDate validUntil,
        @Nullable String note,
        String createdBy,
        Instant createdAt,
        @Nullable String requester,
        @Nullable String changedBy,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        @Nullable String answerText,
        long revision) {

    /** SUPERSEDED: a later version took its place before or after it was answered. */
    public enum State {
        DRAFT,
        SENT,
        ACCEPTED,
        DECLINED,
        CHANGE_WANTED,
        EXPIRED,
        SUPERSEDED;

        /** What the process says came back: accepted, declined, changeWanted or expired. */
        static State of(String answer) {
            return switch (answer) {
                case "accepted" -> ACCEPTED;
                case "declined" -> DECLINED;
                case "changeWanted" -> CHANGE_WANTED;
                case "expired" -> EXPIRED;
                default -> throw new IllegalArgumentException("no answer to a proposal: " + answer);
            };
        }
    }

    public Proposal {
        lines = List.copyOf(lines);
    }

    public Money net() {
        return figures.net();
    }

    boolean isDraft() {
        return state == State.DRAFT;
    }

    /** @throws Refused {@code proposal.frozen} (409) once it was sent or superseded */
    void requireDraft() {
        if (!isDraft()) {
            throw Refused.conflict("proposal.frozen", version, state).with("current", this);
        }
    }
}
