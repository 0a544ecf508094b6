package io.dealtrail.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each person typed into a task's form and has not sent yet, right or wrong. It goes when the person completes the task; when
 * somebody else does, it stays for the person to take over what was typed.
 */
@Component
@Transactional
class FormDrafts {

    /** What one draft holds at most, in characters of JSON. */
    static final int MAX = 200_000;

    /** Nobody comes back to what was typed so long ago. */
    static final Duration KEPT = Duration.ofDays(90);

    /** Forgets what somebody typed into a task, and whatever is older than a moment; parameters: person, task, moment. */
    static final String CLEAR = "delete from task_draft where person = ? and (task = ? or saved_at < ?)";

    /**
     * @param definition id of the process definition whose form it was typed into
     * @param language tag of the language whose numbers it holds
     */
    record Draft(String definition, String language, Map<String, String> entered, Instant savedAt) {}

    private record Row(String definition, String language, String entered, OffsetDateTime savedAt) {}

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Actors actors;
    private final Clock clock;

    FormDrafts(JdbcClient jdbc, ObjectMapper json, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * Replaces the person's draft.
     *
     * @param entered texts by the name of their control
     * @throws Refused {@code form.draft.tooLarge} (413)
     */
    Instant save(String task, String definition, Map<String, String> entered) {
        String text = write(entered);
        if (text.length() > MAX) {
            throw Refused.tooLarge("form.draft.tooLarge");
        }
        Instant now = clock.instant();
        Row row = new Row(definition, LocaleContextHolder.getLocale().toLanguageTag(), text, OffsetDateTime.now(clock));
        if (write(
                        "update task_draft set definition = :definition, language = :language, entered = :entered, "
                                + "saved_at = :savedAt, discarded_at = null where task = :task and person = :me",
                        task,
                        row)
                == 0) {
            write(
                    "insert into task_draft (task, person, definition, language, entered, saved_at) "
                            + "values (:task, :me, :definition, :language, :entered, :savedAt)",
                    task,
                    row);
        }
        return now;
    }

    @Transactional(readOnly = true)
    Optional<Draft> of(String task) {
        return jdbc.sql("""
                select definition, language, entered, saved_at from task_draft
                where task = :task and person = :me and discarded_at is null""")
                .param("task", task)
                .param("me", me())
                .query(Row.class)
                .optional()
                .map(row -> new Draft(
                        row.definition(),
                        row.language(),
                        read(row.entered()),
                        row.savedAt().toInstant()));
    }

    /** Puts the draft away; {@link #bringBack} undoes it. */
    void discard(String task) {
        jdbc.sql("update task_draft set discarded_at = :now where task = :task and person = :me")
                .param("now", OffsetDateTime.now(clock))
                .param("task", task)
                .param("me", me())
                .update();
    }

    void bringBack(String task) {
        jdbc.sql("update task_draft set discarded_at = null where task = :task and person = :me")
                .param("task", task)
                .param("me", me())
                .update();
    }

    private int write(String sql, String task, Row row) {
        return jdbc.sql(sql)
                .param("task", task)
                .param("me", me())
                .param("definition", row.definition())
                .param("language", row.language())
                .param("entered", row.entered())
                .param("savedAt", row.savedAt())
                .update();
    }

    private String me() {
        return actors.person().username();
    }

    private String write(Map<String, String> entered) {
        try {
            return json.writeValueAsString(new TreeMap<>(entered));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> read(String entered) {
        try {
            return json.readValue(entered, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
