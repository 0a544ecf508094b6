package io.dealtrail.policy.expression;

import io.dealtrail.engine.Vocabulary;
import io.dealtrail.policy.expression.ExpressionError.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the grammar of the deployment policy by recursive descent: what is not in it cannot be said. */
final class Parser {

    private static final int DEEPEST = 20;
    private static final List<Map<String, String>> LEVELS = List.of(
            Map.of("||", "or", "or", "or"),
            Map.of("&&", "and", "and", "and"),
            Map.of("==", "==", "eq", "==", "!=", "!=", "ne", "!="),
            Map.of("<", "<", "lt", "<", "<=", "<=", "le", "<=", ">", ">", "gt", ">", ">=", ">=", "ge", ">="),
            Map.of("+", "+", "-", "-"),
            Map.of("*", "*", "/", "/", "div", "/", "%", "%", "mod", "%"));
    private static final Map<String, String> PREFIXES = Map.of("!", "not", "not", "not", "-", "-", "empty", "empty");
    static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "and",
            "or",
            "not",
            "empty",
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "div",
            "mod",
            "instanceof");
    private static final Set<String> LATER = Set.of("plusDays", "plusHours", "plusWeeks");
    private static final Set<String> LIMITS = Set.of("due", "ladder");

    private final List<Token> tokens;
    private int at;
    private int depth;

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Expression whole() {
        Expression expression = choice();
        if (peek().kind() != Token.Kind.END) {
            throw unexpected();
        }
        return expression;
    }

    private Expression choice() {
        if (++depth > DEEPEST) {
            throw new ExpressionError(Kind.TOO_DEEP, peek().text());
        }
        Expression condition = binary(0);
        if (peek().is("?")) {
            at++;
            Expression then = choice();
            expect(":");
            condition = new Expression.Choice(condition, then, choice());
        }
        depth--;
        return condition;
    }

    private Expression binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expression left = binary(level + 1);
        while (true) {
            Token token = peek();
            String operator = token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.NAME
                    ? LEVELS.get(level).get(token.text())
                    : null;
            if (operator == null) {
                return left;
            }
            at++;
            left = new Expression.Binary(operator, left, binary(level + 1));
        }
    }

    private Expression unary() {
        Token token = peek();
        String operator =
                token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.NAME ? PREFIXES.get(token.text()) : null;
        if (operator == null) {
            return primary();
        }
        at++;
        if (++depth > DEEPEST) {
            throw new ExpressionError(Kind.TOO_DEEP, token.text());
        }
        Expression operand = unary();
        depth--;
        return new Expression.Unary(operator, operand);
    }

    private Expression primary() {
        Token token = peek();
        at++;
        Expression found;
        if (token.kind() == Token.Kind.STRING) {
            found = new Expression.Literal(token.text());
        } else if (token.kind() == Token.Kind.NUMBER) {
            found = new Expression.Literal(new BigDecimal(token.text()));
        } else if (token.is("(")) {
            found = choice();
            expect(")");
        } else if (token.kind() == Token.Kind.NAME) {
            found = named(token.text());
        } else {
            at--;
            throw unexpected();
        }
        if (peek().is(".")) {
            throw new ExpressionError(
                    Kind.MEMBER, token.text() + "." + tokens.get(at + 1).text());
        }
        if (peek().is("(")) {
            throw new ExpressionError(Kind.CALL, token.text() + "(");
        }
        return found;
    }

    private Expression named(String name) {
        switch (name) {
            case "true":
            case "false":
                return new Expression.Literal(Boolean.valueOf(name));
            case "null":
                return new Expression.Literal(null);
            case "deal":
                return new Expression.Fact(member(name, Vocabulary.FACTS.keySet()));
            case "sla":
                return new Expression.Limit(member(name, LIMITS));
            case "execution":
                return execution();
            case "dateTime":
                return later();
            default:
                if (RESERVED.contains(name)) {
                    at--;
                    throw unexpected();
                }
                return new Expression.Variable(name, false);
        }
    }

    private String member(String of, Set<String> known) {
        expect(".");
        String name = peek().text();
        if (peek().kind() != Token.Kind.NAME || !known.contains(name)) {
            throw new ExpressionError(Kind.FACT, of + "." + name);
        }
        at++;
        return name;
    }

    private Expression execution() {
        expect(".");
        if (peek().word("processBusinessKey")) {
            at++;
            return new Expression.DealNumber();
        }
        if (!peek().word("getVariable")) {
            throw new ExpressionError(Kind.MEMBER, "execution." + peek().text());
        }
        at++;
        expect("(");
        Token name = peek();
        if (name.kind() != Token.Kind.STRING || !Expressions.isName(name.text())) {
            throw new ExpressionError(Kind.CALL, "getVariable(" + name.text());
        }
        at++;
        expect(")");
        return new Expression.Variable(name.text(), true);
    }

    private Expression later() {
        expect("(");
        expect(")");
        List<Expression.Later.Step> steps = new ArrayList<>();
        while (true) {
            expect(".");
            String call = peek().text();
            at++;
            expect("(");
            if (call.equals("toDate")) {
                expect(")");
                return new Expression.Later(steps);
            }
            Token count = peek();
            if (!LATER.contains(call)
                    || count.kind() != Token.Kind.NUMBER
                    || !count.text().matches("\\d{1,5}")) {
                throw new ExpressionError(Kind.CALL, call + "(" + count.text());
            }
            at++;
            expect(")");
            steps.add(new Expression.Later.Step(call, Long.parseLong(count.text())));
        }
    }

    private void expect(String sign) {
        if (!peek().is(sign)) {
            throw unexpected();
        }
        at++;
    }

    private ExpressionError unexpected() {
        return new ExpressionError(peek().is("(") ? Kind.CALL : Kind.SYNTAX, peek().text());
    }

    private Token peek() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }
}
