package io.dealtrail.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the shipped table, counted in every calendar. */
class ShippedTableTest {

    private final Calendars calendars = new Calendars(new FollowUpSettings(null, null));

    static Stream<List<String>> rules() throws IOException {
        try (InputStream table = ShippedTableTest.class.getResourceAsStream("/processes/follow-up.dmn")) {
            return Dmn.readModelFromStream(table).getModelElementsByType(Rule.class).stream()
                    .map(rule -> rule.getOutputEntries().stream()
                            .map(ShippedTableTest::text)
                            .filter(length -> !length.isBlank())
                            .toList())
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rungsFollowTheDueDateOneAfterTheOther(List<String> lengths) {
        Instant friday = Instant.parse("2026-02-13T06:30:00Z");
        assertThat(Stream.of("Central", "East", "West", "China", "Europe").map(calendars::of))
                .allSatisfy(calendar -> assertThat(
                                lengths.stream().map(length -> calendar.plus(friday, WorkingDuration.parse(length))))
                        .isNotEmpty()
                        .isSorted()
                        .doesNotHaveDuplicates());
    }

    private static String text(OutputEntry entry) {
        return entry.getText().getTextContent().replace("\"", "");
    }
}
