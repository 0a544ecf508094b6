package io.dealtrail.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what a set of rules leaves out of a box, column by column: parts that the same rules take are looked at once, and what is
 * known to be taken wholly is not looked at again.
 */
final class Cover {

    /** Looking further would take too long; such a table is rare, and people are told. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super(null, null, false, false);
        }
    }

    private record Seen(int column, BitSet rules) {}

    private final List<Parts> columns;
    private final boolean generous;
    private final int most;
    private int steps;
    private final Set<Seen> whole = new HashSet<>();
    private final List<Box> holes = new ArrayList<>();

    /**
     * @param generous whether a cell that is not understood takes everything (no false gap), or nothing (no false overlap)
     * @param most as many holes as people want to read
     * @param steps how long to look
     */
    Cover(List<Parts> columns, boolean generous, int most, int steps) {
        this.columns = columns;
        this.generous = generous;
        this.most = most;
        this.steps = steps;
    }

    /** What the rules leave out of the box; at most as many holes as were asked for. */
    List<Box> holes(BitSet rules, Box within) {
        look(0, rules, within, new ArrayList<>());
        return holes;
    }

    static Box everything(List<Parts> columns) {
        return new Box(columns.stream()
                .map(column -> {
                    BitSet all = new BitSet();
                    all.set(0, column.size());
                    return all;
                })
                .toList());
    }

    private boolean look(int column, BitSet rules, Box within, List<BitSet> chosen) {
        if (--steps < 0) {
            throw new TooMany();
        }
        if (rules.isEmpty()) {
            List<BitSet> hole = new ArrayList<>(chosen);
            hole.addAll(within.parts().subList(column, columns.size()));
            holes.add(new Box(hole));
            return false;
        }
        if (column == columns.size()) {
            return true;
        }
        Seen here = new Seen(column, rules);
        if (whole.contains(here)) {
            return true;
        }
        boolean complete = true;
        for (Map.Entry<BitSet, BitSet> group : groups(column, rules, within).entrySet()) {
            chosen.add(group.getValue());
            complete &= look(column + 1, group.getKey(), within, chosen);
            chosen.remove(chosen.size() - 1);
            if (holes.size() >= most) {
                return false;
            }
        }
        if (complete) {
            whole.add(here);
        }
        return complete;
    }

    /** Rules that take the same parts, and these parts. */
    private Map<BitSet, BitSet> groups(int column, BitSet rules, Box within) {
        Parts parts = columns.get(column);
        Map<BitSet, BitSet> groups = new LinkedHashMap<>();
        BitSet wanted = within.parts().get(column);
        for (int part = wanted.nextSetBit(0); part >= 0; part = wanted.nextSetBit(part + 1)) {
            BitSet taking = new BitSet();
            for (int rule = rules.nextSetBit(0); rule >= 0; rule = rules.nextSetBit(rule + 1)) {
                if (generous ? parts.mayTake(rule, part) : parts.sure(rule).get(part)) {
                    taking.set(rule);
                }
            }
            groups.computeIfAbsent(taking, any -> new BitSet()).set(part);
        }
        return groups;
    }
}
