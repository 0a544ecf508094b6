package io.dealtrail.engine;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Repeats a whole transaction once when it lost against another one (deadlock, lock time-out, the engine's optimistic lock).
 * The second loss goes to the caller, who answers 409.
 */
@Configuration(proxyBeanMethods = false)
class RepeatOnConflict {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor repeatOnConflictAdvisor() {
        ComposablePointcut transactional = new ComposablePointcut(
                        new AnnotationMatchingPointcut(Transactional.class, null, true))
                .union(new AnnotationMatchingPointcut(null, Transactional.class, true));
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(transactional, (MethodInterceptor) RepeatOnConflict::invoke);
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 10); // outside the transaction's own advice
        return advisor;
    }

    private static @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                || !(invocation instanceof ProxyMethodInvocation outermost)) {
            return invocation.proceed();
        }
        MethodInvocation again = outermost.invocableClone();
        try {
            return invocation.proceed();
        } catch (PessimisticLockingFailureException | QueryTimeoutException | OptimisticLockingException lost) {
            try {
                return again.proceed();
            } catch (OptimisticLockingException twice) {
                throw new OptimisticLockingFailureException("changed by another transaction", twice);
            }
        }
    }
}
