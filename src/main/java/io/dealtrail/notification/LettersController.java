package io.dealtrail.notification;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.NotFound;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Letters and the company's own words around them. */
@RestController
@RequestMapping("/api/letters")
class LettersController {

    /** @param version on which the change is based */
    record Change(
            @Nullable String introduction,
            @Nullable String closing,
            @Nullable Integer version) {}

    private final LetterPreview letters;
    private final LetterWordings wordings;
    private final Actors actors;

    LettersController(LetterPreview letters, LetterWordings wordings, Actors actors) {
        this.letters = letters;
        this.wordings = wordings;
        this.actors = actors;
    }

    @GetMapping
    Map<String, List<String>> all() {
        LettersPage.requireKeeper(actors);
        return Map.of("items", letters.templates(), "placeholders", LetterWording.PLACEHOLDERS);
    }

    @GetMapping("/{template}/{language}")
    Map<String, Object> one(@PathVariable String template, @PathVariable String language) {
        LettersPage.requireKeeper(actors);
        require(template, language);
        return Map.of(
                "wording",
                wordings.current(template, language),
                "preview",
                letters.sample(template, Locale.forLanguageTag(language)),
                "versions",
                wordings.versions(template, language));
    }

    @PutMapping("/{template}/{language}")
    LetterWording change(@PathVariable String template, @PathVariable String language, @RequestBody Change change) {
        LettersPage.requireKeeper(actors);
        require(template, language);
        int version = change.version() == null ? -1 : change.version();
        return wordings.change(template, language, new LetterWording(change.introduction(), change.closing(), version));
    }

    private void require(String template, String language) {
        LettersPage.known(language);
        if (!letters.templates().contains(template)) {
            throw new NotFound("letter", template);
        }
    }
}
