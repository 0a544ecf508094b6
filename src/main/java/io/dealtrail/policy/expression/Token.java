package io.dealtrail.policy.expression;

/**
 * @param text the token as written; of a string what stands between its quotes
 */
record Token(Kind kind, String text) {

    enum Kind {
        NAME,
        STRING,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean word(String word) {
        return kind == Kind.NAME && text.equals(word);
    }
}
