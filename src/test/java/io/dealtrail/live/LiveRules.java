package io.dealtrail.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.Pages;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who hears what, and when. */
abstract class LiveRules {

    private static final String END = "end";

    @Autowired
    Api api;

    @Autowired
    Live live;

    @Autowired
    Streams streams;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatATransactionTellsIsHeardAfterItsCommit() throws Exception {
        try (Heard anna = listen("anna.snelling")) {
            transaction.executeWithoutResult(status -> {
                live.tell("beforeCommit", Set.of(Live.person("anna.snelling")));
                live.tell("beforeCommit", Set.of(Live.person("anna.snelling")));
                assertThat(anna.next(400)).isNull();
            });
            assertThat(anna.next(5_000)).isEqualTo("beforeCommit");
            assertThat(anna.next(400)).isNull();
        }
    }

    @Test
    void whatIsRolledBackIsNeverHeard() throws Exception {
        try (Heard anna = listen("anna.snelling")) {
            transaction.executeWithoutResult(status -> {
                live.tell("lost", Set.of(Live.person("anna.snelling")));
                status.setRollbackOnly();
            });
            live.tell("kept", Set.of(Live.person("anna.snelling")));
            assertThat(anna.next(5_000)).isEqualTo("kept");
        }
    }

    @Test
    void nobodyHearsWhatIsForOthers() throws Exception {
        try (Heard violet = listen("violet.mclelland");
                Heard losch = listen("cara.losch");
                Heard director = listen("director")) {
            live.tell("personal", Set.of(Live.person("anna.snelling")));
            live.tell("central", Set.of(Live.team("brinkmann")));
            live.tell("queue", Set.of(Live.queue("sales-reps@losch")));
            assertThat(violet.next(5_000)).isEqualTo("queue");
            assertThat(violet.next(300)).isNull();
            live.tell("east", Set.of(Live.team("losch")));
            assertThat(losch.next(5_000)).isEqualTo("east");
            assertThat(Set.of(String.valueOf(director.next(5_000)), String.valueOf(director.next(5_000))))
                    .isEqualTo(Set.of("central", "queue"));
        }
    }

    @Test
    void whoOpensTooManyPagesLosesTheOldestStream() throws Exception {
        Heard first = listen("wei.wang");
        Heard[] more = new Heard[Streams.MOST_PER_PERSON];
        for (int i = 0; i < more.length; i++) {
            more[i] = listen("wei.wang");
        }
        assertThat(first.next(5_000)).isEqualTo(END);
        assertThat(streams.count("wei.wang")).isEqualTo(Streams.MOST_PER_PERSON);
        live.tell("still", Set.of(Live.person("wei.wang")));
        assertThat(more[more.length - 1].next(5_000)).isEqualTo("still");
        for (Heard heard : more) {
            heard.close();
        }
    }

    @Test
    void whoIsNotSignedInHearsNothing() {
        assertThat(api.with("Accept", "text/event-stream").get("/events").status())
                .isEqualTo(401);
    }

    @Test
    void aTaskIsToldToWhoeverGetsAndLosesIt() throws Exception {
        try (Heard anna = listen("anna.snelling");
                Heard cecily = listen("cecily.lampkin")) {
            String deal = api.as("anna.snelling")
                    .post("/api/leads", "{\"company\":\"Live Wire Ltd\",\"source\":\"web\",\"region\":\"Central\"}")
                    .expect(201)
                    .text("/deal");
            assertThat(anna.next(5_000)).isEqualTo("tasks");
            String task = api.as("anna.snelling").get("/api/tasks?deal=" + deal).text("/items/0/id");
            api.as("anna.snelling")
                    .post("/api/tasks/" + task + "/assign", "{\"user\":\"cecily.lampkin\"}")
                    .expect(200);
            assertThat(anna.next(5_000)).isEqualTo("tasks");
            assertThat(cecily.next(5_000)).isNotNull();
        }
    }

    Heard listen(String who) throws Exception {
        int before = streams.count(who);
        Pages pages = Pages.of(api.base(), who);
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.base() + "/events"))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> answer = pages.client().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        Heard heard = new Heard(answer.body());
        assertThat(streams.count(who)).isGreaterThan(Math.min(before, Streams.MOST_PER_PERSON - 1));
        return heard;
    }

    /** What one stream says, comments left out. */
    static final class Heard implements AutoCloseable {

        private final BlockingQueue<String> kinds = new LinkedBlockingQueue<>();
        private final Stream<String> lines;

        Heard(Stream<String> lines) {
            this.lines = lines;
            Thread reader = new Thread(this::read, "reader");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try {
                lines.filter(line -> line.startsWith("data:"))
                        .map(line -> line.substring(5))
                        .forEach(kinds::add);
            } catch (RuntimeException closed) {
                // by us or by the server
            }
            kinds.add(END);
        }

        /** The next kind within so many milliseconds, or null. */
        @Nullable
        String next(long millis) {
            try {
                return kinds.poll(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            lines.close();
        }
    }
}
