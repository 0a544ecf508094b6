package io.dealtrail.contract;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A contract's clauses beside the standard ones: what was changed word by word, added, left out or moved. */
final class ClauseMarks {

    enum Kind {
        SAME,
        CHANGED,
        ADDED,
        LEFT_OUT
    }

    enum Was {
        KEPT,
        ADDED,
        REMOVED
    }

    /** A piece of text that is in both, or only in ours, or only in the standard. */
    record Piece(Was was, String text) {}

    /**
     * @param number in the contract; 0 of one that was left out
     * @param moved whether it stands elsewhere than in the standard
     */
    record Marked(int number, String key, Kind kind, boolean moved, List<Piece> title, List<Piece> text) {}

    // A Chinese sign is a word of its own; spaces and punctuation stand alone.
    private static final Pattern WORD =
            Pattern.compile("\\p{IsHan}|[\\p{L}\\p{M}\\p{N}]+|\\s+|[^\\p{L}\\p{M}\\p{N}\\s]");

    /** Beyond so many, old and new stand one after the other: comparing would take too long. */
    private static final int MOST_WORDS = 6_000;

    private ClauseMarks() {}

    /** In the order of the contract; one that was left out stands where it would have been. */
    static List<Marked> of(Content content, Template template) {
        List<Clause> standard = template.clauses(content.language());
        List<String> keys = content.clauses().stream().map(Clause::key).toList();
        Set<String> moved = moved(keys, standard.stream().map(Clause::key).toList());
        List<Marked> marked = new ArrayList<>();
        int number = 0;
        for (Clause clause : content.clauses()) {
            marked.add(mark(
                    ++number,
                    clause,
                    template.clause(clause.key(), content.language()),
                    moved.contains(clause.key()),
                    content.filled()));
        }
        String before = "";
        for (Clause clause : standard) {
            if (!keys.contains(clause.key())) {
                marked.add(after(before, marked), leftOut(clause, content.filled()));
            }
            before = clause.key();
        }
        return marked;
    }

    /** What differs word by word. */
    static List<Piece> words(String standard, String ours) {
        List<String> from = tokens(standard);
        List<String> to = tokens(ours);
        if (from.size() + to.size() > MOST_WORDS) {
            List<Piece> whole = new ArrayList<>();
            add(whole, Was.REMOVED, from);
            add(whole, Was.ADDED, to);
            return whole;
        }
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(from, to).getDeltas()) {
            add(pieces, Was.KEPT, from.subList(at, delta.getSource().getPosition()));
            add(pieces, Was.REMOVED, delta.getSource().getLines());
            add(pieces, Was.ADDED, delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(pieces, Was.KEPT, from.subList(at, from.size()));
        return pieces;
    }

    private static Marked mark(
            int number, Clause clause, Optional<Clause> standard, boolean moved, Map<String, String> filled) {
        if (standard.isEmpty()) {
            return new Marked(
                    number,
                    clause.key(),
                    Kind.ADDED,
                    false,
                    words("", Placeholders.fill(clause.title(), filled)),
                    words("", Placeholders.fill(clause.text(), filled)));
        }
        Clause usual = standard.get();
        return new Marked(
                number,
                clause.key(),
                clause.standard() ? Kind.SAME : Kind.CHANGED,
                moved,
                filledWords(usual.title(), clause.title(), filled),
                filledWords(usual.text(), clause.text(), filled));
    }

    /** As printed; where only a placeholder was written out, as it is written. */
    private static List<Piece> filledWords(String standard, String ours, Map<String, String> filled) {
        String from = Placeholders.fill(standard, filled);
        String to = Placeholders.fill(ours, filled);
        return from.equals(to) && !standard.equals(ours) ? words(standard, ours) : words(from, to);
    }

    private static Marked leftOut(Clause clause, Map<String, String> filled) {
        return new Marked(
                0,
                clause.key(),
                Kind.LEFT_OUT,
                false,
                words(Placeholders.fill(clause.title(), filled), ""),
                words(Placeholders.fill(clause.text(), filled), ""));
    }

    private static int after(String key, List<Marked> marked) {
        for (int i = 0; i < marked.size(); i++) {
            if (marked.get(i).key().equals(key)) {
                return i + 1;
            }
        }
        return key.isEmpty() ? 0 : marked.size();
    }

    /** The fewest that have to be moved to come from one order to the other. */
    private static Set<String> moved(List<String> ours, List<String> standard) {
        List<String> both = standard.stream().filter(ours::contains).toList();
        List<String> now = ours.stream().filter(standard::contains).toList();
        Set<String> moved = new HashSet<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(both, now).getDeltas()) {
            if (delta.getType() != DeltaType.EQUAL) {
                moved.addAll(delta.getTarget().getLines());
            }
        }
        return moved;
    }

    private static List<String> tokens(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static void add(List<Piece> pieces, Was was, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(was, String.join("", words)));
        }
    }
}
