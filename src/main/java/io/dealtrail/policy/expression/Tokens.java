package io.dealtrail.policy.expression;

import io.dealtrail.policy.expression.ExpressionError.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts an expression into tokens, exactly as strictly as the engine does or stricter: what it cannot read it refuses. */
final class Tokens {

    private static final Set<String> PAIRS = Set.of("==", "!=", "<=", ">=", "&&", "||");
    private static final String SINGLES = "<>!+-*/%?:().,";

    private final String text;
    private int at;

    private Tokens(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** The tokens of a whole text, which is one expression without {@code ${}}. */
    static List<Token> of(String text) {
        return new Tokens(text, 0).until(false);
    }

    /** The tokens from a position up to the closing brace. */
    static List<Token> braced(String text, int from, int[] end) {
        Tokens tokens = new Tokens(text, from);
        List<Token> found = tokens.until(true);
        end[0] = tokens.at;
        return found;
    }

    private List<Token> until(boolean brace) {
        List<Token> found = new ArrayList<>();
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                if (brace) {
                    throw new ExpressionError(Kind.SYNTAX, "}");
                }
                break;
            }
            if (brace && text.charAt(at) == '}') {
                at++;
                break;
            }
            found.add(next());
        }
        found.add(new Token(Token.Kind.END, ""));
        return found;
    }

    private Token next() {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return string(c);
        }
        if (isDigit(c)) {
            return number();
        }
        if (Character.isLetter(c) || c == '_') {
            int from = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            return new Token(Token.Kind.NAME, text.substring(from, at));
        }
        if (at + 1 < text.length() && PAIRS.contains(text.substring(at, at + 2))) {
            at += 2;
            return new Token(Token.Kind.SIGN, text.substring(at - 2, at));
        }
        if (SINGLES.indexOf(c) >= 0) {
            at++;
            return new Token(Token.Kind.SIGN, String.valueOf(c));
        }
        Kind kind = c == '[' ? Kind.BRACKET : c == '=' ? Kind.ASSIGNMENT : Kind.SYNTAX;
        throw new ExpressionError(kind, String.valueOf(c));
    }

    private Token string(char quote) {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return new Token(Token.Kind.STRING, value.toString());
            }
            if (c == '\\') {
                at++;
                if (at == text.length() || "\\'\"".indexOf(text.charAt(at)) < 0) {
                    throw new ExpressionError(Kind.ESCAPE, "\\");
                }
                c = text.charAt(at);
            }
            value.append(c);
        }
        throw new ExpressionError(Kind.SYNTAX, String.valueOf(quote));
    }

    private Token number() {
        int from = at;
        digits();
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            digits();
        }
        if (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '.')) {
            throw new ExpressionError(text.charAt(at) == '.' ? Kind.MEMBER : Kind.SYNTAX, text.substring(from, at + 1));
        }
        if (at - from > 18) {
            throw new ExpressionError(Kind.TOO_LONG, text.substring(from, at));
        }
        return new Token(Token.Kind.NUMBER, text.substring(from, at));
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
