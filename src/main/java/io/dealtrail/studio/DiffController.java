package io.dealtrail.studio;

import io.dealtrail.drawing.Change;
import io.dealtrail.drawing.Change.Sort;
import io.dealtrail.studio.Comparisons.Comparison;
import io.dealtrail.studio.Comparisons.Entry;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What differs between two versions or drafts of a model. */
@RestController
class DiffController {

    /** @param property where it is written in the element; {@code label} says it in the reader's language */
    record PropertyView(
            String property,
            String label,
            @Nullable String before,
            @Nullable String after) {}

    /** @param after id of the element that an added one comes after */
    record ChangeView(
            String element,
            String type,
            String name,
            @Nullable String after,
            boolean moved,
            boolean follows,
            List<String> sentences,
            List<PropertyView> properties) {}

    /**
     * @param same whether nothing differs that counts
     * @param sentences everything that a person has to know, in the reader's language
     */
    record DiffView(
            String model,
            String kind,
            String from,
            String to,
            boolean same,
            List<String> sentences,
            List<ChangeView> added,
            List<ChangeView> removed,
            List<ChangeView> changed,
            List<ChangeView> moved) {}

    private final Comparisons comparisons;

    DiffController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /**
     * @param from version number or {@code draft:<id>}; without it, the version that {@code to} descends from
     * @param to without it, the newest version
     */
    @GetMapping("/api/processes/{key}/diff")
    DiffView diff(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Comparison comparison = comparisons.of(key, from, to);
        return new DiffView(
                key,
                comparison.diff().table() ? "DMN" : "BPMN",
                comparison.from().ref(),
                comparison.to().ref(),
                comparison.diff().isEmpty(),
                comparison.sentences(),
                views(comparison, Sort.ADDED),
                views(comparison, Sort.REMOVED),
                views(comparison, Sort.CHANGED),
                views(comparison, Sort.MOVED));
    }

    private static List<ChangeView> views(Comparison comparison, Sort sort) {
        return comparison.entries().stream()
                .filter(e -> e.change().sort() == sort)
                .map(DiffController::view)
                .toList();
    }

    private static ChangeView view(Entry entry) {
        Change change = entry.change();
        List<PropertyView> properties = IntStream.range(0, change.properties().size())
                .mapToObj(i -> new PropertyView(
                        change.properties().get(i).path(),
                        entry.lines().get(i).label(),
                        change.properties().get(i).before(),
                        change.properties().get(i).after()))
                .toList();
        return new ChangeView(
                change.element(),
                change.type(),
                change.name(),
                change.after(),
                change.moved(),
                change.follows(),
                entry.sentences(),
                properties);
    }
}
