package io.dealtrail.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leads that another system sends; the tests' settings give {@code partner} a secret. */
abstract class HookedLead {

    private static final String HOOK = "/hooks/leads/partner";
    private static int companies;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Test
    void aSignedLeadIsTakenOnceInTheNameOfItsSource() {
        String body = lead();
        String signature = signature("partner-secret", body);
        String number = api.with("X-Dealtrail-Signature", signature)
                .post(HOOK, body)
                .expect(201)
                .text("/deal");
        Answer trail = api.as("director")
                .get("/api/deals/" + number + "/trail?size=200")
                .expect(200);
        assertThat(trail.body().at("/items").findValuesAsText("actor")).containsOnly("customer:hook:partner");
        assertThat(api.as("director").get("/api/deals/" + number).text("/source"))
                .isEqualTo("partner");
        Answer replayed =
                api.with("X-Dealtrail-Signature", signature).post(HOOK, body).expect(409);
        assertThat(replayed.text("/code")).isEqualTo("hook.replayed");
    }

    @Test
    void signaturesAreForgottenOnceTheyAreTooOldAnyway() {
        String body = lead();
        String signature = signature("partner-secret", body);
        api.with("X-Dealtrail-Signature", signature).post(HOOK, body).expect(201);
        clock.advance(Duration.ofMinutes(6));
        api.with("X-Dealtrail-Signature", signature).post(HOOK, body).expect(401);
        String next = lead();
        api.with("X-Dealtrail-Signature", signature("partner-secret", next))
                .post(HOOK, next)
                .expect(201);
        assertThat(jdbc.sql("select count(*) from lead_hook_seen")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoDoesNotKnowTheSecretIsNotHeard() {
        String body = lead();
        api.post(HOOK, body).expect(401);
        assertThat(api.with("X-Dealtrail-Signature", signature("guess", body))
                        .post(HOOK, body)
                        .expect(401)
                        .text("/code"))
                .isEqualTo("hook.signature");
        api.with("X-Dealtrail-Signature", signature("partner-secret", body))
                .post(HOOK, body + " ")
                .expect(401);
        api.with("X-Dealtrail-Signature", signature("x", body))
                .post("/hooks/leads/nobody", body)
                .expect(404);
    }

    @Test
    void whatIsNoLeadMayBeMendedAndSentAgain() {
        for (String body : new String[] {"{\"company\":", "null", "[]", "{\"colour\":1}", ""}) {
            api.with("X-Dealtrail-Signature", signature("partner-secret", body))
                    .post(HOOK, body)
                    .expect(400);
        }
        String wrong = "{\"company\":\" \"}";
        String signature = signature("partner-secret", wrong);
        api.with("X-Dealtrail-Signature", signature).post(HOOK, wrong).expect(422);
        api.with("X-Dealtrail-Signature", signature).post(HOOK, wrong).expect(422);
        String large = "{\"company\":\"" + "x".repeat(70_000) + "\"}";
        api.with("X-Dealtrail-Signature", signature("partner-secret", large))
                .post(HOOK, large)
                .expect(413);
    }

    @Test
    void aSourceThatFloodsIsSlowedDownForAMinute() {
        clock.advance(Duration.ofMinutes(2));
        String body = "{}";
        String signature = signature("partner-secret", body);
        for (int i = 0; i < 120; i++) {
            api.with("X-Dealtrail-Signature", signature).post(HOOK, body).expect(422);
        }
        api.with("X-Dealtrail-Signature", signature).post(HOOK, body).expect(429);
        clock.advance(Duration.ofMinutes(1));
        api.with("X-Dealtrail-Signature", signature).post(HOOK, body).expect(422);
    }

    private static String lead() {
        return "{\"company\":\"Hooked " + ++companies + "x\",\"message\":\"Call me\"}";
    }

    private String signature(String secret, String body) {
        String time = String.valueOf(clock.instant().getEpochSecond());
        byte[] hmac = HookSignature.hmac(secret, time, body.getBytes(StandardCharsets.UTF_8));
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(hmac);
    }
}
