package io.dealtrail.live;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries signals from committed transactions to the open pages, on one thread of its own: several times a second it takes what has
 * come together, passes it on to every node, and hands out what came from any.
 */
@Component
class Signals implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final long HEARTBEAT_NANOS = 20_000_000_000L;

    private final ConcurrentLinkedQueue<Signal> waiting = new ConcurrentLinkedQueue<>();
    private final Relay relay;
    private final Streams streams;
    private volatile boolean running;
    private volatile Thread thread = new Thread(this::run);

    Signals(Relay relay, Streams streams) {
        this.relay = relay;
        this.streams = streams;
    }

    void add(Signal signal) {
        waiting.add(signal);
    }

    @Override
    public void start() {
        running = true;
        streams.open();
        thread = new Thread(this::run, "live");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        streams.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to stop: an open stream would keep the server from ending in peace. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void run() {
        long beat = System.nanoTime();
        while (running) {
            try {
                Set<Signal> heard = relay.exchange(drain());
                streams.deliver(heard);
                if (System.nanoTime() - beat > HEARTBEAT_NANOS) {
                    beat = System.nanoTime();
                    streams.heartbeat();
                }
            } catch (InterruptedException stopping) {
                break;
            } catch (RuntimeException e) {
                LOG.warn("live signals are disturbed", e);
            }
        }
        relay.close();
    }

    private Set<Signal> drain() {
        Set<Signal> all = new LinkedHashSet<>();
        for (Signal signal = waiting.poll(); signal != null; signal = waiting.poll()) {
            all.add(signal);
        }
        return all;
    }
}
