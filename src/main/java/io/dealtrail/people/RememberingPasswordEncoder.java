package io.dealtrail.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Remembers for ten minutes which passwords were right, as an HMAC under a key of this process: a client of the API sends its
 * password with every request, and a slow hash each time would be most of the request. A changed password has another hash, so
 * what was remembered no longer applies.
 */
class RememberingPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder slow;
    private final SecretKeySpec key;
    private final Cache<String, Boolean> right = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(10_000)
            .build();

    RememberingPasswordEncoder(PasswordEncoder slow) {
        this.slow = slow;
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    @Override
    public String encode(CharSequence raw) {
        return slow.encode(raw);
    }

    @Override
    public boolean matches(CharSequence raw, String encoded) {
        String mark = mark(raw + "\0" + encoded);
        if (right.getIfPresent(mark) != null) {
            return true;
        }
        boolean matches = slow.matches(raw, encoded);
        if (matches) {
            right.put(mark, true);
        }
        return matches;
    }

    private String mark(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
