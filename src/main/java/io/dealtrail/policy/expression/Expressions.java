package io.dealtrail.policy.expression;

import io.dealtrail.policy.expression.ExpressionError.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses expressions: literals, variables, {@code deal.<fact>}, {@code sla.<name>}, comparison, arithmetic, and/or/not, {@code
 * empty}, {@code a ? b : c}, and the few calls that the policy lists. Nothing else can be written.
 */
public final class Expressions {

    private static final int LONGEST = 500;

    private Expressions() {}

    /**
     * One expression without {@code ${}}, as in {@code requiredWhen} or a condition builder.
     *
     * @throws ExpressionError if it is not one of ours
     */
    public static Expression parse(String text) {
        if (text.length() > LONGEST) {
            throw new ExpressionError(Kind.TOO_LONG, text.substring(0, 20));
        }
        return new Parser(Tokens.of(text)).whole();
    }

    /**
     * A text that is exactly one expression in <code>${…}</code>.
     *
     * @throws ExpressionError if it is anything else
     */
    public static Expression only(String text) {
        List<Expression> found = in(text.strip());
        if (found.size() != 1 || !isAllExpression(text.strip())) {
            throw new ExpressionError(Kind.SYNTAX, shortened(text));
        }
        return found.get(0);
    }

    /**
     * All expressions in a text, in their order; empty for plain text.
     *
     * @throws ExpressionError if one of them is not one of ours
     */
    public static List<Expression> in(String text) {
        List<Expression> found = new ArrayList<>();
        int[] end = {0};
        char kind = 0;
        for (int at = opening(text, 0); at >= 0; at = opening(text, end[0])) {
            if (kind != 0 && kind != text.charAt(at)) {
                throw new ExpressionError(Kind.MIXED, shortened(text));
            }
            kind = text.charAt(at);
            if (text.substring(end[0], at).indexOf('\\') >= 0) {
                throw new ExpressionError(Kind.ESCAPE, shortened(text));
            }
            List<Token> tokens = Tokens.braced(text, at + 2, end);
            if (end[0] - at > LONGEST) {
                throw new ExpressionError(Kind.TOO_LONG, text.substring(at, at + 20));
            }
            found.add(new Parser(tokens).whole());
        }
        if (!found.isEmpty() && text.substring(end[0]).indexOf('\\') >= 0) {
            throw new ExpressionError(Kind.ESCAPE, shortened(text));
        }
        return found;
    }

    /** Whether anything in a text would be taken for an expression. */
    public static boolean isIn(String text) {
        return opening(text, 0) >= 0;
    }

    /** Whether a name is a word of the language, such as {@code empty}. */
    public static boolean isReserved(String name) {
        return Parser.RESERVED.contains(name);
    }

    /** Whether a text can name a variable. */
    public static boolean isName(String text) {
        return text.length() <= 100
                && !text.isEmpty()
                && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_')
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    private static int opening(String text, int from) {
        for (int at = from; at + 1 < text.length(); at++) {
            if (text.charAt(at + 1) == '{' && (text.charAt(at) == '$' || text.charAt(at) == '#')) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAllExpression(String text) {
        int[] end = {0};
        Tokens.braced(text, 2, end);
        return opening(text, 0) == 0 && end[0] == text.length();
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
