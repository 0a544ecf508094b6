package io.dealtrail.web;

import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.ModelAndView;

/** What went wrong on a page, as a page; as a plain line of text where only a part of a page was asked for. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class PageAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(PageAdvice.class);
    private final Wording wording;

    PageAdvice(Wording wording) {
        this.wording = wording;
    }

    /** Nobody is there any more to be told. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    void leftMeanwhile(HttpServletResponse response) {
        LOG.debug("a page was closed while it was answered");
    }

    @ExceptionHandler
    Object failed(Exception e, HttpServletRequest request) throws Exception {
        Refused refused = cause(e, Refused.class);
        if (refused != null) {
            return answer(request, Wording.status(refused), wording.of(refused));
        }
        NotFound missing = cause(e, NotFound.class);
        if (missing != null) {
            return answer(request, HttpStatus.NOT_FOUND, wording.text("notFound." + missing.kind(), missing.id()));
        }
        if (e instanceof AuthenticationException) {
            throw e; // leads to the login
        }
        if (e instanceof AccessDeniedException) {
            return answer(request, HttpStatus.FORBIDDEN, wording.text("auth.role"));
        }
        if (cause(e, ConcurrencyFailureException.class) != null) {
            return answer(request, HttpStatus.CONFLICT, wording.text("conflict.concurrent"));
        }
        if (e instanceof ErrorResponse response) {
            HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
            return answer(request, status, wording.text("http.fallback"));
        }
        if (e instanceof org.springframework.web.bind.ServletRequestBindingException
                || e instanceof org.springframework.beans.TypeMismatchException) {
            return answer(request, HttpStatus.BAD_REQUEST, wording.text("http.fallback"));
        }
        LOG.error("page failed", e);
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, wording.text("server.error"));
    }

    private static Object answer(HttpServletRequest request, HttpStatus status, String detail) {
        if (request.getHeader("HX-Request") != null) {
            return ResponseEntity.status(status)
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(detail);
        }
        return new ModelAndView("error", Map.of("status", status.value(), "detail", detail), status);
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
