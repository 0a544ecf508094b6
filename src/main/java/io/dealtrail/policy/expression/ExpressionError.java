package io.dealtrail.policy.expression;

import java.io.Serial;

/** An expression that is not one of ours. */
public class ExpressionError extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Why, as the last part of a rule's name. */
    public enum Kind {
        SYNTAX,
        CALL,
        MEMBER,
        BRACKET,
        ASSIGNMENT,
        TOO_LONG,
        TOO_DEEP,
        MIXED,
        ESCAPE,
        FACT;

        /** As in {@code expression.too-long}. */
        public String rule() {
            return "expression." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final String at;

    ExpressionError(Kind kind, String at) {
        super(kind + " at " + at);
        this.kind = kind;
        this.at = at;
    }

    public Kind kind() {
        return kind;
    }

    /** The piece of text that was not understood. */
    public String at() {
        return at;
    }
}
