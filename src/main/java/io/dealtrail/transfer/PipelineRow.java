package io.dealtrail.transfer;

import io.dealtrail.people.Person;
import io.dealtrail.shared.Money;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity that passed its checks.
 *
 * @param stage where it enters, or stood until it closed
 * @param account id, null for no customer
 * @param closed null while it runs
 */
record PipelineRow(
        Cells cells,
        String id,
        String title,
        String stage,
        Person owner,
        @Nullable String account,
        @Nullable Money value,
        @Nullable LocalDate engagedOn,
        @Nullable LocalDate closeOn,
        @Nullable Boolean closed,
        @Nullable String reason,
        Map<String, Object> attributes) {

    boolean isClosed() {
        return closed != null;
    }

    boolean isWon() {
        return Boolean.TRUE.equals(closed);
    }
}
