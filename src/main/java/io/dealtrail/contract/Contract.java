package io.dealtrail.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract of a deal: the figures of the accepted proposal, and clauses.
 *
 * @param proposalVersion the accepted proposal
 * @param figures hash of its figures
 * @param hash SHA-256 of figures and clauses: what a check or signature covers
 * @param editedBy who last edited the clauses; null while they are as drafted
 * @param version rises with each change, for {@code If-Match}
 */
public record Contract(
        String deal,
        State state,
        int proposalVersion,
        Money net,
        Money tax,
        Money gross,
        @JsonIgnore String figures,
        List<Clause> clauses,
        String hash,
        @Nullable String editedBy,
        @Nullable LocalDate signUntil,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        @Nullable String answerText,
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

    public Contract {
        clauses = List.copyOf(clauses);
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

    static String hash(String figures, List<Clause> clauses) {
        StringBuilder text = new StringBuilder("contract 1\n").append(figures).append('\n');
        for (Clause clause : clauses) {
            // Lengths before texts: no text can be read as the beginning of another.
            for (String part : List.of(clause.key(), clause.title(), clause.text())) {
                text.append(part.length()).append(':').append(part);
            }
            text.append('\n');
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
