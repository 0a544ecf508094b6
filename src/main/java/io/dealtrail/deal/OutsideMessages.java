package io.dealtrail.deal;

import io.dealtrail.engine.Vocabulary;
import io.dealtrail.engine.Workflow;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people tell a deal's process: what the customer said, that it is lost, that it can wait. */
@Component
@Transactional
public class OutsideMessages {

    private final DealVisibility visibility;
    private final Workflow workflow;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OutsideMessages(DealVisibility visibility, Workflow workflow, Clock clock, ApplicationEventPublisher events) {
        this.visibility = visibility;
        this.workflow = workflow;
        this.clock = clock;
        this.events = events;
    }

    /** A person tells the deal's process that something happened outside. */
    public void tell(String number, @Nullable String name, Map<String, Object> values) {
        visibility.requireWorkable(number);
        heard(number, name, values);
    }

    /** Something happened outside that somebody without an account says, who was let in by a link. */
    public void heard(String number, @Nullable String name, Map<String, Object> values) {
        if (name == null || !Vocabulary.OUTSIDE_MESSAGES.contains(name)) {
            throw Refused.field("name", "message.unknown", String.valueOf(name));
        }
        events.publishEvent(new DealEvent.Touch(List.of(number)));
        Map<String, Object> variables = new HashMap<>(values);
        if (name.startsWith("deal.")) {
            // Nothing else of theirs is read, and a message must not write other variables of the process.
            variables.keySet().retainAll(Set.of("reason", "until"));
        }
        if (name.equals("deal.nurtured")) {
            variables.put("nurtureUntil", Date.from(until(variables.remove("until"))));
        }
        if (name.equals("deal.lost")) {
            Object reason = variables.get("reason");
            if (!(reason instanceof String text) || text.isBlank()) {
                throw Refused.field("reason", "field.required", "reason");
            }
            variables.put("outcome", "lost");
        }
        events.publishEvent(new MessageArriving(number, name, variables));
        DealEvent event = DealEvent.of(number, "message.received").with("name", name);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            event = event.with(value.getKey(), String.valueOf(value.getValue()));
        }
        events.publishEvent(event);
        workflow.tell(name, number, variables);
    }

    private Instant until(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        try {
            Instant until = text.length() <= 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
            if (until.isAfter(clock.instant())) {
                return until;
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw Refused.field("until", "message.until", text);
    }
}
