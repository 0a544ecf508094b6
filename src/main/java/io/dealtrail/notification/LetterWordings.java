package io.dealtrail.notification;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The company's own words around letters, by letter and language. Each change is a version of its own. */
@Component
@Transactional
class LetterWordings {

    /** A version with who wrote it and when. */
    record Version(
            int version,
            @Nullable String introduction,
            @Nullable String closing,
            String changedBy,
            OffsetDateTime changedAt) {}

    private static final int SHOWN = 20;

    private final JdbcClient jdbc;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    LetterWordings(JdbcClient jdbc, Actors actors, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    LetterWording current(String template, String language) {
        return versions(template, language).stream()
                .findFirst()
                .map(v -> new LetterWording(v.introduction(), v.closing(), v.version()))
                .orElse(LetterWording.NONE);
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    List<Version> versions(String template, String language) {
        return jdbc.sql("""
                select version, introduction, closing, changed_by, changed_at from letter_wording
                where template = :template and language = :language order by version desc fetch first :rows rows only""")
                .param("template", template)
                .param("language", language)
                .param("rows", SHOWN)
                .query(Version.class)
                .list();
    }

    /** @throws Refused {@code letter.changedMeanwhile} (409) when it is not based on the newest version; faulty fields */
    LetterWording change(String template, String language, LetterWording wanted) {
        String subject = "letter:" + template + ":" + language;
        events.publishEvent(new Touch(List.of(subject)));
        LetterWording before = current(template, language);
        if (before.version() != wanted.version()) {
            throw Refused.conflict("letter.changedMeanwhile").with("current", before);
        }
        Faults faults = new Faults();
        LetterWording after = wanted.checked(faults);
        faults.refuse();
        jdbc.sql("""
                insert into letter_wording (template, language, version, introduction, closing, changed_by, changed_at)
                values (:template, :language, :version, :introduction, :closing, :by, :now)""")
                .param("template", template)
                .param("language", language)
                .param("version", before.version() + 1)
                .param("introduction", after.introduction())
                .param("closing", after.closing())
                .param("by", actors.person().username())
                .param("now", OffsetDateTime.now(clock))
                .update();
        events.publishEvent(DealEvent.of(subject, "letter.changed")
                .change("introduction", before.introduction(), after.introduction())
                .change("closing", before.closing(), after.closing()));
        return current(template, language);
    }
}
