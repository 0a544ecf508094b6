package io.dealtrail.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Pages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What customers get by mail can be seen before it goes, in both languages, and has the company's own words around it. */
abstract class LetterRules {

    @Autowired
    private Api api;

    @Autowired
    private LetterPreview letters;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void withoutWords() {
        jdbc.update("delete from letter_wording");
    }

    @Test
    void everyLetterIsWrittenInBothLanguagesWithLooksAndAsPlainText() {
        Pages dustin = Pages.of(api.base(), "dustin.brinkmann");
        for (String template : letters.templates()) {
            for (String language : List.of("en", "zh-CN")) {
                JsonNode preview = api.as("dustin.brinkmann")
                        .get("/api/letters/" + template + "/" + language)
                        .expect(200)
                        .body()
                        .at("/preview");
                assertThat(preview.at("/subject").asText()).as(template).isNotBlank();
                assertThat(preview.at("/html").asText())
                        .as(template)
                        .contains("<table", "lang=\"" + language)
                        .doesNotContain("??")
                        .doesNotContain("<link", "<script");
                assertThat(preview.at("/text").asText())
                        .as(template)
                        .isNotBlank()
                        .doesNotContain("<td", "??");
                boolean chinese = preview.at("/text").asText().codePoints().anyMatch(Character::isIdeographic);
                assertThat(chinese).as(template + " in " + language).isEqualTo(language.equals("zh-CN"));
                assertThat(dustin.get("/letters/" + template + "?language=" + language + "&as=text")
                                .statusCode())
                        .isEqualTo(200);
            }
        }
        assertThat(letters.templates()).contains("note");
    }

    @Test
    void ownWordsStandAroundALetterWithTheirPlaceholdersFilled() {
        api.as("dustin.brinkmann").put("/api/letters/note/en", """
                        {"introduction":"Dear {name},","closing":"{company} <b>thanks</b> you\\nfor {deal}.","version":0}""").expect(200);
        LetterPreview.Preview preview = letters.of(new Letter(
                "k",
                "D-000007",
                "bo@example.com",
                Locale.ENGLISH,
                "note",
                Map.of("args", List.of("Hi"), "name", "Bo", "lines", List.of("Words"), "sender", "Anna"),
                List.of()));
        assertThat(preview.text()).startsWith("Our company").contains("Dear Bo,\n", "for D-000007.");
        assertThat(preview.html()).contains("&lt;b&gt;thanks").doesNotContain("<b>thanks");
        assertThat(preview.text().indexOf("Dear Bo")).isLessThan(preview.text().indexOf("Words"));
        assertThat(letters.of(new Letter(
                                "k",
                                null,
                                "x@example.com",
                                Locale.SIMPLIFIED_CHINESE,
                                "note",
                                Map.of("args", List.of("Hi"), "lines", List.of(), "sender", "A"),
                                List.of()))
                        .text())
                .as("the other language has its own")
                .doesNotContain("Dear");
    }

    @Test
    void aPlaceholderThatIsNotThereIsRefusedAtSaving() {
        assertThat(change("{\"introduction\":\"Dear {firstName}\",\"version\":0}")
                        .expect(422)
                        .text("/errors/0/code"))
                .isEqualTo("letter.placeholder");
        assertThat(change("{\"closing\":\"a } b\",\"version\":0}").expect(422).text("/errors/0/field"))
                .isEqualTo("closing");
        change("{\"introduction\":\"" + "x".repeat(1501) + "\",\"version\":0}").expect(422);
        Pages dustin = Pages.of(api.base(), "dustin.brinkmann");
        var again = dustin.post(
                "/letters/note", Map.of("language", "en", "version", "0", "introduction", "{<b>}", "closing", ""));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("{&lt;b&gt;}").doesNotContain("{<b>}");
    }

    @Test
    void eachChangeIsAVersionAndTwoAtOnceAreTold() {
        change("{\"introduction\":\"One\",\"version\":0}").expect(200);
        change("{\"introduction\":\"Two\",\"version\":0}").expect(409);
        change("{\"introduction\":\"Two\",\"version\":1}").expect(200);
        change("{\"version\":2}").expect(200);
        JsonNode versions =
                api.as("admin").get("/api/letters/note/en").expect(200).body().at("/versions");
        assertThat(versions.findValuesAsText("introduction")).containsSubsequence("Two", "One");
        assertThat(versions).hasSize(3);
        Integer told = jdbc.queryForObject(
                "select count(*) from trail_entry where subject = 'letter:note:en' and action = 'letter.changed'",
                Integer.class);
        assertThat(told).isGreaterThanOrEqualTo(3);
    }

    @Test
    void onlyManagersAndAdminsKeepLetters() {
        for (String other : List.of("anna.snelling", "legal", "auditor")) {
            api.as(other).get("/api/letters").expect(403);
            api.as(other).put("/api/letters/note/en", "{\"version\":0}").expect(403);
            assertThat(Pages.of(api.base(), other).get("/letters").statusCode()).isEqualTo(403);
        }
        api.as("admin").get("/api/letters/nonsense/en").expect(404);
        api.as("admin").get("/api/letters/note/fr").expect(400);
        assertThat(Pages.of(api.base(), "admin").get("/letters").statusCode()).isEqualTo(200);
        assertThat(Pages.of(api.base(), "admin").get("/letters/..%2Fframe").statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    private Api.Answer change(String words) {
        return api.as("dustin.brinkmann").put("/api/letters/note/en", words);
    }
}
