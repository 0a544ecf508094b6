package io.dealtrail.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealtrail.decision.Past.Case;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Scope;
import io.dealtrail.studio.Draft;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs a changed table and the published one over what was decided in the past, and tells where they part. */
@Component
class BackTest {

    private static final int GROUPS = 40;
    private static final int DEALS = 100;

    /**
     * @param total how many decisions were looked at, of how many deals
     * @param more whether older ones were left out
     * @param presumed titles of inputs for which the deal's present value stands
     * @param averages of a table that adds up: now and with the draft
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Report(
            String source,
            LocalDate from,
            LocalDate to,
            int total,
            int deals,
            int changed,
            int changedDeals,
            boolean more,
            List<String> presumed,
            List<Tally> values,
            List<Group> groups,
            int moreGroups,
            @Nullable Averages averages) {}

    /** How often an answer is given. */
    record Tally(String value, int before, int after) {

        @JsonProperty
        public int difference() {
            return after - before;
        }

        public int distance() {
            return Math.abs(after - before);
        }
    }

    record Averages(BigDecimal before, BigDecimal after) {}

    /** Decisions that would come out the same other way. {@code hidden} deals are other people's. */
    record Group(String before, String after, int count, List<Touched> deals, int moreDeals, int hidden) {}

    record Touched(String number, String title, @Nullable String customer) {}

    private final TableDrafts tables;
    private final PastReader past;
    private final Trials trials;
    private final OutcomeWords words;
    private final People people;
    private final Actors actors;

    BackTest(TableDrafts tables, PastReader past, Trials trials, OutcomeWords words, People people, Actors actors) {
        this.tables = tables;
        this.past = past;
        this.trials = trials;
        this.words = words;
        this.people = people;
        this.actors = actors;
    }

    private record Pair(Case asked, Outcome before, Outcome after) {
        boolean differs() {
            return !before.sameAs(after);
        }
    }

    Report run(Draft draft, Period period) {
        tables.requireAllowed(draft.model(), draft.xml());
        byte[] now = tables.current(draft.model());
        Table current = TableXml.read(now);
        Table changed = TableXml.read(draft.xml());
        Past asked = past.of(changed, period);
        // The published table may ask what the draft asks no longer.
        Past before = past.of(current, period);
        Function<Map<String, @Nullable Object>, Outcome> old = trials.asker(now, current);
        Function<Map<String, @Nullable Object>, Outcome> next = trials.asker(draft.xml(), changed);
        List<Pair> pairs = new ArrayList<>();
        int common = Math.min(asked.cases().size(), before.cases().size());
        for (int i = 0; i < common; i++) {
            pairs.add(new Pair(
                    asked.cases().get(i),
                    old.apply(before.cases().get(i).inputs()),
                    next.apply(asked.cases().get(i).inputs())));
        }
        return report(period, asked, pairs, changed);
    }

    private Report report(Period period, Past asked, List<Pair> pairs, Table table) {
        Map<List<String>, List<Pair>> groups = pairs.stream()
                .filter(Pair::differs)
                .collect(Collectors.groupingBy(
                        pair -> words.change(table, pair.before(), pair.after()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Scope scope = people.scope(actors.person());
        List<Group> shown = groups.entrySet().stream()
                .map(group -> group(
                        group.getKey(),
                        group.getValue().stream()
                                .map(pair -> pair.asked().deal())
                                .toList(),
                        scope))
                .sorted(java.util.Comparator.comparingInt(Group::count).reversed())
                .toList();
        return new Report(
                asked.source(),
                period.from(),
                period.to(),
                pairs.size(),
                deals(pairs, pair -> true),
                (int) pairs.stream().filter(Pair::differs).count(),
                deals(pairs, Pair::differs),
                asked.more(),
                asked.presumed(),
                tallies(table, pairs),
                shown.subList(0, Math.min(GROUPS, shown.size())),
                Math.max(0, shown.size() - GROUPS),
                averages(table, pairs));
    }

    private static int deals(List<Pair> pairs, java.util.function.Predicate<Pair> which) {
        return (int) pairs.stream()
                .filter(which)
                .map(pair -> pair.asked().deal().number())
                .distinct()
                .count();
    }

    static Group group(List<String> change, List<Past.PastDeal> deals, Scope scope) {
        Map<String, Touched> visible = new LinkedHashMap<>();
        Set<String> hidden = new LinkedHashSet<>();
        for (Past.PastDeal deal : deals) {
            if (scope.covers(deal.owner(), deal.team())) {
                visible.putIfAbsent(deal.number(), new Touched(deal.number(), deal.title(), deal.customer()));
            } else {
                hidden.add(deal.number());
            }
        }
        List<Touched> all = List.copyOf(visible.values());
        return new Group(
                change.get(0),
                change.get(1),
                deals.size(),
                all.subList(0, Math.min(DEALS, all.size())),
                Math.max(0, all.size() - DEALS),
                hidden.size());
    }

    /** How often each answer of a table with one column of answers is given; its order is that of the allowed values, or rules. */
    private List<Tally> tallies(Table table, List<Pair> pairs) {
        if (table.aggregates() || table.outputs().size() != 1) {
            return List.of();
        }
        Map<String, int[]> counts = new TreeMap<>();
        for (Pair pair : pairs) {
            words.values(table, pair.before()).forEach(value -> counts.computeIfAbsent(value, v -> new int[2])[0]++);
            words.values(table, pair.after()).forEach(value -> counts.computeIfAbsent(value, v -> new int[2])[1]++);
        }
        return counts.entrySet().stream()
                .map(count -> new Tally(count.getKey(), count.getValue()[0], count.getValue()[1]))
                .sorted(java.util.Comparator.comparingInt(Tally::distance).reversed())
                .limit(12)
                .toList();
    }

    private static @Nullable Averages averages(Table table, List<Pair> pairs) {
        return table.aggregates() && !pairs.isEmpty()
                ? new Averages(average(pairs, Pair::before), average(pairs, Pair::after))
                : null;
    }

    private static BigDecimal average(List<Pair> pairs, Function<Pair, Outcome> which) {
        return pairs.stream()
                .map(which)
                .map(outcome -> outcome.collected() instanceof BigDecimal number ? number : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(pairs.size()), 1, RoundingMode.HALF_UP);
    }
}
