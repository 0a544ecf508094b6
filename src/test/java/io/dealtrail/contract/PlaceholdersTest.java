package io.dealtrail.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    @Test
    void namesAreFilledIn() {
        assertThat(Placeholders.fill(
                        "For {{customer.name}}: {{ net }}.", Map.of("customer.name", "Müller & 王", "net", "1 EUR")))
                .isEqualTo("For Müller & 王: 1 EUR.");
    }

    @Test
    void anUnknownNameIsRefusedWithItsPlace() {
        assertThat(faults("Price\nof {{nett}}")).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("template.placeholderUnknown");
            assertThat(fault.args()).containsExactly("{{nett}}", 2L, 4);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#net}}x{{/net}}",
                "{{^net}}x{{/net}}",
                "{{> other}}",
                "{{{net}}}",
                "{{&net}}",
                "{{! remark }}",
                "{{=<% %>=}}",
                "{{net",
                "net}}",
                "{{}}",
                "{{net.}}",
                "{{net\n}}",
                "{{deal.owner.password}}",
                "{{T(java.lang.Runtime)}}"
            })
    void whatIsNoNameIsRefused(String text) {
        assertThat(faults(text)).isNotEmpty();
        assertThat(Placeholders.fill(text, Map.of("net", "1"))).isEqualTo(text);
    }

    @Property
    void aValueIsNeverReadAsAPlaceholder(@ForAll String value) {
        assertThat(Placeholders.fill("a{{customer.name}}b", Map.of("customer.name", value, "net", "secret")))
                .isEqualTo("a" + value + "b");
    }

    @Property
    void whatIsAcceptedIsFilledWithoutRest(@ForAll("texts") String text) {
        Map<String, String> values = new java.util.HashMap<>();
        Placeholders.NAMES.forEach(name -> values.put(name, "v"));
        if (faults(text).isEmpty()) {
            assertThat(Placeholders.fill(text, values)).doesNotContain("{{").doesNotContain("}}");
        }
    }

    @Property
    void comparingLosesNothing(@ForAll("texts") String standard, @ForAll("texts") String ours) {
        List<ClauseMarks.Piece> pieces = ClauseMarks.words(standard, ours);
        assertThat(joined(pieces, ClauseMarks.Was.REMOVED)).isEqualTo(ours);
        assertThat(joined(pieces, ClauseMarks.Was.ADDED)).isEqualTo(standard);
    }

    @Test
    void chineseIsComparedSignBySign() {
        assertThat(ClauseMarks.words("收到发票后 30 天内付款", "收到发票后 60 天内付款"))
                .extracting(ClauseMarks.Piece::text)
                .containsExactly("收到发票后 ", "30", "60", " 天内付款");
    }

    @Test
    void refusalsNameTheField() {
        Faults faults = new Faults();
        Placeholders.check("clauses[0].text.en", "{{x}}", faults);
        assertThatThrownBy(faults::refuse).isInstanceOf(Refused.class).hasMessageContaining("clauses[0].text.en");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("{{net}}", "{{", "}}", "{", "}", "{{customer.name}}", "a word ", "条款", "\n", "#", "{{x}}")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static String joined(List<ClauseMarks.Piece> pieces, ClauseMarks.Was without) {
        return pieces.stream()
                .filter(p -> p.was() != without)
                .map(ClauseMarks.Piece::text)
                .collect(java.util.stream.Collectors.joining());
    }

    private static List<Refused.Field> faults(String text) {
        Faults faults = new Faults();
        Placeholders.check("text", text, faults);
        try {
            faults.refuse();
            return List.of();
        } catch (Refused refused) {
            return refused.fields();
        }
    }
}
