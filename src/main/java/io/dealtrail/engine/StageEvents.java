package io.dealtrail.engine;

import java.time.Instant;
import java.util.Collection;

/** A deal entered or left a stage: a call activity of the backbone. Published inside the transaction. */
public final class StageEvents {

    private StageEvents() {}

    /**
     * @param stage key: the called process's id
     * @param processVersion version of the called process
     * @param probability win probability of the stage in percent, as drawn
     */
    public record Entered(String deal, String stage, String name, int processVersion, int probability, Instant at) {}

    /** @param outcome what the stage said at its end, or {@code left} when the deal was taken out of it */
    public record Left(String deal, String stage, String outcome, Instant at) {}

    /** Deals were taken to another version of the process of the stage that they are in. */
    public record Migrated(Collection<String> deals, String stage, int processVersion) {}

    /** The backbone is being deployed anew in this transaction. */
    public record Redrawn() {}
}
