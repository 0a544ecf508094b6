package io.dealtrail.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealtrail.engine.Errands;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an event down for each endpoint that wants it, and has it sent. */
@Component
class Announcements {

    private final Deliveries deliveries;
    private final Errands errands;
    private final ObjectMapper json;
    private final java.time.Clock clock;

    Announcements(Deliveries deliveries, Errands errands, ObjectMapper json, java.time.Clock clock) {
        this.deliveries = deliveries;
        this.errands = errands;
        this.json = json;
        this.clock = clock;
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    void announce(Payload payload, @Nullable String deal, List<Endpoint> to) {
        String body = write(payload);
        for (Endpoint endpoint : to) {
            long id = deliveries.add(endpoint.id(), payload.id(), payload.type(), deal, body, clock.instant());
            errands.send(Courier.KIND, Long.toString(id), Duration.ZERO);
        }
    }

    private String write(Payload payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
