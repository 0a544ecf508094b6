package io.dealtrail.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.shared.DealEvent.Change;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Property
    void writesTextsAndNumbersAsTheLibraryDoes(
            @ForAll Map<String, String> texts, @ForAll List<Long> longs, @ForAll int number, @ForAll boolean truth) {
        same(Map.of("texts", texts, "longs", longs, "number", number, "truth", truth));
    }

    @Test
    void writesWhatEntriesHoldAsTheLibraryDoes() {
        Map<String, Object> nested = Map.of("rule", "r1", "is", 1.5, "amount", new BigDecimal("25000.50"));
        same(Map.of(
                "changes",
                List.of(
                        new Change("title", null, "销售 \"Pro\" \\ /"),
                        new Change("line", "a\nb\u001f\u007f", "\uD83D\uDE00\u2028"),
                        new Change("outputs", List.of(), List.of(nested, Map.of(), 1L << 60)),
                        new Change("flags", Arrays.asList(true, null), -7)),
                "comment",
                ""));
        same(Map.of("b", 1, "a", 2, "\u20ac", 3, "\u00f6", 4, "A", 5));
    }

    private static void same(Map<String, Object> value) {
        assertThat(CanonicalJson.of(value)).isEqualTo(CanonicalJson.byLibrary(value));
    }
}
