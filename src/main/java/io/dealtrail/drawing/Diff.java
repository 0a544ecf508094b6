package io.dealtrail.drawing;

import io.dealtrail.drawing.Change.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * How a model differs from another. Layout counts as moved; what editors write about themselves, the order of elements in the file
 * and ids that nothing refers to do not count.
 *
 * @param table whether it is a decision model
 * @param sheets its tables with both sides of each cell; empty for a process
 */
public record Diff(boolean table, List<Change> changes, List<Sheet> sheets) {

    private static final int NAMED_MOVES = 3;

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public List<Change> of(Sort sort) {
        return changes.stream().filter(c -> c.sort() == sort).toList();
    }

    /** What a person has to know, without what only follows from it; many moves are told as one. */
    public List<String> sentences(MessageSource messages, Locale locale) {
        List<String> said = new ArrayList<>();
        changes.stream()
                .filter(c -> c.sort() != Sort.MOVED && !c.follows())
                .flatMap(c -> c.sentences().stream())
                .forEach(phrase -> said.add(phrase.in(messages, locale)));
        List<Change> moves = of(Sort.MOVED);
        if (!table && moves.size() > NAMED_MOVES) {
            said.add(Phrase.of("diff.sentence.movedMany", String.valueOf(moves.size()))
                    .in(messages, locale));
        } else {
            moves.stream()
                    .flatMap(c -> c.sentences().stream())
                    .forEach(phrase -> said.add(phrase.in(messages, locale)));
        }
        if (said.isEmpty() && !changes.isEmpty()) {
            changes.stream()
                    .flatMap(c -> c.sentences().stream())
                    .forEach(phrase -> said.add(phrase.in(messages, locale)));
        }
        return List.copyOf(said);
    }
}
