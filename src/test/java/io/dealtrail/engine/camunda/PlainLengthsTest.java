package io.dealtrail.engine.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLengthsTest {

    private static final Date START = Date.from(Instant.parse("2026-02-27T15:30:10Z"));
    private final DurationBusinessCalendar stock = new DurationBusinessCalendar();
    private final PlainLengths ours = new PlainLengths(stock);

    @ParameterizedTest
    @ValueSource(strings = {"PT48H", "P3D", "P1DT2H3M4S", "PT10M", "PT0S", "P365D", "P1M", "P1Y2M3D", "P1W"})
    void addsAsTheEngineDoes(String length) {
        assertThat(outcome(ours, length)).isEqualTo(outcome(stock, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "PT", "soon", ""})
    void refusesWhatTheEngineRefuses(String length) {
        assertThatThrownBy(() -> stock.resolveDuedate(length, START)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> ours.resolveDuedate(length, START)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void countsFromNowWithoutAStart() {
        assertThat(ours.resolveDuedate("PT1H")).isCloseTo(stock.resolveDuedate("PT1H"), 60_000);
    }

    private static Object outcome(org.camunda.bpm.engine.impl.calendar.BusinessCalendar calendar, String length) {
        try {
            return calendar.resolveDuedate(length, START);
        } catch (RuntimeException refused) {
            return refused.getClass();
        }
    }
}
