package io.dealtrail.lead;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * When a form was handed to a visitor, sealed so that nobody writes one: {@code <unix milliseconds>.<nonce>.<HMAC-SHA256>}.
 *
 * @param nonce by which the same form sent twice is recognised
 */
record Stamp(Instant at, String nonce) {

    static String issue(String seal, Instant now) {
        String at = Long.toString(now.toEpochMilli());
        String nonce = UUID.randomUUID().toString();
        return at + "." + nonce + "." + mac(seal, at, nonce);
    }

    /** Nothing when it was not issued with this seal. */
    static Optional<Stamp> read(String text, String seal) {
        String[] parts = text.split("\\.", 4);
        if (parts.length != 3 || !parts[0].matches("\\d{1,15}")) {
            return Optional.empty();
        }
        boolean sealed = MessageDigest.isEqual(
                mac(seal, parts[0], parts[1]).getBytes(StandardCharsets.UTF_8),
                parts[2].getBytes(StandardCharsets.UTF_8));
        return sealed
                ? Optional.of(new Stamp(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]))
                : Optional.empty();
    }

    Duration age(Instant now) {
        return Duration.between(at, now);
    }

    private static String mac(String seal, String at, String nonce) {
        return HexFormat.of().formatHex(HookSignature.hmac(seal, at, nonce.getBytes(StandardCharsets.UTF_8)));
    }
}
