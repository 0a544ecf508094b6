package io.dealtrail.engine.camunda;

import io.dealtrail.engine.Conditions;
import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Conditions in the engine's own expression language, able to reach the values and nothing else. */
@Component
class JuelConditions implements Conditions {

    private final ExpressionFactory factory = new ExpressionFactoryImpl();

    @Override
    public boolean holds(String condition, Map<String, Object> values) {
        SimpleContext context = new SimpleContext(new ValuesOnly(values));
        Object result = factory.createValueExpression(context, "${" + condition + "}", Boolean.class)
                .getValue(context);
        return Boolean.TRUE.equals(result);
    }

    private static class ValuesOnly extends ELResolver {
        private final Map<String, Object> values;

        ValuesOnly(Map<String, Object> values) {
            this.values = values;
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
            if (base != null) {
                return null;
            }
            context.setPropertyResolved(true);
            return values.get(String.valueOf(property));
        }

        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
            return null;
        }

        @Override
        public void setValue(
                ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
            throw new UnsupportedOperationException("values are read-only");
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
            return true;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return Collections.emptyIterator();
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return String.class;
        }
    }
}
