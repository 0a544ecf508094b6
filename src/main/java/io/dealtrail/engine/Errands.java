package io.dealtrail.engine;

import java.time.Duration;

/** Gives errands to the engine's job executor, whose nodes share them and survive a crash. */
public interface Errands {

    /** Joins the caller's transaction: the errand is run if that commits, and not before. */
    void send(String kind, String key, Duration after);
}
