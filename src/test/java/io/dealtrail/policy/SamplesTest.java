package io.dealtrail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/policy/samples");

    static Stream<Path> accept() throws IOException {
        return Files.list(SAMPLES.resolve("accept")).sorted();
    }

    static Stream<Path> refuse() throws IOException {
        return Files.list(SAMPLES.resolve("refuse")).sorted();
    }

    static Stream<String> shipped() {
        return Bench.SHIPPED.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("accept")
    void ordinaryFilesPass(Path file) throws IOException {
        assertThat(check(file).errors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refuse")
    void attacksAreRefused(Path file) throws IOException {
        assertThat(check(file).valid()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatTheProductShipsPassesWithoutAWord(String key) {
        assertThat(Bench.edited(key, xml -> xml).problems()).isEmpty();
    }

    private static Verdict check(Path file) throws IOException {
        return Bench.policy()
                .check(new Candidate(Files.readAllBytes(file), null, Set.of("discount", "reviewers"), Map.of()));
    }
}
