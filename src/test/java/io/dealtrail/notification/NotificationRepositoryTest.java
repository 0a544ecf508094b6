package io.dealtrail.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealtrail.shared.Page;
import io.dealtrail.testing.Databases;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NotificationRepositoryTest {

    private static final Instant NOW = Instant.parse("2026-06-09T08:00:00Z");

    private final NotificationRepository notifications =
            new NotificationRepository(JdbcClient.create(database()), new ObjectMapper());

    DataSource database() {
        return Databases.h2("V7__notification.sql", "V21__notification_choices.sql");
    }

    @Test
    void theNewestComesFirstAndPagesMeetWithoutAGap() {
        List<Long> ids = List.of(tell("ann"), tell("bob"), tell("ann"), tell("ann"));
        Page<NotificationRepository.Row> first = notifications.page("ann", false, null, Long.MAX_VALUE, 2);
        assertThat(first.items()).extracting(NotificationRepository.Row::id).containsExactly(ids.get(3), ids.get(2));
        assertThat(first.total()).isEqualTo(3);
        assertThat(first.next()).isNotNull();
        Page<NotificationRepository.Row> second = notifications.page("ann", false, null, ids.get(2), 2);
        assertThat(second.items()).extracting(NotificationRepository.Row::id).containsExactly(ids.get(0));
        assertThat(second.next()).isNull();
    }

    @Test
    void onlyWhoWasToldCanMarkItRead() {
        long id = tell("ann");
        assertThat(notifications.markRead(id, "bob", NOW)).isFalse();
        assertThat(notifications.page("ann", true, null, Long.MAX_VALUE, 10).items())
                .hasSize(1);
        assertThat(notifications.markRead(id, "ann", NOW)).isTrue();
        assertThat(notifications.markRead(id, "ann", NOW.plusSeconds(60))).isTrue();
        assertThat(notifications.page("ann", true, null, Long.MAX_VALUE, 10).items())
                .isEmpty();
        assertThat(notifications
                        .page("ann", false, null, Long.MAX_VALUE, 10)
                        .items()
                        .get(0)
                        .readAt())
                .isEqualTo(NOW);
    }

    @Test
    void longArgumentsAreShortened() {
        notifications.add("ann", "k", Topic.OTHER, null, null, List.of("\"".repeat(5000), "x"), false, NOW);
        assertThat(notifications
                        .page("ann", false, null, Long.MAX_VALUE, 1)
                        .items()
                        .get(0)
                        .arguments())
                .satisfiesExactly(
                        cut -> assertThat(cut).hasSize(200).endsWith("…"),
                        kept -> assertThat(kept).isEqualTo("x"));
    }

    private long tell(String person) {
        return notifications
                .add(person, "followup.reminded", Topic.REMINDER, "D-000001", "t", List.of("Call", "Pumps"), false, NOW)
                .id();
    }
}
