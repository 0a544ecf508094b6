package io.dealtrail.studio;

import io.dealtrail.engine.Vocabulary;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a diagram may name, in the reader's language. */
@RestController
class VocabularyController {

    /**
     * @param id what the diagram says
     * @param label what people say
     */
    record Entry(String id, String label) {}

    private final Words words;
    private final Steps steps;
    private final Callable callable;
    private final Actors actors;

    VocabularyController(Words words, Steps steps, Callable callable, Actors actors) {
        this.words = words;
        this.steps = steps;
        this.callable = callable;
        this.actors = actors;
    }

    @GetMapping("/api/processes/vocabulary")
    Map<String, Object> vocabulary(Locale locale) {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.AUDITOR);
        return Map.of(
                "steps", steps.all(locale),
                "facts", words.facts(locale),
                "messages", words.entries("studio.message.", Vocabulary.MESSAGES, locale),
                "groups", words.entries("group.", Vocabulary.GROUPS, locale),
                "decisions", callable.tables(),
                "processes", callable.processes(),
                "formKeys", words.entries("studio.formKey.", Vocabulary.FORM_KEYS, locale),
                "mandatory", words.entries("studio.mandatory.", sorted(), locale),
                "protected", Vocabulary.PROTECTED);
    }

    private static List<String> sorted() {
        return Vocabulary.MANDATORY.keySet().stream().sorted().toList();
    }
}
