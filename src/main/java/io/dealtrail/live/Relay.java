package io.dealtrail.live;

import java.util.Set;

/** The way from this node's signals to those of all nodes. Used by one thread. */
interface Relay {

    /** How long signals come together before they go out. */
    int TICK_MILLIS = 150;

    /** Passes on what came up here, waits a moment, and answers what is to be handed out here. */
    Set<Signal> exchange(Set<Signal> own) throws InterruptedException;

    void close();
}
