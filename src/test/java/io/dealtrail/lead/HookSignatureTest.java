package io.dealtrail.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.shared.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookSignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final byte[] BODY = "{\"company\":\"Acme\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void theExampleOfTheContractFits() {
        // echo -n '1700000000.{"company":"Acme"}' | openssl dgst -sha256 -hmac secret
        String hex = "e2f497392d791d27e88ecb4419639bb57d8d71e6b2a7fd6dc2439378da2aa870";
        assertThat(HexFormat.of().formatHex(HookSignature.hmac("secret", "1700000000", BODY)))
                .isEqualTo(hex);
        assertThat(verified("t=1700000000,v1=" + hex).value()).isEqualTo(hex);
        assertThat(verified("v1=" + hex.toUpperCase(Locale.ROOT) + " , t=1700000000")
                        .value())
                .isEqualTo(hex);
    }

    @Test
    void oneOfSeveralSignaturesIsEnoughWhileASecretIsReplaced() {
        assertThat(verified(signed("old", NOW) + ",v1=" + hex("secret", NOW)).expires())
                .isEqualTo(NOW.plusSeconds(300));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "t=1700000000",
                "v1=00",
                "t=,v1=00",
                "t=-5,v1=00",
                "t=1e9,v1=00",
                "t=999999999999999999999,v1=00",
                "t=1700000000,v1=zz"
            })
    void aHeaderThatIsNoneIsRefused(@Nullable String header) {
        assertRefused(header);
    }

    @Test
    void fiveMinutesAreToleratedInBothDirectionsAndNotASecondMore() {
        assertThat(verified(signed("secret", NOW.minusSeconds(300)))).isNotNull();
        assertThat(verified(signed("secret", NOW.plusSeconds(300)))).isNotNull();
        assertRefused(signed("secret", NOW.minusSeconds(301)));
        assertRefused(signed("secret", NOW.plusSeconds(301)));
    }

    @Test
    void anotherSecretOrAnotherTimeDoesNotFit() {
        assertRefused(signed("other", NOW));
        assertRefused("t=" + NOW.plusSeconds(1).getEpochSecond() + ",v1=" + hex("secret", NOW));
    }

    @Property(tries = 200)
    void changingAnyByteOfTheBodyBreaksTheSignature(@ForAll @IntRange(min = 0, max = 17) int at, @ForAll byte by) {
        byte[] changed = BODY.clone();
        changed[at] ^= by;
        if (by != 0) {
            assertThatThrownBy(() -> HookSignature.verified(signed("secret", NOW), changed, "secret", NOW))
                    .isInstanceOf(Refused.class);
        }
    }

    private static void assertRefused(@Nullable String header) {
        assertThatThrownBy(() -> verified(header))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("hook.signature"));
    }

    private static HookSignature verified(@Nullable String header) {
        return HookSignature.verified(header, BODY, "secret", NOW);
    }

    private static String signed(String secret, Instant at) {
        return "t=" + at.getEpochSecond() + ",v1=" + hex(secret, at);
    }

    private static String hex(String secret, Instant at) {
        return HexFormat.of().formatHex(HookSignature.hmac(secret, String.valueOf(at.getEpochSecond()), BODY));
    }
}
