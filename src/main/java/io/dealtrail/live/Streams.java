package io.dealtrail.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open streams of this node, by person. */
@Component
class Streams {

    /** Everything may have changed: whoever hears it asks anew. */
    static final Signal ANYTHING = new Signal("anything", "everybody");

    /** Who opens more loses the oldest. */
    static final int MOST_PER_PERSON = 12;

    /** A stream ends after this and is opened anew by the browser, so that roles taken away count here too. */
    private static final long LIFE_MILLIS = TimeUnit.MINUTES.toMillis(15);

    private static final String BEAT = "\u0000beat";

    private final Map<String, List<Stream>> byPerson = new ConcurrentHashMap<>();
    private final ExecutorService senders = senders();
    private volatile boolean open = true;

    SseEmitter open(Listener listener) {
        SseEmitter emitter = new SseEmitter(LIFE_MILLIS);
        Stream stream = new Stream(listener, emitter);
        emitter.onCompletion(() -> forget(stream));
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> forget(stream));
        if (!open) {
            emitter.complete();
            return emitter;
        }
        byPerson.compute(listener.username(), (name, streams) -> {
            List<Stream> all = streams == null ? new ArrayList<>() : new ArrayList<>(streams);
            if (all.size() >= MOST_PER_PERSON) {
                Stream oldest = all.remove(0);
                senders.execute(oldest.emitter::complete);
            }
            all.add(stream);
            return List.copyOf(all);
        });
        stream.send(Set.of(BEAT)); // at once, so that the browser knows that it is connected
        return emitter;
    }

    void deliver(Set<Signal> signals) {
        if (signals.isEmpty()) {
            return;
        }
        boolean anything = signals.contains(ANYTHING);
        each(stream -> {
            Set<String> kinds = anything
                    ? Set.of(ANYTHING.kind())
                    : signals.stream()
                            .filter(s -> stream.listener.hears(s.audience()))
                            .map(Signal::kind)
                            .collect(Collectors.toSet());
            if (!kinds.isEmpty()) {
                stream.send(kinds);
            }
        });
    }

    void heartbeat() {
        each(stream -> stream.send(Set.of(BEAT)));
    }

    void open() {
        open = true;
    }

    void close() {
        open = false;
        each(stream -> stream.emitter.complete());
    }

    int count(String username) {
        return byPerson.getOrDefault(username, List.of()).size();
    }

    private void each(Consumer<Stream> action) {
        byPerson.values().forEach(streams -> streams.forEach(action));
    }

    private void forget(Stream stream) {
        byPerson.compute(stream.listener.username(), (name, streams) -> {
            List<Stream> left = streams == null
                    ? List.of()
                    : streams.stream().filter(s -> s != stream).toList();
            return left.isEmpty() ? null : left;
        });
    }

    /** Two, so that one page whose line is stuck does not keep the others waiting. */
    private static ExecutorService senders() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(2, 2, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "live-sender");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** One page's stream. What comes while it is being written to comes together, each kind once. */
    private final class Stream {

        private final Listener listener;
        private final SseEmitter emitter;
        private final Set<String> waiting = new LinkedHashSet<>();
        private boolean sending;

        Stream(Listener listener, SseEmitter emitter) {
            this.listener = listener;
            this.emitter = emitter;
        }

        synchronized void send(Collection<String> kinds) {
            waiting.addAll(kinds);
            if (!sending) {
                sending = true;
                senders.execute(this::write);
            }
        }

        private synchronized Set<String> take() {
            Set<String> now = Set.copyOf(waiting);
            waiting.clear();
            sending = !now.isEmpty();
            return now;
        }

        private void write() {
            try {
                for (Set<String> kinds = take(); !kinds.isEmpty(); kinds = take()) {
                    for (String kind : kinds) {
                        emitter.send(
                                kind.equals(BEAT)
                                        ? SseEmitter.event().comment("").reconnectTime(3_000)
                                        : SseEmitter.event().data(kind, MediaType.TEXT_PLAIN));
                    }
                }
            } catch (IOException | IllegalStateException gone) {
                forget(this); // the server ends the request by itself
            }
        }
    }
}
