package io.dealtrail.policy.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Works an expression out over given values, as the engine would: null counts as 0, as empty, as false. */
final class Evaluation {

    private final Map<String, ?> values;

    Evaluation(Map<String, ?> values) {
        this.values = values;
    }

    @Nullable
    Object of(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        } else if (expression instanceof Expression.Variable variable) {
            return values.get(variable.name());
        } else if (expression instanceof Expression.Fact fact) {
            return values.get("deal." + fact.name());
        } else if (expression instanceof Expression.Limit limit) {
            return values.get("sla." + limit.name());
        } else if (expression instanceof Expression.DealNumber) {
            return values.get("deal.number");
        } else if (expression instanceof Expression.Later later) {
            return later(later);
        } else if (expression instanceof Expression.Unary unary) {
            return unary(unary);
        } else if (expression instanceof Expression.Choice choice) {
            return of(truth(of(choice.condition())) ? choice.then() : choice.otherwise());
        }
        return binary((Expression.Binary) expression);
    }

    private Object unary(Expression.Unary unary) {
        Object value = of(unary.operand());
        return switch (unary.operator()) {
            case "not" -> !truth(value);
            case "-" -> number(value).negate();
            default ->
                value == null
                        || "".equals(value)
                        || (value instanceof Collection<?> many && many.isEmpty())
                        || (value instanceof Map<?, ?> map && map.isEmpty());
        };
    }

    private Object binary(Expression.Binary binary) {
        Object left = of(binary.left());
        switch (binary.operator()) {
            case "and":
                return truth(left) && truth(of(binary.right()));
            case "or":
                return truth(left) || truth(of(binary.right()));
            default:
        }
        Object right = of(binary.right());
        return switch (binary.operator()) {
            case "==" -> same(left, right);
            case "!=" -> !same(left, right);
            case "<" -> left != null && right != null && compare(left, right) < 0;
            case "<=" -> same(left, right) || (left != null && right != null && compare(left, right) <= 0);
            case ">" -> left != null && right != null && compare(left, right) > 0;
            case ">=" -> same(left, right) || (left != null && right != null && compare(left, right) >= 0);
            case "+" -> number(left).add(number(right));
            case "-" -> number(left).subtract(number(right));
            case "*" -> number(left).multiply(number(right), MathContext.DECIMAL64);
            case "/" -> number(left).divide(number(right), MathContext.DECIMAL64);
            default -> number(left).remainder(number(right));
        };
    }

    private static Date later(Expression.Later later) {
        Instant at = Instant.now();
        for (Expression.Later.Step step : later.steps()) {
            at = at.plus(
                    switch (step.unit()) {
                        case "plusHours" -> Duration.ofHours(step.count());
                        case "plusWeeks" -> Duration.ofDays(7 * step.count());
                        default -> Duration.ofDays(step.count());
                    });
        }
        return Date.from(at);
    }

    private static boolean truth(@Nullable Object value) {
        return value instanceof Boolean truth ? truth : value != null && Boolean.parseBoolean(value.toString());
    }

    private static BigDecimal number(@Nullable Object value) {
        if (value == null || "".equals(value)) {
            return BigDecimal.ZERO;
        }
        return value instanceof BigDecimal number ? number : new BigDecimal(value.toString());
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof Number || right instanceof Number) {
            return number(left).compareTo(number(right)) == 0;
        }
        if (left instanceof Boolean || right instanceof Boolean) {
            return truth(left) == truth(right);
        }
        return Objects.equals(left, right) || left.toString().equals(right.toString());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Object left, Object right) {
        if (left instanceof Number || right instanceof Number) {
            return number(left).compareTo(number(right));
        }
        return left instanceof Comparable first && left.getClass() == right.getClass()
                ? first.compareTo(right)
                : left.toString().compareTo(right.toString());
    }
}
