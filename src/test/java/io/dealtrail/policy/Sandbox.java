package io.dealtrail.policy;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/** Evaluates an expression as the engine would, and notes everything that it touches. */
final class Sandbox {

    /** What {@code dateTime()} gives. */
    public record Moment(String name) {}

    private final Set<String> touched = new LinkedHashSet<>();

    Set<String> touched() {
        return touched;
    }

    public static Moment dateTime() {
        return new Moment("date");
    }

    void evaluate(String expression) {
        SimpleContext context = new SimpleContext(new Noting());
        try {
            Method now = Sandbox.class.getMethod("dateTime");
            context.setFunction("", "dateTime", now);
            new ExpressionFactoryImpl()
                    .createValueExpression(context, expression, Object.class)
                    .getValue(context);
        } catch (ELException | IllegalArgumentException | ArithmeticException e) {
            // it may fail, but may not touch
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Noting extends ELResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            context.setPropertyResolved(true);
            if (base == null) {
                touched.add(String.valueOf(property));
                boolean thing = Set.of("deal", "sla", "execution").contains(String.valueOf(property));
                return thing ? new Moment(String.valueOf(property)) : 1L;
            }
            touched.add(name(base) + "." + property);
            return 1L;
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] params) {
            context.setPropertyResolved(true);
            touched.add(name(base) + "." + method + "()");
            return String.valueOf(method).startsWith("plus") ? base : "toDate".equals(method) ? new Date(0) : 1L;
        }

        private String name(Object base) {
            return base instanceof Moment moment
                    ? moment.name()
                    : base.getClass().getSimpleName();
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return Object.class;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            touched.add("set " + property);
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return false;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return Collections.emptyIterator();
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }
    }
}
