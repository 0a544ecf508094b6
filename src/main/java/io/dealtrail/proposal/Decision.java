package io.dealtrail.proposal;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dealtrail.shared.Refused;
import org.jspecify.annotations.Nullable;

/** What an approver says. Sent back, figures may be asked for again as they are; refused, they may not. */
enum Decision {
    APPROVE("approve"),
    SEND_BACK("sendBack"),
    REFUSE("refuse");

    private final String code;

    Decision(String code) {
        this.code = code;
    }

    /** As clients and drawings write it. */
    @JsonValue
    public String code() {
        return code;
    }

    static Decision of(String code) {
        for (Decision decision : values()) {
            if (decision.code.equals(code)) {
                return decision;
            }
        }
        throw new IllegalArgumentException("no decision: " + code);
    }

    /**
     * Of a form that asks for a decision, or as older ones do only whether it is approved.
     *
     * @throws Refused when it says neither, or one thing and its contrary
     */
    static Decision of(@Nullable String decision, @Nullable Boolean approved) {
        if (decision == null) {
            if (approved == null) {
                throw Refused.field("decision", "field.required", "decision");
            }
            return approved ? APPROVE : REFUSE;
        }
        Decision said = of(decision);
        if (approved != null && approved != (said == APPROVE)) {
            throw Refused.field("decision", "approval.contradiction");
        }
        return said;
    }
}
