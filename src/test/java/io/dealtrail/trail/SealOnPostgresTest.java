package io.dealtrail.trail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.testing.PostgresProductTest;
import org.junit.jupiter.api.Test;

@PostgresProductTest
class SealOnPostgresTest extends SealRules {

    @Override
    void disarm() {
        for (String table : new String[] {"trail_entry", "trail_seal", "trail_sealed_head"}) {
            jdbc.execute("alter table " + table + " disable trigger user");
        }
    }

    @Test
    void theDatabaseRefusesToChangeWhatWasWritten() {
        for (String statement : new String[] {
            "update trail_entry set actor = 'x'", "delete from trail_entry", "delete from trail_seal",
            "update trail_seal set heads = 0", "delete from trail_sealed_head", "truncate trail_seal"
        }) {
            assertThatThrownBy(() -> jdbc.execute(statement)).hasMessageContaining("append-only");
        }
    }
}
