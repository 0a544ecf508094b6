package io.dealtrail.engine;

import java.time.Duration;
import java.util.Optional;

/** Something that has to be done outside, after the commit of what it is about, and again until it is done. */
public interface Errand {

    /** Name of the errand, unique and never changed: jobs that wait hold it. */
    String kind();

    /**
     * Does it, in a transaction of its own. Should the machine stop before the commit, it is done once more.
     *
     * @param key what {@link Errands#send} was given
     * @return after which time to come again; empty when there is nothing more to do
     */
    Optional<Duration> run(String key);
}
