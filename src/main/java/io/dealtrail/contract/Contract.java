package io.dealtrail.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract of a deal: what it says, and how far it got.
 *
 * @param hash SHA-256 of the content: what a check or signature covers
 * @param editedBy who last edited the draft; null while it is as drafted
 * @param version rises with each change, for {@code If-Match}
 */
public record Contract(
        String deal,
        State state,
        @JsonUnwrapped Content content,
        String hash,
        @Nullable String editedBy,
        @Nullable LocalDate signUntil,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        @Nullable String answerText,
        @Nullable Instant countersignedAt,
        Instant createdAt,
        long version) {

    /** CLEARED: legal has agreed. REFUSED: we did not countersign. */
    public enum State {
        DRAFT,
        CHECKED,
        CLEARED,
        SENT,
        SIGNED,
        COUNTERSIGNED,
        DECLINED,
        EXPIRED,
        REFUSED;

        /** Whether only we see it: a draft, or checked and not sent. */
        public boolean isOurs() {
            return this == DRAFT || this == CHECKED || this == CLEARED;
        }

        /** What the process says came back: signed, declined or expired. */
        static State of(String answer) {
            return switch (answer) {
                case "signed" -> SIGNED;
                case "declined" -> DECLINED;
                case "expired" -> EXPIRED;
                default -> throw new IllegalArgumentException("no answer to a contract: " + answer);
            };
        }
    }

    /** A draft with this content; what was said to an earlier one is over. */
    static Contract draft(String deal, Content content, @Nullable String editedBy, Instant createdAt) {
        return new Contract(
                deal, State.DRAFT, content, content.hash(), editedBy, null, null, null, null, null, createdAt, 1);
    }

    /** The same draft with other content. */
    Contract edited(Content other, String by) {
        return draft(deal, other, by, createdAt);
    }

    public Money net() {
        return content.net();
    }

    public Terms terms() {
        return content.terms();
    }

    public List<Clause> clauses() {
        return content.clauses();
    }

    /** @throws Refused {@code contract.frozen} (409) once it was checked */
    void requireDraft() {
        if (state != State.DRAFT) {
            throw Refused.conflict("contract.frozen", deal, state).with("current", this);
        }
    }

    /** @throws Refused {@code contract.notReady} (409) in any other state */
    void requireState(State... expected) {
        if (!List.of(expected).contains(state)) {
            throw Refused.conflict("contract.notReady", deal, state);
        }
    }
}
