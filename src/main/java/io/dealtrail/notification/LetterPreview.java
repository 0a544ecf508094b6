package io.dealtrail.notification;

import io.dealtrail.people.Actors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.thymeleaf.exceptions.TemplateProcessingException;

/** Letters as they would go out, without sending them. */
@Component
public class LetterPreview {

    /** A letter to look at; templates show it by {@code ~{notification/preview :: letter(preview)}}. */
    public record Preview(String to, String subject, String html, String text) {}

    private static final String PLACE = "classpath*:/templates/mail/*.html";
    private static final String FRAME = "frame";

    private static final Logger log = LoggerFactory.getLogger(LetterPreview.class);

    private final Letters letters;
    private final List<LetterSample> samples;
    private final Actors actors;
    private final Clock clock;
    private final List<String> templates;

    LetterPreview(Letters letters, List<LetterSample> samples, Actors actors, Clock clock) {
        this.letters = letters;
        this.samples = List.copyOf(samples);
        this.actors = actors;
        this.clock = clock;
        this.templates = found();
    }

    /** What {@link Mailbox#post} would send now. */
    public Preview of(Letter letter) {
        Letters.Written written = letters.write(letter.template(), letter.language(), letter.values(), letter.deal());
        return new Preview(letter.to(), written.subject(), written.html(), written.text());
    }

    /** Names of all letters. */
    List<String> templates() {
        return templates;
    }

    Preview sample(String template, Locale language) {
        Map<String, Object> values = new HashMap<>(usual(language));
        samples.stream()
                .filter(sample -> sample.templates().contains(template))
                .findFirst()
                .ifPresent(sample -> values.putAll(sample.values(language)));
        Letter letter = new Letter("sample", "D-000123", "bo@example.com", language, template, values, List.of());
        try {
            return of(letter);
        } catch (TemplateProcessingException e) {
            log.warn("The letter {} has no sample values that it can be shown with", template, e);
            return new Preview(letter.to(), template, "", "");
        }
    }

    /** What most letters say. */
    private Map<String, Object> usual(Locale language) {
        LocalDate today = LocalDate.now(clock);
        String name = language.getLanguage().equals("zh") ? "王小明" : "Bo Buyer";
        return Map.of(
                "name",
                name,
                "deal",
                "D-000123",
                "address",
                "https://www.example.com/p/sample",
                "until",
                today.plusDays(14),
                "owner",
                actors.person().name(),
                "args",
                List.of("D-000123", name, "1"));
    }

    private static List<String> found() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(PLACE))
                    .map(Resource::getFilename)
                    .filter(name -> name != null)
                    .map(name -> name.replace(".html", ""))
                    .filter(name -> !name.equals(FRAME))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
