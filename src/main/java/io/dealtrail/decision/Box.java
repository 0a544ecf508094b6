package io.dealtrail.decision;

import java.util.BitSet;
import java.util.List;

/** A set of parts for each input: every combination of them. */
record Box(List<BitSet> parts) {

    Box {
        parts = List.copyOf(parts);
    }
}
