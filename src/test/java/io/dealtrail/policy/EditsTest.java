package io.dealtrail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EditsTest {

    static Stream<Edits.Edit> edits() {
        return Edits.all().stream();
    }

    @ParameterizedTest
    @MethodSource("edits")
    void whatManagersDoEveryDayPasses(Edits.Edit edit) {
        assertThat(Bench.policy().check(Candidate.of(edit.xml(), edit.model())).errors())
                .isEmpty();
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(Edits.all()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }
}
