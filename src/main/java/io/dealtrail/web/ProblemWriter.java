package io.dealtrail.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealtrail.people.AccessProblems;
import io.dealtrail.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Problem answers of filters, in the form and language of {@link ProblemAdvice}. */
@Component
class ProblemWriter implements AccessProblems {

    private final ProblemAdvice advice;
    private final ObjectMapper json;
    private final LocaleResolver locales;

    ProblemWriter(ProblemAdvice advice, ObjectMapper json, LocaleResolver locales) {
        this.advice = advice;
        this.json = json;
        this.locales = locales;
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, Exception problem) {
        LocaleContextHolder.setLocale(locales.resolveLocale(request));
        try {
            ResponseEntity<Object> answer;
            if (problem instanceof Refused refused) {
                answer = advice.refused(refused);
            } else if (problem instanceof AuthenticationException e) {
                answer = advice.unauthenticated(e);
            } else if (problem instanceof AccessDeniedException e) {
                answer = advice.denied(e);
            } else {
                answer = advice.broken(problem);
            }
            response.setStatus(answer.getStatusCode().value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            json.writeValue(response.getOutputStream(), answer.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
