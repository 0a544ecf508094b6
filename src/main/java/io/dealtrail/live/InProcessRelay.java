package io.dealtrail.live;

import java.util.Set;

/** One node alone: what came up here is all there is. */
class InProcessRelay implements Relay {

    @Override
    public Set<Signal> exchange(Set<Signal> own) throws InterruptedException {
        Thread.sleep(TICK_MILLIS);
        return own;
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
