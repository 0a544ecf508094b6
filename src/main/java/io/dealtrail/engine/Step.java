package io.dealtrail.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/** A delegate that diagrams may name as {@code ${name}}. Each must be idempotent: the engine repeats it after a crash. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface Step {

    /** The bean's name in diagrams. */
    @AliasFor(annotation = Component.class, attribute = "value")
    String value();

    /** What it does, in words for the studio. */
    String does();

    /** Variables it reads. */
    String[] reads() default {};

    /** The variable it writes, as {@code name: meaning}; empty for none. */
    String writes() default "";
}
