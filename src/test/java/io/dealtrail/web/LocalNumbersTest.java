package io.dealtrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LocalNumbersTest {

    private static final LocalNumbers AMERICAN = LocalNumbers.of(Locale.US);
    private static final LocalNumbers SOUTH_AFRICAN = LocalNumbers.of(Locale.forLanguageTag("en-ZA"));
    private static final LocalNumbers CHINESE = LocalNumbers.of(Locale.SIMPLIFIED_CHINESE);

    @Test
    void eachLanguageHasItsSigns() {
        assertThat(AMERICAN.plain("2,000.50")).isEqualTo("2000.50");
        assertThat(AMERICAN.plain("50,000")).isEqualTo("50000");
        assertThat(SOUTH_AFRICAN.plain("2 000,50")).isEqualTo("2000.50");
        assertThat(SOUTH_AFRICAN.plain("2\u00a0000,50")).isEqualTo("2000.50");
        assertThat(SOUTH_AFRICAN.plain("2000.50")).isEqualTo("2000.50");
        assertThat(CHINESE.plain("２，０００．５０")).isEqualTo("2000.50");
    }

    @Test
    void whatCanBeReadInTwoWaysIsNotGuessed() {
        assertThat(AMERICAN.plain("50,00")).isEqualTo("50,00");
        assertThat(AMERICAN.plain("1,00,000")).isEqualTo("1,00,000");
        assertThat(AMERICAN.plain("many")).isEqualTo("many");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (Locale locale : new Locale[] {Locale.US, Locale.forLanguageTag("en-ZA"), Locale.SIMPLIFIED_CHINESE}) {
            String written = LocalNumbers.written("1234567.80", locale);
            assertThat(LocalNumbers.of(locale).plain(written)).isEqualTo("1234567.80");
        }
    }
}
