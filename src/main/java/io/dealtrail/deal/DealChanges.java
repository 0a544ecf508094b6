package io.dealtrail.deal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealtrail.engine.Vocabulary;
import io.dealtrail.engine.Workflow;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import io.dealtrail.web.Faults;
import io.dealtrail.web.Versions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people change on a deal themselves: facts, owner, reopening, and messages to its process. */
@Component
@Transactional
class DealChanges {

    private static final Set<String> READ_ONLY = Set.of(
            "number",
            "stage",
            "stageName",
            "status",
            "probability",
            "owner",
            "team",
            "score",
            "priority",
            "customer",
            "account",
            "currency",
            "discountPercent",
            "marginPercent",
            "fit",
            "entryStage",
            "createdAt",
            "createdBy");
    private static final Set<String> KNOWN = Set.of(
            "version",
            "title",
            "amount",
            "expectedCloseOn",
            "source",
            "region",
            "industry",
            "employees",
            "attributes",
            "contacts");
    private static final Set<String> SOURCES =
            Set.of("web", "phone", "fair", "referral", "ad", "import", "partner", "other");

    private final Deals deals;
    private final DealVisibility visibility;
    private final Workflow workflow;
    private final People people;
    private final PatchedContacts contacts;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DealChanges(
            Deals deals,
            DealVisibility visibility,
            Workflow workflow,
            People people,
            PatchedContacts contacts,
            Clock clock,
            ApplicationEventPublisher events) {
        this.deals = deals;
        this.visibility = visibility;
        this.workflow = workflow;
        this.people = people;
        this.contacts = contacts;
        this.clock = clock;
        this.events = events;
    }

