package io.dealtrail.studio;

import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.Stage;
import io.dealtrail.engine.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Names of the vocabulary as people say them. */
@Component("studioWords")
class Words {

    /**
     * A fact for conditions.
     *
     * @param type text, number, money, boolean, date or enum
     * @param options what it can be, for an enum
     */
    record Fact(String id, String label, String meaning, String type, List<VocabularyController.Entry> options) {}

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("amount", "money"),
            Map.entry("employees", "number"),
            Map.entry("probability", "number"),
            Map.entry("discountPercent", "number"),
            Map.entry("marginPercent", "number"),
            Map.entry("paymentDays", "number"),
            Map.entry("priority", "number"),
            Map.entry("score", "number"),
            Map.entry("expectedCloseOn", "date"),
            Map.entry("customerWaits", "boolean"),
            Map.entry("status", "enum"),
            Map.entry("fit", "enum"),
            Map.entry("stage", "enum"),
            Map.entry("entryStage", "enum"));

    private final MessageSource texts;
    private final Drawings drawings;

    Words(MessageSource texts, Drawings drawings) {
        this.texts = texts;
        this.drawings = drawings;
    }

    String say(String key, String otherwise, Locale locale) {
        return String.valueOf(texts.getMessage(key, null, otherwise, locale));
    }

    List<VocabularyController.Entry> entries(String prefix, Collection<String> ids, Locale locale) {
        return ids.stream()
                .map(id -> new VocabularyController.Entry(id, say(prefix + id, id, locale)))
                .toList();
    }

    List<Fact> facts(Locale locale) {
        return Vocabulary.FACTS.keySet().stream()
                .sorted()
                .map(fact -> new Fact(
                        fact,
                        say("fact." + fact, fact, locale),
                        say("studio.fact." + fact, "", locale),
                        TYPES.getOrDefault(fact, "text"),
                        options(fact, locale)))
                .toList();
    }

    private List<VocabularyController.Entry> options(String fact, Locale locale) {
        return switch (fact) {
            case "status" -> entries("status.", List.of("OPEN", "WON", "LOST", "DISQUALIFIED", "NURTURE"), locale);
            case "fit" -> entries("studio.fit.", List.of("standard", "presales", "none"), locale);
            case "stage", "entryStage" ->
                drawings.stages().stream().map(stage -> stage(stage, locale)).toList();
            default -> List.of();
        };
    }

    private VocabularyController.Entry stage(Stage stage, Locale locale) {
        return new VocabularyController.Entry(stage.key(), say("stage." + stage.key(), stage.name(), locale));
    }
}
