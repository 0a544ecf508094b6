package io.dealtrail.trail;

import io.dealtrail.people.People;
import io.dealtrail.shared.DealEvent.Change;
import io.dealtrail.shared.Money;
import io.dealtrail.trail.Trails.View;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A trail's entries in words. */
@Component
class Timeline {

    /**
     * @param icon name of the picture that stands for what happened
     * @param details what else was entered or changed
     */
    record Line(
            long n,
            Instant at,
            @Nullable Instant occurredAt,
            String who,
            @Nullable String onBehalfOf,
            String icon,
            String text,
            List<Detail> details,
            @Nullable String comment) {}

    record Detail(
            String field, @Nullable String from, @Nullable String to) {}

    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("task", "checklist"),
            Map.entry("stage", "flag"),
            Map.entry("interaction", "message"),
            Map.entry("message", "mail"),
            Map.entry("mail", "mail"),
            Map.entry("decision", "route"),
            Map.entry("timer", "clock"),
            Map.entry("job", "alert-triangle"),
            Map.entry("incident", "alert-triangle"),
            Map.entry("proposal", "file-text"),
            Map.entry("contract", "file-text"),
            Map.entry("attachment", "paperclip"),
            Map.entry("followup", "alert-triangle"),
            Map.entry("migration", "route"),
            Map.entry("contact", "user"));

    /** Ids that mean nothing to a reader, and what the text says already. */
    private static final Set<String> HIDDEN = Set.of(
            Trails.MARGIN,
            "task",
            "interaction",
            "account",
            "contact",
            "processVersion",
            "name",
            "groups",
            "reason",
            "reasonArgs",
            "remind",
            "priority",
            "team",
            "attributes",
            "import",
            "fileHash",
            "figures",
            "content",
            "told",
            "rule",
            "rungAt",
            "plan",
            "migration");

    private static final Set<String> PERSONS = Set.of("owner", "assignee", "createdBy");
    private static final Set<String> STAGES = Set.of("stage", "entryStage");

    private final People people;
    private final Show show;
    private final Wording wording;

    Timeline(People people, Show show, Wording wording) {
        this.people = people;
        this.show = show;
        this.wording = wording;
    }

    List<Line> of(List<View> entries) {
        Set<String> persons = entries.stream()
                .filter(e -> e.actor().startsWith("person:"))
                .map(e -> name(e.actor()))
                .collect(Collectors.toSet());
        entries.stream().map(View::onBehalfOf).filter(Objects::nonNull).forEach(persons::add);
        entries.stream()
                .flatMap(e -> e.changes().stream())
                .filter(c -> PERSONS.contains(c.field()))
                .flatMap(c -> Stream.of(c.from(), c.to()))
                .filter(Objects::nonNull)
                .forEach(name -> persons.add(name.toString()));
        Map<String, String> names = people.names(persons);
        return entries.stream().map(entry -> line(entry, names)).toList();
    }

    /** Names of actors, by {@code person:anna}; the product's own parts come last. */
    Map<String, String> actors(List<String> actors) {
        Map<String, String> names = people.names(actors.stream()
                .filter(a -> a.startsWith("person:"))
                .map(Timeline::name)
                .toList());
        Map<String, String> sorted = new LinkedHashMap<>();
        actors.stream()
                .sorted(Comparator.<String, Boolean>comparing(a -> !a.startsWith("person:"))
                        .thenComparing(a -> who(a, names)))
                .forEach(a -> sorted.put(a, who(a, names)));
        return sorted;
    }

    private Line line(View entry, Map<String, String> names) {
        String noun = entry.action().replaceFirst("\\..*", "");
        boolean stage = noun.equals("stage");
        return new Line(
                entry.n(),
                entry.at(),
                entry.occurredAt(),
                who(entry.actor(), names),
                entry.onBehalfOf() == null ? null : names.getOrDefault(entry.onBehalfOf(), entry.onBehalfOf()),
                ICONS.getOrDefault(noun, "history"),
                wording.text(code(action(entry)), about(entry)),
                noun.equals("decision")
                        ? decided(entry)
                        : entry.changes().stream()
                                .filter(c -> !HIDDEN.contains(c.field()) && !stage)
                                .map(c -> detail(c, names))
                                .toList(),
                entry.comment());
    }

    /** What a table answered, each output with its name; by which inputs and rules is the auditor's to read. */
    private List<Detail> decided(View entry) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Change change : entry.changes()) {
            if (change.field().equals("outputs") && change.to() instanceof List<?> outputs) {
                outputs.forEach(output -> {
                    if (output instanceof Map<?, ?> one && one.get("is") != null) {
                        String value = String.valueOf(one.get("is"));
                        answers.merge(
                                String.valueOf(one.get("name")),
                                show.word("group." + value, value),
                                (a, b) -> a + ", " + b);
                    }
                });
            }
        }
        return answers.entrySet().stream()
                .map(a -> new Detail(show.word("fact." + a.getKey(), words(a.getKey())), null, a.getValue()))
                .toList();
    }

    /** What it is about: the table, the drawn element, the stage, or the message. */
    private String about(View entry) {
        Trails.Process process = entry.process();
        if (entry.action().equals("decision.made")) {
            return entry.changes().stream()
                    .filter(c -> c.field().equals("table") && c.to() != null)
                    .map(c -> String.valueOf(c.to()))
                    .findFirst()
                    .map(table -> show.element(table, table, words(table)))
                    .orElse("");
        }
        if (process != null && process.element() != null) {
            return show.element(process.id(), process.element(), process.elementName());
        }
        for (Change change : entry.changes()) {
            if (change.field().equals("stage") && change.to() != null) {
                return show.stage(change.to().toString(), words(change.to().toString()));
            }
            if (change.field().equals("name") && change.to() != null) {
                return show.word("message.name." + change.to(), change.to().toString());
            }
        }
        return "";
    }

    private Detail detail(Change change, Map<String, String> names) {
        return new Detail(
                show.word("fact." + change.field(), words(change.field())),
                text(change.field(), change.from(), names),
                text(change.field(), change.to(), names));
    }

    private @Nullable String text(String field, @Nullable Object value, Map<String, String> names) {
        if (value == null) {
            return null;
        }
        String text = value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : value.toString();
        if (PERSONS.contains(field)) {
            return names.getOrDefault(text, text);
        }
        if (STAGES.contains(field)) {
            return show.stage(text, words(text));
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z")) {
            return show.moment(Instant.parse(text));
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return show.date(LocalDate.parse(text));
        }
        if (text.matches("-?\\d+(\\.\\d+)? [A-Z]{3}")) {
            String[] parts = text.split(" ");
            return show.money(Money.parse(parts[0], parts[1]));
        }
        if (field.equals("state")) {
            return Stream.of("contract.state.", "proposal.state.", "case.state.")
                    .map(of -> show.word(of + text, ""))
                    .filter(word -> !word.isEmpty())
                    .findFirst()
                    .orElse(text);
        }
        return show.word(value instanceof Boolean ? "form." + text : field + "." + text, text);
    }

    private String who(String actor, Map<String, String> names) {
        String id = name(actor);
        if (actor.startsWith("person:")) {
            return names.getOrDefault(id, id);
        }
        return actor.startsWith("customer:") ? id : show.word("trail.by." + actor.replaceFirst(":.*", ""), id);
    }

    /** An incident that no step stands for was caused from outside. */
    private static String action(View entry) {
        boolean outside = entry.action().startsWith("incident.")
                && entry.changes().stream().anyMatch(c -> c.field().equals("type") && !"failedJob".equals(c.to()));
        return outside ? entry.action() + "Outside" : entry.action();
    }

    private String code(String action) {
        String code = "trail." + action;
        return show.word(code, "").isEmpty() ? "trail.other" : code;
    }

    private static String name(String actor) {
        return actor.replaceFirst("^\\w+:", "");
    }

    /** {@code needs-analysis} and {@code nurtureUntil} as words. */
    private static String words(String key) {
        String spaced =
                key.replace('-', ' ').replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
