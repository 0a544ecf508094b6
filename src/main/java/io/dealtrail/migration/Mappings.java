package io.dealtrail.migration;

import io.dealtrail.migration.Mapping.Line;
import io.dealtrail.migration.Mapping.Origin;
import io.dealtrail.migration.Mapping.TimerLine;
import io.dealtrail.shared.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proposes which element becomes which, and takes a person's choices in. */
@Component
class Mappings {

    /** Names less alike than this say nothing. */
    private static final int ALIKE = 50;

    private final Versions versions;
    private final Plans plans;
    private final FormChanges forms;

    Mappings(Versions versions, Plans plans, FormChanges forms) {
        this.versions = versions;
        this.plans = plans;
        this.forms = forms;
    }

    /** @throws Refused for versions or elements that there are not */
    Mapping propose(String process, int from, int to, Choices choices) {
        if (from == to) {
            throw Refused.field("to", "migration.sameVersion", to);
        }
        String source = versions.definition(process, from, "from");
        String target = versions.definition(process, to, "to");
        return new Search(source, target, choices).mapping(process, from, to);
    }

    private final class Search {
        private final String source;
        private final String target;
        private final Spots here;
        private final Spots there;
        private final Choices choices;
        private final Map<String, String> pairs = new HashMap<>();
        private final Map<String, Origin> origins = new HashMap<>();
        private final Set<String> refused = new HashSet<>();

        Search(String source, String target, Choices choices) {
            this.source = source;
            this.target = target;
            this.here = versions.spots(source);
            this.there = versions.spots(target);
            this.choices = choices;
        }

        Mapping mapping(String process, int from, int to) {
            check();
            Plans.Built built;
            Plan plan;
            do {
                pair();
                plan = new Plan(process, from, to, source, target, pairs, choices.timers());
                built = plans.build(plan);
            } while (withdraw(built));
            Map<String, Long> standing = versions.standing(source);
            return new Mapping(
                    plan, lines(standing), timers(), forms.between(source, target, pairs, here, standing), built.all());
        }

        private void check() {
            choices.mapping().forEach((one, other) -> {
                if (here.find(one).isEmpty()) {
                    throw Refused.field("mapping", "migration.noElement", one);
                }
                if (other != null && there.find(other).isEmpty()) {
                    throw Refused.field("mapping", "migration.noElement", other);
                }
            });
            choices.timers().forEach((timer, fate) -> {
                Spot spot = here.find(timer)
                        .filter(Spot::isTimer)
                        .orElseThrow(() -> Refused.field("timers", "migration.noTimer", timer));
                // An open task without its ladder would be forgotten.
                if (spot.ladder() && fate == Plan.Fate.END) {
                    throw Refused.field("timers", "migration.ladderStays", spot.name());
                }
            });
        }

        /** First what holds deals, from outside in, then the events on its borders. */
        private void pair() {
            pairs.clear();
            origins.clear();
            choices.mapping().forEach((one, other) -> {
                if (other != null) {
                    put(one, other, Origin.CHOSEN);
                }
            });
            Map<String, String> equal = plans.equal(source, target);
            equal.forEach((one, other) -> {
                boolean border = here.find(one).map(Spot::attachedTo).isPresent();
                if (!border && free(one) && !refused.contains(one) && !pairs.containsValue(other)) {
                    put(one, other, Origin.SAME);
                }
            });
            here.byId().values().stream()
                    .filter(spot -> spot.attachedTo() == null)
                    .forEach(this::suggest);
            here.byId().values().stream()
                    .filter(spot -> spot.attachedTo() != null)
                    .forEach(this::suggest);
        }

        private boolean free(String one) {
            String element = one.replace(Spots.BODY, "");
            return !choices.mapping().containsKey(element) && !pairs.containsKey(one);
        }

        private void put(String one, String other, Origin origin) {
            pairs.put(one, other);
            origins.put(one, origin);
            boolean several = here.find(one).filter(Spot::several).isPresent()
                    && there.find(other).filter(Spot::several).isPresent();
            if (several && !one.endsWith(Spots.BODY)) {
                pairs.put(one + Spots.BODY, other + Spots.BODY);
            }
        }

        private void suggest(Spot spot) {
            if (!free(spot.id()) || refused.contains(spot.id())) {
                return;
            }
            there.byId().values().stream()
                    .filter(other -> !pairs.containsValue(other.id()) && fits(spot, other))
                    .map(other -> Map.entry(other, likeness(spot, other)))
                    .max(Map.Entry.comparingByValue())
                    .filter(best -> best.getValue() >= ALIKE)
                    .ifPresent(best -> put(
                            spot.id(),
                            best.getKey().id(),
                            spot.id().equals(best.getKey().id()) ? Origin.SAME : Origin.SUGGESTED));
        }

        private boolean fits(Spot one, Spot other) {
            return one.type().equals(other.type())
                    && one.several() == other.several()
                    && isSurrounded(one.parent(), other.parent())
                    && isSurrounded(one.attachedTo(), other.attachedTo());
        }

        private boolean isSurrounded(@Nullable String one, @Nullable String other) {
            return one == null ? other == null : Objects.equals(pairs.get(one), other);
        }

        /** Events of one kind on the border of the same task need no like names: a task has one ladder. */
        private static int likeness(Spot one, Spot other) {
            if (one.id().equals(other.id())) {
                return 100;
            }
            int alike = Math.max(Likeness.of(one.name(), other.name()), Likeness.of(one.id(), other.id()));
            return one.attachedTo() != null && one.ladder() == other.ladder() ? Math.max(alike, 60) : alike;
        }

        /** What was not chosen and the engine refuses was no good proposal. */
        private boolean withdraw(Plans.Built built) {
            boolean any = false;
            for (String element : built.problems().keySet()) {
                String spot = element.replace(Spots.BODY, "");
                any |= origins.getOrDefault(spot, Origin.CHOSEN) != Origin.CHOSEN && refused.add(spot);
            }
            return any;
        }

        private List<Line> lines(Map<String, Long> standing) {
            List<Line> lines = new ArrayList<>();
            for (Spot spot : here.byId().values()) {
                Optional<Spot> other = there.find(pairs.get(spot.id()));
                Origin origin = origins.getOrDefault(spot.id(), Origin.NONE);
                lines.add(new Line(
                        spot,
                        other.orElse(null),
                        choices.mapping().containsKey(spot.id()) && other.isEmpty() ? Origin.CHOSEN : origin,
                        other.map(o -> likeness(spot, o)).orElse(0),
                        standing.getOrDefault(spot.id(), 0L)));
            }
            lines.sort(Comparator.comparing((Line line) -> !line.blocks()));
            return lines;
        }

        private List<TimerLine> timers() {
            Map<String, Long> running = versions.timers(source);
            return here.byId().values().stream()
                    .filter(Spot::isTimer)
                    .map(spot -> new TimerLine(
                            spot,
                            spot.attachedTo() == null ? null : here.name(spot.attachedTo()),
                            pairs.containsKey(spot.id()),
                            choices.timers().getOrDefault(spot.id(), Plan.Fate.KEEP),
                            running.getOrDefault(spot.id(), 0L)))
                    .toList();
        }
    }
}
