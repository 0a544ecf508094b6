package io.dealtrail.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The clauses that a contract starts with, in English and Chinese. */
@Component
class StandardClauses {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Set<String> LANGUAGES = Set.of("en", "zh");

    /** @param title by language, as {@code text} */
    private record Standard(String key, Map<String, String> title, Map<String, String> text) {

        Clause in(String language) {
            return new Clause(key, title.getOrDefault(language, key), text.getOrDefault(language, ""), true);
        }
    }

    private final List<Standard> clauses;

    StandardClauses() {
        try (InputStream file = new ClassPathResource("contract/standard-clauses.json").getInputStream()) {
            this.clauses = JSON.readValue(file, new TypeReference<List<Standard>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param language en or zh; any other is English */
    List<Clause> in(String language) {
        String spoken = LANGUAGES.contains(language) ? language : "en";
        return clauses.stream().map(c -> c.in(spoken)).toList();
    }

    /** The clause marked as standard if it reads so in one of the languages. */
    Clause judge(String key, String title, String text) {
        boolean standard = clauses.stream()
                .filter(c -> c.key().equals(key))
                .flatMap(c -> LANGUAGES.stream().map(c::in))
                .anyMatch(c -> c.title().equals(title) && c.text().equals(text));
        return new Clause(key, title, text, standard);
    }

    /** Whether a clause was changed, added, left out or moved. */
    boolean differ(List<Clause> actual) {
        return !actual.stream().allMatch(Clause::standard)
                || !actual.stream()
                        .map(Clause::key)
                        .toList()
                        .equals(clauses.stream().map(Standard::key).toList());
    }
}
