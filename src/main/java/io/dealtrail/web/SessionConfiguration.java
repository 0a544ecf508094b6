package io.dealtrail.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Pages find their session through {@link ThriftySessions}; the stored ones stay the bean that everything else knows. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    static BeanPostProcessor pagesUseThriftySessions(
            ObjectProvider<FindByIndexNameSessionRepository<?>> stored, ObjectProvider<CookieSerializer> cookie) {
        return new BeanPostProcessor() {
            @Override
            public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SessionRepositoryFilter<?>
                        ? filter(new ThriftySessions<>(stored.getObject()), cookie.getObject())
                        : bean;
            }
        };
    }

    @Bean
    FilterRegistrationBean<ThriftySessions.OneRequest> sessionsOfOneRequest() {
        FilterRegistrationBean<ThriftySessions.OneRequest> filter =
                new FilterRegistrationBean<>(new ThriftySessions.OneRequest());
        filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return filter;
    }

    private static <S extends Session> SessionRepositoryFilter<?> filter(
            ThriftySessions<S> sessions, CookieSerializer cookie) {
        CookieHttpSessionIdResolver ids = new CookieHttpSessionIdResolver();
        ids.setCookieSerializer(cookie);
        SessionRepositoryFilter<?> filter = new SessionRepositoryFilter<>(sessions);
        filter.setHttpSessionIdResolver(ids);
        return filter;
    }
}
