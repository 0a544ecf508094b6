package io.dealtrail.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares before and after: what became of each timer, and what a person should look at. */
final class Reports {

    private Reports() {}

    static Report of(Road road, Subject subject, State before, State after) {
        Map<String, State.Timer> now = after.timers().stream()
                .collect(Collectors.toMap(State.Timer::id, timer -> timer, (a, b) -> a, HashMap::new));
        Map<String, State.Timer> old = before.timers().stream()
                .collect(Collectors.toMap(State.Timer::id, timer -> timer, (a, b) -> a, HashMap::new));
        List<State.Timer> was = before.timers().stream()
                .map(timer ->
                        timer.called(road.here().name(timer.element()), fate(timer, now.get(timer.id()), "ended")))
                .toList();
        List<State.Timer> is = after.timers().stream()
                .map(timer ->
                        timer.called(road.there().name(timer.element()), fate(timer, old.get(timer.id()), "started")))
                .toList();
        return new Report(
                subject.deal(),
                true,
                List.of(),
                notes(road, is),
                new State(before.places(), before.tasks(), was),
                new State(after.places(), after.tasks(), is));
    }

    private static String fate(State.Timer one, State.@Nullable Timer other, String alone) {
        return other == null ? alone : one.dueAt().equals(other.dueAt()) ? "kept" : "restarted";
    }

    /** Two timers of one element, or two ladders on one task, would both fire. */
    private static List<Problem> notes(Road road, List<State.Timer> timers) {
        List<Problem> notes = new ArrayList<>();
        Map<String, List<State.Timer>> byPlace = new HashMap<>();
        for (State.Timer timer : timers) {
            String place = road.there()
                    .find(timer.element())
                    .filter(Spot::ladder)
                    .map(spot -> "ladder of " + spot.attachedTo())
                    .orElse(timer.element());
            byPlace.computeIfAbsent(place, any -> new ArrayList<>()).add(timer);
        }
        byPlace.values().stream()
                .filter(several ->
                        several.size() > 1 && several.stream().anyMatch(timer -> "started".equals(timer.fate())))
                .forEach(several -> notes.add(new Problem(
                        "timerTwice",
                        several.get(0).element(),
                        several.get(0).name(),
                        List.of(Integer.toString(several.size())))));
        return notes;
    }
}
