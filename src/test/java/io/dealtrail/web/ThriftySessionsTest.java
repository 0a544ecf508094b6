package io.dealtrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;

class ThriftySessionsTest {

    private final Shelf shelf = new Shelf();
    private final ThriftySessions<MapSession> sessions = new ThriftySessions<>(shelf);

    @Test
    void oneRequestReadsASessionOnceAndTheNextReadsItAnew() throws Exception {
        String id = kept();
        request(() -> assertThat(sessions.findById(id)).isSameAs(sessions.findById(id)));
        assertThat(shelf.read).containsExactly(id);
        request(() -> sessions.findById(id));
        assertThat(shelf.read).hasSize(2);
        sessions.findById(id);
        sessions.findById(id);
        assertThat(shelf.read).as("outside a request nothing is remembered").hasSize(4);
    }

    @Test
    void aSessionThatWasEndedIsGoneWithinTheSameRequest() throws Exception {
        String id = kept();
        request(() -> {
            assertThat(sessions.findById(id)).isNotNull();
            sessions.deleteById(id);
            assertThat(sessions.findById(id)).isNull();
        });
    }

    @Test
    void theLastAccessIsWrittenOnceAMinute() {
        var session = new ThriftySessions.Kept<>(new MapSession());
        Instant begun = session.getLastAccessedTime();
        session.setLastAccessedTime(begun.plusSeconds(59));
        assertThat(session.getLastAccessedTime()).isEqualTo(begun);
        session.setLastAccessedTime(begun.plusSeconds(61));
        assertThat(session.getLastAccessedTime()).isEqualTo(begun.plusSeconds(61));
    }

    private String kept() {
        var session = sessions.createSession();
        sessions.save(session);
        return session.getId();
    }

    private void request(Runnable work) throws Exception {
        new ThriftySessions.OneRequest()
                .doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), new MockFilterChain() {
                    @Override
                    public void doFilter(
                            jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response) {
                        work.run();
                    }
                });
    }

    /** Sessions in memory, and which were read. */
    private static final class Shelf implements FindByIndexNameSessionRepository<MapSession> {

        private final Map<String, MapSession> all = new HashMap<>();
        private final List<String> read = new ArrayList<>();

        @Override
        public MapSession createSession() {
            return new MapSession();
        }

        @Override
        public void save(MapSession session) {
            all.put(session.getId(), session);
        }

        @Override
        public MapSession findById(String id) {
            read.add(id);
            return all.get(id);
        }

        @Override
        public void deleteById(String id) {
            all.remove(id);
        }

        @Override
        public Map<String, MapSession> findByIndexNameAndIndexValue(String name, String value) {
            return all;
        }
    }
}
