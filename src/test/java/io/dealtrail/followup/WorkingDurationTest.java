package io.dealtrail.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.shared.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDurationTest {

    @Test
    void workingTimeIsReadAsManagersWriteIt() {
        assertThat(WorkingDuration.parse("4 working hours")).isEqualTo(WorkingDuration.hours(4));
        assertThat(WorkingDuration.parse(" 1 Working Hour ")).isEqualTo(WorkingDuration.hours(1));
        assertThat(WorkingDuration.parse("30 working minutes")).isEqualTo(WorkingDuration.minutes(30));
        assertThat(WorkingDuration.parse("2 working days")).isEqualTo(WorkingDuration.days(2));
    }

    @Test
    void isoIsTimeOnTheWall() {
        assertThat(WorkingDuration.parse("PT48H")).isEqualTo(WorkingDuration.wallClock(Duration.ofHours(48)));
        assertThat(WorkingDuration.parse("P2D")).isEqualTo(WorkingDuration.wallClock(Duration.ofDays(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "4 hours",
                "four working hours",
                "-4 working hours",
                "4 working weeks",
                "PT",
                "P1M",
                "4 working hours x",
                "9999999 working days",
                "P9999999999999999999D",
                "1.5 working days"
            })
    void otherTextIsRefusedByName(String text) {
        assertThatThrownBy(() -> WorkingDuration.parse(text))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("followup.duration"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 working days", "PT0S", "PT-1H", "PT59S", "1001 working days", "P3650D"})
    void lengthsThatMakeNoDeadlineAreRefused(String text) {
        assertThatThrownBy(() -> WorkingDuration.parse(text))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("followup.duration.range"));
    }
}
