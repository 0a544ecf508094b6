package io.dealtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@H2ProductTest
class ContextTest {

    @Autowired
    Api api;

    @Test
    void theProductStartsAndKnowsItsPeople() {
        assertThat(api.get("/api/tasks").status()).isEqualTo(401);
        assertThat(api.as("anna.snelling")
                        .get("/api/tasks")
                        .expect(200)
                        .body()
                        .at("/total")
                        .asInt())
                .isZero();
    }
}
