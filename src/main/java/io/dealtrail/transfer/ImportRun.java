package io.dealtrail.transfer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.deal.ImportedDeals.Origin;
import io.dealtrail.people.Actor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file being taken in, as the API shows it.
 *
 * @param state queued, running, done, failed or undone
 * @param done rows taken so far, whatever became of them
 * @param begunAt the moment from which deadlines count
 */
record ImportRun(
        String id,
        String state,
        String profile,
        boolean dryRun,
        String file,
        String hash,
        String charset,
        String startedBy,
        int total,
        int done,
        int created,
        int updated,
        int failed,
        int withdrawn,
        @Nullable String problem,
        Instant createdAt,
        @JsonIgnore Instant begunAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static final String QUEUED = "queued";
    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String UNDONE = "undone";

    Actor actor() {
        return Actor.importOf(id, startedBy);
    }

    /** How long it took, once it has come to its end. */
    long seconds() {
        return startedAt == null || finishedAt == null
                ? 0
                : Duration.between(startedAt, finishedAt).toSeconds();
    }

    Origin origin(long line) {
        return new Origin(id, file, hash, line);
    }
}
