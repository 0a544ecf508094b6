package io.dealtrail.trail;

import java.util.Collection;
import java.util.List;

/** Writes what a transaction collected; one form for each database. */
interface TrailWriter {

    void write(List<Recorded> entries, Collection<Head> heads);
}
