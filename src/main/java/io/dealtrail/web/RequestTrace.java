package io.dealtrail.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request an id, sent back as {@code X-Correlation-Id}, under which the trail groups what it did. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestTrace extends OncePerRequestFilter {

    /** @param client the caller's address */
    public record Trace(String correlation, String client) {}

    private static final ThreadLocal<@Nullable Trace> CURRENT = new ThreadLocal<>();

    /** The request on this thread; none in jobs and imports. */
    public static Optional<Trace> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Trace trace = new Trace(UUID.randomUUID().toString(), request.getRemoteAddr());
        response.setHeader("X-Correlation-Id", trace.correlation());
        CURRENT.set(trace);
        try {
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
        }
    }
}
