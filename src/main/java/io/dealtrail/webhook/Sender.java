package io.dealtrail.webhook;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes one try. Goes only where it was told to, follows nobody elsewhere, and does not wait longer than allowed. */
@Component
class Sender implements AutoCloseable {

    private static final int ANSWER = 2_000;

    private final WebhookSettings settings;
    private final Clock clock;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "webhook-watch");
        thread.setDaemon(true);
        return thread;
    });

    Sender(WebhookSettings settings, Destinations destinations, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        Timeout timeout = Timeout.of(settings.timeout());
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(destinations)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .setUserAgent("Dealtrail")
                .build();
    }

    Delivery.Attempt send(String url, String secret, Delivery delivery) {
        Instant at = clock.instant();
        long started = System.nanoTime();
        HttpPost post = new HttpPost(url);
        post.setEntity(new StringEntity(delivery.payload(), ContentType.APPLICATION_JSON));
        post.setHeader("X-Dealtrail-Event", delivery.type());
        post.setHeader("X-Dealtrail-Signature", signature(secret, delivery.payload(), at));
        post.setHeader("Idempotency-Key", delivery.event());
        // Timeouts count from one byte to the next; this one counts from the beginning.
        Future<?> limit = watch.schedule(post::cancel, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse answer = http.executeOpen(null, post, null)) {
            return attempt(at, started, answer.getCode(), head(answer.getEntity()), null);
        } catch (IOException | RuntimeException e) {
            String why =
                    limit.isDone() ? "no answer within " + settings.timeout().toSeconds() + " s" : reason(e);
            return attempt(at, started, null, null, why);
        } finally {
            limit.cancel(false);
        }
    }

    static String signature(String secret, String body, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    @PreDestroy
    public void close() throws IOException {
        watch.shutdownNow();
        http.close();
    }

    private static Delivery.Attempt attempt(
            Instant at, long started, @Nullable Integer status, @Nullable String answer, @Nullable String error) {
        int millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        return new Delivery.Attempt(OffsetDateTime.ofInstant(at, ZoneOffset.UTC), millis, status, answer, error);
    }

    /** The first part of an answer as text; what comes after it is not read. */
    private static @Nullable String head(@Nullable HttpEntity entity) {
        if (entity == null) {
            return null;
        }
        try {
            byte[] bytes = entity.getContent().readNBytes(ANSWER);
            String text = new String(bytes, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
            return text.isBlank() ? null : text;
        } catch (IOException e) {
            return null; // the status counts
        }
    }

    private static String reason(Exception e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return text.length() <= 500 ? text : text.substring(0, 500);
    }
}
