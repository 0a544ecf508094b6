package io.dealtrail.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of FEEL that tables may use: comparisons, ranges, lists, {@code not}, {@code if}, arithmetic, dates, and a few
 * functions. Read by recursive descent; what it does not know it refuses.
 */
final class Feel {

    static final Set<String> FUNCTIONS = Set.of(
            "min",
            "max",
            "sum",
            "round",
            "floor",
            "ceiling",
            "abs",
            "count",
            "mean",
            "date",
            "time",
            "duration",
            "date and time",
            "today",
            "now",
            "not",
            "contains",
            "starts with",
            "ends with",
            "list contains");
    private static final Set<String> KEYWORDS = Set.of(
            "if",
            "then",
            "else",
            "and",
            "or",
            "between",
            "in",
            "true",
            "false",
            "null",
            "for",
            "return",
            "some",
            "every",
            "satisfies",
            "function",
            "external",
            "instance",
            "of");
    private static final int LONGEST = 1000;
    private static final int DEEPEST = 20;

    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String at) {
            super(at);
        }
    }

    private final List<String> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private Feel(String text) {
        if (text.length() > LONGEST) {
            throw new Wrong(text.substring(0, 20));
        }
        int i = 0;
        while (i < text.length()) {
            i = token(text, i);
        }
        tokens.add("");
    }

    /** What is not understood in a cell of conditions; null when all is well. */
    static @Nullable String wrongTests(String text) {
        return wrong(text, true);
    }

    /** What is not understood in an expression; null when all is well. */
    static @Nullable String wrongExpression(String text) {
        return wrong(text, false);
    }

    private static @Nullable String wrong(String text, boolean tests) {
        try {
            Feel feel = new Feel(text);
            if (tests) {
                feel.tests();
            } else {
                feel.expression();
            }
            return feel.peek().isEmpty() ? null : feel.peek();
        } catch (Wrong e) {
            return String.valueOf(e.getMessage());
        }
    }

    private int token(String text, int from) {
        char c = text.charAt(from);
        int i = from;
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            return from + 1;
        } else if (c == '"') {
            i = text.indexOf('"', from + 1) + 1;
            if (i == 0 || text.substring(from, i).indexOf('\\') >= 0) {
                throw new Wrong("\"");
            }
        } else if (c >= '0' && c <= '9') {
            while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                i++;
            }
            if (i + 1 < text.length() && text.charAt(i) == '.' && Character.isDigit(text.charAt(i + 1))) {
                i++;
                while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                    i++;
                }
            }
            if (i - from > 18) {
                throw new Wrong(text.substring(from, i));
            }
        } else if (Character.isLetter(c) || c == '_') {
            while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
                i++;
            }
        } else if (from + 1 < text.length()
                && Set.of("..", "<=", ">=", "!=", "**").contains(text.substring(from, from + 2))) {
            i = from + 2;
        } else if ("<>=+-*/()[],".indexOf(c) >= 0) {
            i = from + 1;
        } else {
            throw new Wrong(String.valueOf(c));
        }
        tokens.add(text.substring(from, i));
        return i;
    }

    private void tests() {
        if (peek().equals("-") && tokens.size() == 2) {
            at++;
            return;
        }
        do {
            test();
        } while (take(","));
    }

    private void test() {
        down();
        if (Set.of("<", "<=", ">", ">=", "=", "!=").contains(peek())) {
            at++;
            sum();
        } else if (peek().equals("not") && tokens.get(at + 1).equals("(")) {
            at += 2;
            tests();
            expect(")");
        } else if (!range()) {
            expression();
        }
        depth--;
    }

    /** A range such as {@code [1..5[}; goes back when it is none. */
    private boolean range() {
        int before = at;
        int deep = depth;
        if (take("[") || take("]") || take("(")) {
            try {
                sum();
                if (take("..")) {
                    sum();
                    if (take("]") || take("[") || take(")")) {
                        return true;
                    }
                }
            } catch (Wrong e) {
                // not a range then
            }
        }
        at = before;
        depth = deep;
        return false;
    }

    private void expression() {
        down();
        if (take("if")) {
            expression();
            expect("then");
            expression();
            expect("else");
            expression();
        } else {
            do {
                comparison();
            } while (take("and") || take("or"));
        }
        depth--;
    }

    private void comparison() {
        sum();
        if (Set.of("<", "<=", ">", ">=", "=", "!=").contains(peek())) {
            at++;
            sum();
        } else if (take("between")) {
            sum();
            expect("and");
            sum();
        } else if (take("in")) {
            if (!range()) {
                if (take("(")) {
                    tests();
                    expect(")");
                } else {
                    test();
                }
            }
        }
    }

    private void sum() {
        do {
            do {
                unary();
            } while (take("*") || take("/") || take("**"));
        } while (take("+") || take("-"));
    }

    private void unary() {
        down();
        while (take("-")) {
            // a sign before a number
        }
        primary();
        depth--;
    }

    private void primary() {
        String token = peek();
        if (take("(")) {
            expression();
            expect(")");
        } else if (take("[")) {
            arguments("]");
        } else if (token.startsWith("\"") || (!token.isEmpty() && Character.isDigit(token.charAt(0)))) {
            at++;
        } else if (Set.of("true", "false", "null").contains(token)) {
            at++;
        } else if (!token.isEmpty() && (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_')) {
            name();
        } else {
            throw new Wrong(token);
        }
        if (Set.of("(", "..").contains(peek()) && !peek().equals("..")) {
            throw new Wrong(token + "(");
        }
    }

    private void name() {
        StringBuilder name = new StringBuilder(peek());
        int words = at + 1;
        while (words < tokens.size()
                && words < at + 3
                && !tokens.get(words).isEmpty()
                && (Character.isLetter(tokens.get(words).charAt(0)))) {
            words++;
        }
        for (int end = words; end > at; end--) {
            String called = String.join(" ", tokens.subList(at, end));
            if (tokens.get(end).equals("(") && FUNCTIONS.contains(called)) {
                at = end + 1;
                arguments(")");
                return;
            }
        }
        if (KEYWORDS.contains(name.toString()) || tokens.get(at + 1).equals("(")) {
            throw new Wrong(name.toString());
        }
        at++;
    }

    private void arguments(String close) {
        if (take(close)) {
            return;
        }
        do {
            expression();
        } while (take(","));
        expect(close);
    }

    private void down() {
        if (++depth > DEEPEST) {
            throw new Wrong(peek());
        }
    }

    private boolean take(String token) {
        if (peek().equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new Wrong(peek());
        }
    }

    private String peek() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }
}
