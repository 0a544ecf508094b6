package io.dealtrail.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What contracts are made of, in one of its versions.
 *
 * @param usual used where no other fits; exactly one is
 * @param archived no longer used for new contracts
 * @param version counts from 1; each change makes a new one
 * @param note why it was changed
 */
public record Template(
        String id,
        int version,
        boolean usual,
        boolean archived,
        @JsonUnwrapped Body body,
        String changedBy,
        Instant changedAt,
        @Nullable String note) {

    /**
     * What a version holds.
     *
     * @param region only for deals of this region
     * @param above only for contracts whose net in the base currency is above this
     * @param languages of all texts: en, zh or both
     * @param checklist what whoever checks a contract ticks one by one
     */
    public record Body(
            String name,
            @Nullable String region,
            @Nullable BigDecimal above,
            List<String> languages,
            List<Standard> clauses,
            List<Item> checklist) {

        public Body {
            languages = List.copyOf(languages);
            clauses = List.copyOf(clauses);
            checklist = List.copyOf(checklist);
        }

        /** How narrow its rule is: of several that fit, the narrowest is used. */
        public int narrowness() {
            return (region == null ? 0 : 2) + (above == null ? 0 : 1);
        }
    }

    /**
     * A clause as we usually write it.
     *
     * @param title by language, as {@code text}; may hold placeholders
     */
    public record Standard(String key, Map<String, String> title, Map<String, String> text) {

        public Standard {
            title = Map.copyOf(title);
            text = Map.copyOf(text);
        }

        Clause in(String language) {
            return new Clause(key, title.getOrDefault(language, key), text.getOrDefault(language, ""), true);
        }
    }

    /** @param label by language */
    public record Item(String key, Map<String, String> label) {

        public Item {
            label = Map.copyOf(label);
        }

        String in(String language) {
            return Optional.ofNullable(label.get(language))
                    .orElseGet(() -> label.values().stream().findFirst().orElse(key));
        }
    }

    @JsonIgnore
    public String name() {
        return body.name();
    }

    /** The language in which a contract for a reader of {@code wanted} is written. */
    String language(String wanted) {
        return body.languages().contains(wanted) ? wanted : body.languages().get(0);
    }

    List<Clause> clauses(String language) {
        return body.clauses().stream().map(c -> c.in(language)).toList();
    }

    Optional<Clause> clause(String key, String language) {
        return clauses(language).stream().filter(c -> c.key().equals(key)).findFirst();
    }

    /** The clause marked as standard if it reads as this version has it. */
    Clause judge(String key, String title, String text, String language) {
        boolean standard = clause(key, language)
                .filter(c -> c.title().equals(title) && c.text().equals(text))
                .isPresent();
        return new Clause(key, title, text, standard);
    }

    /** Whether a clause was changed, added, left out or moved. */
    boolean differs(List<Clause> actual) {
        return !actual.stream().allMatch(Clause::standard)
                || !actual.stream()
                        .map(Clause::key)
                        .toList()
                        .equals(body.clauses().stream().map(Standard::key).toList());
    }
}
