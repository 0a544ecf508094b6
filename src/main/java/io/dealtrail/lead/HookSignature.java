package io.dealtrail.lead;

import io.dealtrail.shared.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">}; several {@code v1} may be given while a secret is being replaced.
 *
 * @param value the HMAC in lower-case hex, by which a replay is recognised
 * @param expires when the signature is too old anyway
 */
record HookSignature(String value, Instant expires) {

    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** @throws Refused {@code hook.signature} (401) unless one of them fits and is not older or newer than five minutes */
    static HookSignature verified(@Nullable String header, byte[] body, String secret, Instant now) {
        String time = "";
        List<String> given = new ArrayList<>();
        for (String part : header == null ? new String[0] : header.split(",", 10)) {
            String text = part.strip();
            if (text.startsWith("t=")) {
                time = text.substring(2);
            } else if (text.startsWith("v1=")) {
                given.add(text.substring(3));
            }
        }
        if (!time.matches("\\d{1,12}")) {
            throw wrong();
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(time));
        if (Duration.between(signed, now).abs().compareTo(TOLERANCE) > 0) {
            throw wrong();
        }
        byte[] expected = hmac(secret, time, body);
        boolean fits = false;
        for (String candidate : given) {
            fits |= MessageDigest.isEqual(expected, bytes(candidate));
        }
        if (!fits) {
            throw wrong();
        }
        return new HookSignature(HexFormat.of().formatHex(expected), signed.plus(TOLERANCE));
    }

    static byte[] hmac(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static Refused wrong() {
        return Refused.unauthorized("hook.signature");
    }
}
