package io.dealtrail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttacksTest {

    static Stream<Attacks.Attack> attacks() {
        return Attacks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isStoppedByTheRuleMeantForIt(Attacks.Attack attack) {
        Verdict verdict = Bench.policy().check(Candidate.of(attack.xml(), attack.model()));
        assertThat(verdict.errors()).extracting(Problem::rule).contains(attack.rule());
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(Attacks.all()).hasSizeGreaterThanOrEqualTo(150);
    }
}
