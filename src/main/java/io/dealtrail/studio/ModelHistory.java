package io.dealtrail.studio;

import io.dealtrail.people.People;
import io.dealtrail.shared.DealEvent.Change;
import io.dealtrail.trail.Trails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a model, from its trail. */
@Component
class ModelHistory {

    private static final int SHOWN = 50;

    /**
     * @param text code of its words
     * @param by name of who did it; null for the product itself
     * @param sentences what changed, in words
     */
    record Line(
            Instant at,
            String text,
            @Nullable String by,
            @Nullable String version,
            @Nullable String comment,
            @Nullable String draft,
            List<String> sentences) {}

    private final Trails trails;
    private final People people;

    ModelHistory(Trails trails, People people) {
        this.trails = trails;
        this.people = people;
    }

    /** The newest first. */
    List<Line> of(String model) {
        String subject = ModelTrail.subject(model);
        int total = trails.of(subject, 0, 1).total();
        List<Trails.View> entries =
                trails.of(subject, Math.max(0, total - SHOWN), SHOWN).items();
        Map<String, String> names = people.names(entries.stream()
                .map(e -> username(e.actor()))
                .filter(Objects::nonNull)
                .toList());
        List<Line> lines = new ArrayList<>();
        entries.forEach(entry -> lines.add(line(entry, names)));
        Collections.reverse(lines);
        return lines;
    }

    private static Line line(Trails.View entry, Map<String, String> names) {
        String username = username(entry.actor());
        return new Line(
                entry.at(),
                "trail." + entry.action(),
                username == null ? null : names.getOrDefault(username, username),
                value(entry, "version"),
                entry.comment(),
                value(entry, "draft"),
                entry.changes().stream()
                        .filter(c -> c.field().equals("changes"))
                        .flatMap(c -> c.to() instanceof List<?> list
                                ? list.stream().map(String::valueOf)
                                : java.util.stream.Stream.empty())
                        .toList());
    }

    private static @Nullable String value(Trails.View entry, String field) {
        return entry.changes().stream()
                .filter(c -> c.field().equals(field) && c.to() != null)
                .map(Change::to)
                .map(String::valueOf)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String username(String actor) {
        return actor.startsWith("person:") ? actor.substring("person:".length()) : null;
    }
}
