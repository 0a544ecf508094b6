package io.dealtrail.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a bearer token, and replaces whatever identified the caller by the person as stored now: a role taken away or an
 * account closed counts from the next request on, in sessions too.
 */
class FreshPersonFilter extends OncePerRequestFilter {

    private final People people;
    private final Tokens tokens;

    FreshPersonFilter(People people, Tokens tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String username = username(request);
        if (username != null) {
            Optional<Person> person = people.active(username);
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            person.ifPresent(p -> context.setAuthentication(new SignedIn(p)));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private @Nullable String username(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken)) {
            return authentication.getName();
        }
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return tokens.owner(header.substring(7).strip()).orElse(null);
        }
        return null;
    }
}
