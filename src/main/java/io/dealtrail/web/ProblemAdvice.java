package io.dealtrail.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.net.URI;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where what went wrong becomes {@code application/problem+json}, in the caller's language, without a stack trace. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** SQL state class of values that are too long, out of range or not of their type. */
    private static final String DATA_EXCEPTION = "22";

    private final MessageSource messages;

    ProblemAdvice(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused) {
        HttpStatus status = Wording.status(refused);
        List<Map<String, String>> errors = refused.fields().stream()
                .map(f -> error(f.field(), f.code(), f.args().toArray()))
                .toList();
        ProblemDetail problem = problem(status, refused.code(), refused.args().toArray());
        if (!errors.isEmpty()) {
            problem.setDetail(errors.stream().map(e -> e.get("message")).collect(Collectors.joining(" ")));
            problem.setProperty("errors", errors);
        }
        refused.facts().forEach(problem::setProperty);
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> notFound(NotFound missing) {
        return answer(problem(HttpStatus.NOT_FOUND, "notFound." + missing.kind(), missing.id()));
    }

    @ExceptionHandler
    ResponseEntity<Object> unauthenticated(AuthenticationException e) {
        return answer(problem(HttpStatus.UNAUTHORIZED, "auth.required"));
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException e) {
        return answer(problem(HttpStatus.FORBIDDEN, "auth.role"));
    }

    /** H2 tells a lock that was not free in time as a query time-out. */
    @ExceptionHandler({ConcurrencyFailureException.class, QueryTimeoutException.class})
    ResponseEntity<Object> lost(Exception e) {
        return answer(problem(HttpStatus.CONFLICT, "conflict.concurrent"));
    }

    @ExceptionHandler
    ResponseEntity<Object> broken(Exception e) {
        Refused inside = cause(e, Refused.class);
        if (inside != null) {
            return refused(inside); // thrown by a listener or a step, wrapped by who called it
        }
        NotFound missing = cause(e, NotFound.class);
        if (missing != null) {
            return notFound(missing);
        }
        SQLException unstorable = cause(e, SQLException.class);
        if (unstorable != null && String.valueOf(unstorable.getSQLState()).startsWith(DATA_EXCEPTION)) {
            LOG.warn("a value that no check refused", e);
            return answer(problem(HttpStatus.UNPROCESSABLE_ENTITY, "data.unstorable"));
        }
        LOG.error("request failed", e);
        return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "server.error"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Refused inside = cause(e, Refused.class);
        if (inside != null) {
            return refused(inside);
        }
        JsonMappingException mapping = cause(e, JsonMappingException.class);
        if (mapping == null || mapping.getPath().isEmpty()) {
            return answer(problem(HttpStatus.BAD_REQUEST, "body.malformed"));
        }
        String field = mapping.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        boolean unknown = mapping instanceof com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
        ProblemDetail problem =
                problem(HttpStatus.BAD_REQUEST, unknown ? "body.unknownField" : "body.wrongType", field);
        problem.setProperty("errors", List.of(error(field, unknown ? "body.unknownField" : "body.wrongType", field)));
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongParameter(MethodArgumentTypeMismatchException e) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "parameter.wrongType", e.getName());
        problem.setProperty("errors", List.of(error(e.getName(), "parameter.wrongType", e.getName())));
        return answer(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = problem(HttpStatus.valueOf(status.value()), "http." + status.value());
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ProblemDetail problem(HttpStatus status, String code, Object... args) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("about:blank"));
        problem.setTitle(messages.getMessage("http." + status.value(), null, status.getReasonPhrase(), locale()));
        problem.setDetail(text(code, args));
        problem.setProperty("code", code);
        return problem;
    }

    private Map<String, String> error(String field, String code, Object... args) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("field", field);
        error.put("code", code);
        error.put("message", text(code, args));
        return error;
    }

    private String text(String code, Object... args) {
        String fallback = messages.getMessage("http.fallback", null, code, locale());
        return String.valueOf(messages.getMessage(code, texts(args), fallback, locale()));
    }

    /** Numbers in messages are read as they are, not grouped by locale. */
    private static Object[] texts(Object... args) {
        Object[] texts = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = String.valueOf(args[i]);
        }
        return texts;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static <T extends Throwable> @Nullable T cause(@Nullable Throwable e, Class<T> type) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
