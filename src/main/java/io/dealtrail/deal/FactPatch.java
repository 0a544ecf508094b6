package io.dealtrail.deal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Refused.Field;
import io.dealtrail.web.Faults;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a PATCH of a deal states, read and checked; what it does not name is as before, and a null clears.
 *
 * @param amount null leaves it
 * @param attributes those to put; a null value takes one away
 * @param contacts the whole list, or null to leave it
 */
record FactPatch(
        String title,
        String source,
        @Nullable String region,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable LocalDate expectedCloseOn,
        @Nullable Money amount,
        Map<String, @Nullable Object> attributes,
        @Nullable JsonNode contacts) {

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
            "paymentDays",
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
    static final List<String> SOURCES = List.of("web", "phone", "fair", "referral", "ad", "import", "partner", "other");

    /** @throws Refused with every faulty field */
    static FactPatch of(ObjectNode body, DealFacts before) {
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
        FactPatch patch = new FactPatch(
                String.valueOf(title),
                String.valueOf(source),
                text(body, "region", before.region(), 64, false, wrong),
                text(body, "industry", before.industry(), 120, false, wrong),
                employees(body, before.employees(), wrong),
                date(body, before.expectedCloseOn(), wrong),
                amount(body, wrong),
                body.hasNonNull("attributes") ? attributes(body.get("attributes")) : Map.of(),
                body.hasNonNull("contacts") ? body.get("contacts") : null);
        if (!wrong.isEmpty()) {
            throw Refused.fields(wrong);
        }
        return patch;
    }

    /** The version that a body names, if any. */
    static @Nullable Long version(ObjectNode body) {
        return body.hasNonNull("version") ? whole(body.get("version")) : null;
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

    private static Map<String, @Nullable Object> attributes(JsonNode node) {
        Map<String, @Nullable Object> values = new HashMap<>();
        node.fields().forEachRemaining(e -> {
            if (e.getValue().toString().length() > 10_000) {
                throw Refused.field("attributes." + e.getKey(), "field.tooLong", e.getKey(), 10_000);
            }
            JsonNode value = e.getValue();
            values.put(e.getKey(), value.isNull() ? null : value.isTextual() ? value.asText() : value.toString());
        });
        return values;
    }
}