    /** Changes the stated facts and leaves the others; a null clears. */
    DealFacts patch(String number, ObjectNode body, @Nullable String ifMatch) {
        visibility.requireWorkable(number);
        events.publishEvent(new DealEvent.Touch(List.of(number)));
        DealFacts before = deals.require(number);
        Long version = body.hasNonNull("version") ? whole(body.get("version")) : null;
        Versions.check(version, ifMatch, before.version(), "deal.changed", before);
        List<Field> wrong = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (READ_ONLY.contains(name)) {
                wrong.add(Field.of(name, "field.readOnly", name));
            } else if (!KNOWN.contains(name)) {
                wrong.add(Field.of(name, "field.unknown", name));
            }
        });
        String title = text(body, "title", before.title(), 200, true, wrong);
        String source = text(body, "source", before.source(), 20, true, wrong);
        if (source != null && !SOURCES.contains(source)) {
            wrong.add(Field.of("source", "field.choice", source, String.join(", ", SOURCES)));
        }
        String region = text(body, "region", before.region(), 64, false, wrong);
        String industry = text(body, "industry", before.industry(), 120, false, wrong);
        Integer employees = employees(body, before.employees(), wrong);
        LocalDate expected = date(body, before.expectedCloseOn(), wrong);
        Money amount = amount(body, wrong);
        if (!wrong.isEmpty()) {
            throw Refused.fields(wrong);
        }
        if (amount != null) {
            deals.setAmount(number, amount, AmountOrigin.ESTIMATE);
        }
        deals.find(number)
                .describe(String.valueOf(title), String.valueOf(source), region, industry, employees, expected);
        DealEvent event = DealEvent.of(number, "deal.changed")
                .change("title", before.title(), title)
                .change("source", before.source(), source)
                .change("region", before.region(), region)
                .change("industry", before.industry(), industry)
                .change("employees", before.employees(), employees)
                .change("expectedCloseOn", string(before.expectedCloseOn()), string(expected));
        if (!event.changes().isEmpty()) {
            events.publishEvent(event);
        }
        if (body.hasNonNull("attributes")) {
            deals.putAttributes(number, attributes(body.get("attributes")));
        }
        if (body.hasNonNull("contacts")) {
            contacts.replace(before, body.get("contacts"));
        }
        return before;
    }

    /** Hands the deal to somebody else; tasks follow when asked (the work list listens). */
    void changeOwner(String number, String user, @Nullable String reason, boolean withTasks) {
        visibility.requireWorkable(number);
        Person to = people.active(user)
                .filter(p -> p.is(Role.REP) || p.is(Role.MANAGER))
                .orElseThrow(() -> Refused.field("user", "deal.ownerActive", user));
        events.publishEvent(new DealEvent.Touch(List.of(number)));
        String before = deals.require(number).owner();
        deals.assignOwner(number, to.username(), reason == null ? "" : reason);
        if (withTasks && before != null) {
            events.publishEvent(new OwnerChanged(number, before, to.username()));
        }
    }

    /** Starts a new process instance at the stage where the deal was lost. */
    void reopen(String number, @Nullable String reason) {
        visibility.requireWorkable(number);
        if (reason == null || reason.isBlank()) {
            throw Refused.field("reason", "field.required", "reason");
        }
        events.publishEvent(new DealEvent.Touch(List.of(number)));
        Deal deal = deals.find(number);
        deal.reopen(deal.stage());
        events.publishEvent(DealEvent.of(number, "deal.reopened")
                .change("status", "LOST", "OPEN")
                .with("stage", deal.stage())
                .comment(reason));
        workflow.start(Vocabulary.BACKBONE, number, Map.of());
    }

    /** Tells the deal's process that something happened outside. */
    void tell(String number, @Nullable String name, Map<String, Object> values) {
        visibility.requireWorkable(number);
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

    private static @Nullable Long whole(JsonNode node) {
        return node.isIntegralNumber() ? node.asLong() : null;
    }

    private static @Nullable String text(
            ObjectNode body, String name, @Nullable String before, int length, boolean required, List<Field> wrong) {
        if (!body.has(name)) {
            return before;
        }
        JsonNode node = body.get(name);
        if (node.isNull() || (node.isTextual() && node.asText().isBlank())) {
            if (required) {
                wrong.add(Field.of(name, "field.required", name));
            }
            return null;
        }
        if (!node.isTextual()) {
            wrong.add(Field.of(name, "field.type", name, "text"));
        } else if (node.asText().length() > length) {
            wrong.add(Field.of(name, "field.tooLong", name, length));
        } else if (!Faults.isStorable(node.asText())) {
            wrong.add(Field.of(name, "field.characters", name));
        }
        return node.asText();
    }

    private static @Nullable Integer employees(ObjectNode body, @Nullable Integer before, List<Field> wrong) {
        if (!body.has("employees")) {
            return before;
        }
        JsonNode node = body.get("employees");
        if (node.isNull()) {
            return null;
        }
        if (!node.canConvertToInt() || node.asInt() < 0) {
            wrong.add(Field.of("employees", "field.range", "employees", 0, Integer.MAX_VALUE));
            return null;
        }
        return node.asInt();
    }

    private static @Nullable LocalDate date(ObjectNode body, @Nullable LocalDate before, List<Field> wrong) {
        if (!body.has("expectedCloseOn")) {
            return before;
        }
        JsonNode node = body.get("expectedCloseOn");
        if (node.isNull()) {
            return null;
        }
        try {
            return LocalDate.parse(node.asText());
        } catch (DateTimeException e) {
            wrong.add(Field.of("expectedCloseOn", "field.date", node.asText()));
            return null;
        }
    }

    private static @Nullable Money amount(ObjectNode body, List<Field> wrong) {
        if (!body.hasNonNull("amount")) {
            return null;
        }
        JsonNode node = body.get("amount");
        if (!node.path("amount").isValueNode() || !node.path("currency").isTextual()) {
            wrong.add(Field.of(
                    "amount",
                    "money.invalid",
                    node.path("amount").asText(),
                    node.path("currency").asText()));
            return null;
        }
        try {
            Money amount = Money.parse(
                    node.get("amount").asText(), node.get("currency").asText());
            if (amount.isNegative()) {
                wrong.add(Field.of("amount", "field.range", "amount", 0, "10^15"));
            }
            return amount;
        } catch (Refused e) {
            wrong.add(Field.of("amount", e.code(), e.args().toArray()));
            return null;
        }
    }

    private static Map<String, Object> attributes(JsonNode node) {
        Map<String, Object> values = new HashMap<>();
        node.fields().forEachRemaining(e -> {
            if (e.getValue().toString().length() > 10_000) {
                throw Refused.field("attributes." + e.getKey(), "field.tooLong", e.getKey(), 10_000);
            }
            values.put(
                    e.getKey(),
                    e.getValue().isTextual()
                            ? e.getValue().asText()
                            : e.getValue().toString());
        });
        return values;
    }

    private static @Nullable String string(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
