package io.dealtrail.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.shared.NotFound;
import io.dealtrail.testing.ChangedProcessTest;
import io.dealtrail.testing.ShippedAgain;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ChangedProcessTest
class ModelsTest {

    @Autowired
    Models models;

    @Autowired
    Decisions decisions;

    @Autowired
    ShippedAgain shipped;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void putBack() {
        shipped.restore();
    }

    @Test
    void theBackboneComesFirstThenItsStagesThenTables() {
        assertThat(models.all())
                .extracting(Models.Model::key)
                .startsWith("deal", "lead-qualification", "needs-analysis", "proposal", "negotiation", "contract")
                .endsWith("lead-score", "legal-review", "satisfaction");
    }

    @Test
    void whatIsPublishedIsKeptByteForByteAndAnswersAtOnce() {
        byte[] changed = changed("lead-score", "</description>", "!</description>");
        int before = models.find("lead-score").orElseThrow().version();
        String was = decisions.rules("lead-score").get(0).description();

        Models.Model published = transaction
                .execute(s -> models.publish(Map.of("lead-score", changed)))
                .get("lead-score");

        assertThat(published.version()).isEqualTo(before + 1);
        assertThat(models.bytes("lead-score", before + 1)).isEqualTo(changed);
        assertThat(models.versions("lead-score")).first().isEqualTo(published);
        assertThat(decisions.rules("lead-score").get(0).description()).isEqualTo(was + "!");
    }

    @Test
    void aPublicationThatIsTakenBackLeavesNothing() {
        int before = models.find("satisfaction").orElseThrow().version();
        transaction.executeWithoutResult(status -> {
            models.publish(Map.of("satisfaction", changed("satisfaction", "<rule id=\"", "<rule id=\"x")));
            status.setRollbackOnly();
        });
        assertThat(models.find("satisfaction").orElseThrow().version()).isEqualTo(before);
        assertThat(decisions.rules("satisfaction").get(0).id()).doesNotStartWith("x");
    }

    @Test
    void nobodyPublishesOutsideOfATransaction() {
        assertThatThrownBy(() -> models.publish(Map.of())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anUnknownVersionIsNotFound() {
        assertThatThrownBy(() -> models.bytes("lead-score", 4711)).isInstanceOf(NotFound.class);
    }

    private byte[] changed(String key, String from, String to) {
        return new String(models.shipped(key).orElseThrow(), StandardCharsets.UTF_8)
                .replace(from, to)
                .getBytes(StandardCharsets.UTF_8);
    }
}
