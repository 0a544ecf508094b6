package io.dealtrail.policy.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One parsed expression. */
public sealed interface Expression {

    /** A string, a number, a truth value or null. */
    record Literal(@Nullable Object value) implements Expression {}

    /** A variable; {@code lookedUp} when written {@code execution.getVariable('name')}, which may be absent. */
    record Variable(String name, boolean lookedUp) implements Expression {}

    /** {@code deal.<fact>}. */
    record Fact(String name) implements Expression {}

    /** {@code sla.<name>}. */
    record Limit(String name) implements Expression {}

    /** {@code execution.processBusinessKey}: the deal's number. */
    record DealNumber() implements Expression {}

    /** {@code dateTime()…toDate()}: now and a number of days, hours or weeks. */
    record Later(List<Step> steps) implements Expression {

        /** {@code plusDays(n)} and its like. */
        public record Step(String unit, long count) {}
    }

    record Unary(String operator, Expression operand) implements Expression {}

    record Binary(String operator, Expression left, Expression right) implements Expression {}

    record Choice(Expression condition, Expression then, Expression otherwise) implements Expression {}

    /** Names of the variables that it reads. */
    default Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        visit(e -> {
            if (e instanceof Variable variable) {
                names.add(variable.name());
            }
        });
        return names;
    }

    /** Names of the facts that it reads. */
    default Set<String> facts() {
        Set<String> facts = new LinkedHashSet<>();
        visit(e -> {
            if (e instanceof Fact fact) {
                facts.add(fact.name());
            }
        });
        return facts;
    }

    /**
     * What it comes to.
     *
     * @param values variables by name, facts as {@code deal.<fact>}; what is absent is null
     */
    default @Nullable Object evaluate(Map<String, ?> values) {
        return new Evaluation(values).of(this);
    }

    /** Whether it comes to true. */
    default boolean holds(Map<String, ?> values) {
        return Boolean.TRUE.equals(evaluate(values));
    }

    /** Shows this expression and all its parts. */
    default void visit(Consumer<Expression> visitor) {
        visitor.accept(this);
        if (this instanceof Unary unary) {
            unary.operand().visit(visitor);
        } else if (this instanceof Binary binary) {
            binary.left().visit(visitor);
            binary.right().visit(visitor);
        } else if (this instanceof Choice choice) {
            choice.condition().visit(visitor);
            choice.then().visit(visitor);
            choice.otherwise().visit(visitor);
        }
    }
}
