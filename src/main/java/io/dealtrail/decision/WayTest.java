package io.dealtrail.decision;

import io.dealtrail.decision.BackTest.Group;
import io.dealtrail.decision.Gateways.Gateway;
import io.dealtrail.decision.Gateways.Way;
import io.dealtrail.decision.PassingReader.Passing;
import io.dealtrail.engine.Vocabulary;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Scope;
import io.dealtrail.policy.expression.Expression;
import io.dealtrail.policy.expression.ExpressionError;
import io.dealtrail.policy.expression.Expressions;
import io.dealtrail.studio.Draft;
import io.dealtrail.web.Show;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends past deals through the changed gateways of a diagram again, and tells which would go another way. */
@Component
class WayTest {

    /**
     * @param presumed facts that were not recorded when deals passed, so that the present ones stand for them
     * @param added names of gateways that no deal has passed yet because the draft adds them
     */
    record Report(
            String source,
            LocalDate from,
            LocalDate to,
            List<Crossing> gateways,
            List<String> presumed,
            List<String> added) {}

    /** A changed gateway: how often it was passed, and how often deals would have gone another way. */
    record Crossing(String id, String name, int total, int deals, int changed, List<Group> groups) {}

    private record Choice(Passing passing, String before, String after) {}

    private final TableDrafts drafts;
    private final PassingReader past;
    private final People people;
    private final Actors actors;
    private final Show show;

    WayTest(TableDrafts drafts, PassingReader past, People people, Actors actors, Show show) {
        this.drafts = drafts;
        this.past = past;
        this.people = people;
        this.actors = actors;
        this.show = show;
    }

    Report run(Draft draft, Period period) {
        drafts.requireAllowed(draft.model(), draft.xml());
        Map<String, Gateway> current = Gateways.of(drafts.current(draft.model()));
        Map<String, Gateway> next = Gateways.of(draft.xml());
        Map<String, Gateway> changed = new LinkedHashMap<>(next);
        changed.values().removeIf(gateway -> {
            Gateway before = current.get(gateway.id());
            return before == null || before.decidesAs(gateway);
        });
        List<String> added = next.values().stream()
                .filter(gateway -> !current.containsKey(gateway.id())
                        && gateway.ways().stream().anyMatch(w -> w.condition() != null))
                .map(Gateway::name)
                .toList();
        List<Passing> passings = changed.isEmpty() ? List.of() : past.of(draft.model(), changed.keySet(), period);
        Set<String> presumed = new TreeSet<>();
        List<Crossing> crossings = new ArrayList<>();
        Scope scope = people.scope(actors.person());
        for (Gateway gateway : changed.values()) {
            Gateway before = Objects.requireNonNull(current.get(gateway.id()));
            List<Choice> choices = passings.stream()
                    .filter(passing -> passing.gateway().equals(gateway.id()))
                    .map(passing -> choice(passing, before, gateway, presumed))
                    .toList();
            crossings.add(crossing(gateway, choices, scope));
        }
        List<String> titles =
                presumed.stream().map(fact -> show.word("fact." + fact, fact)).toList();
        return new Report("gateways", period.from(), period.to(), crossings, titles, added);
    }

    private Choice choice(Passing passing, Gateway before, Gateway after, Set<String> presumed) {
        Map<String, @Nullable Object> values = new HashMap<>(passing.variables());
        passing.deal().facts().forEach((fact, value) -> values.put("deal." + fact, value));
        passing.facts().forEach((fact, value) -> values.put("deal." + fact, value));
        reads(after).stream()
                .filter(fact ->
                        Vocabulary.FACTS.containsKey(fact) && !passing.facts().containsKey(fact))
                .forEach(presumed::add);
        return new Choice(passing, way(before, values), way(after, values));
    }

    private static Set<String> reads(Gateway gateway) {
        return gateway.ways().stream()
                .flatMap(way -> parsed(way).stream())
                .flatMap(condition -> condition.facts().stream())
                .collect(Collectors.toSet());
    }

    /** The way, or the ways, that the engine would take. */
    private String way(Gateway gateway, Map<String, @Nullable Object> values) {
        List<String> taken = gateway.ways().stream()
                .filter(way -> !way.isDefault() && parsed(way).stream().allMatch(condition -> condition.holds(values)))
                .map(Way::label)
                .toList();
        if (taken.isEmpty()) {
            return gateway.ways().stream()
                    .filter(Way::isDefault)
                    .map(Way::label)
                    .findFirst()
                    .orElse(show.text("backTest.stuck"));
        }
        return gateway.inclusive() ? String.join(" + ", taken) : taken.get(0);
    }

    /** No condition always holds. */
    private static List<Expression> parsed(Way way) {
        try {
            return way.condition() == null ? List.of() : List.of(Expressions.only(way.condition()));
        } catch (ExpressionError e) {
            throw io.dealtrail.shared.Refused.invalid("backTest.condition", way.label());
        }
    }

    private static Crossing crossing(Gateway gateway, List<Choice> choices, Scope scope) {
        List<Choice> changed = choices.stream()
                .filter(choice -> !choice.before().equals(choice.after()))
                .toList();
        List<Group> groups = changed.stream()
                .collect(Collectors.groupingBy(
                        choice -> List.of(choice.before(), choice.after()), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> BackTest.group(
                        group.getKey(),
                        group.getValue().stream()
                                .map(choice -> choice.passing().deal())
                                .toList(),
                        scope))
                .sorted(Comparator.comparingInt(Group::count).reversed())
                .toList();
        int deals = (int) choices.stream()
                .map(choice -> choice.passing().deal().number())
                .distinct()
                .count();
        return new Crossing(gateway.id(), gateway.name(), choices.size(), deals, changed.size(), groups);
    }
}
