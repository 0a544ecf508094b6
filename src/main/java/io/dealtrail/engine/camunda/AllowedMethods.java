package io.dealtrail.engine.camunda;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.joda.time.DateTime;
import org.jspecify.annotations.Nullable;

/** The handful of properties and methods that the policy's grammar knows; a second wall behind the policy. */
class AllowedMethods extends BeanELResolver {

    private static final Set<String> ON_EXECUTION = Set.of("getVariable");
    private static final Set<String> ON_DATE = Set.of("plusDays", "plusHours", "plusWeeks", "toDate");

    AllowedMethods() {
        super(true);
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base instanceof DelegateExecution execution && "processBusinessKey".equals(property)) {
            context.setPropertyResolved(true);
            return execution.getProcessBusinessKey();
        }
        return null;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] params) {
        boolean allowed = (base instanceof DelegateExecution && ON_EXECUTION.contains(String.valueOf(method)))
                || (base instanceof DateTime && ON_DATE.contains(String.valueOf(method)));
        if (!allowed) {
            throw new MethodNotFoundException("expressions may not call " + method);
        }
        return super.invoke(context, base, method, types, params);
    }
}
