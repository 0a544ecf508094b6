package io.dealtrail.web;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key}: the work and the remembered answer commit in one transaction, so that after a crash either both are
 * there or neither. Only answers of success are remembered; a refused request may be mended and sent again.
 */
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    private final IdempotentAnswers answers;
    private final Actors actors;
    private final TransactionTemplate transaction;
    private final ProblemWriter problems;

    IdempotencyFilter(
            IdempotentAnswers answers, Actors actors, TransactionTemplate transaction, ProblemWriter problems) {
        this.answers = answers;
        this.actors = actors;
        this.transaction = transaction;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return !HttpMethod.POST.matches(request.getMethod())
                || request.getHeader(HEADER) == null
                || (type != null && type.startsWith("multipart/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String caller = actors.username();
        String key = request.getHeader(HEADER);
        if (caller == null || key.isBlank() || key.length() > 200) {
            chain.doFilter(request, response);
            return;
        }
        ReplayableRequest body = new ReplayableRequest(request);
        String hash = hash(request, body.content());
        Optional<IdempotentAnswers.Answer> known = answers.find(caller, key);
        if (known.isPresent()) {
            replay(request, response, known.get(), hash);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            transaction.executeWithoutResult(status -> {
                answers.reserve(caller, key, hash);
                try {
                    chain.doFilter(body, answer);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (ServletException e) {
                    throw new IllegalStateException(e);
                }
                if (answer.getStatus() >= 300) {
                    status.setRollbackOnly();
                } else if (!status.isRollbackOnly()) {
                    answers.save(caller, key, answer);
                }
            });
            answer.copyBodyToResponse();
        } catch (DataIntegrityViolationException sameKeyAtOnce) {
            answers.find(caller, key).ifPresentOrElse(first -> replay(request, response, first, hash), () -> {
                throw sameKeyAtOnce;
            });
        }
    }

    private void replay(
            HttpServletRequest request, HttpServletResponse response, IdempotentAnswers.Answer first, String hash) {
        if (!first.requestHash().equals(hash)) {
            problems.write(request, response, Refused.invalid("idempotency.otherBody"));
            return;
        }
        response.setStatus(first.status());
        setIfPresent(response, "Location", first.location());
        setIfPresent(response, "Content-Type", first.contentType());
        response.setHeader("Idempotency-Replayed", "true");
        try {
            response.getOutputStream().write(first.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void setIfPresent(HttpServletResponse response, String header, @Nullable String text) {
        if (text != null) {
            response.setHeader(header, text);
        }
    }

    private static String hash(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            String query = request.getQueryString() == null ? "" : request.getQueryString();
            sha.update((request.getRequestURI() + "?" + query + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
