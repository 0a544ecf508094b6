package io.dealtrail.deal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealtrail.deal.DealSheets.Sheet;
import io.dealtrail.deal.FactSheet.Fact;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes one fact as a form states it. A change to another fact meanwhile is no conflict. */
@Component
@Transactional
class FactEdits {

    private final DealSheets sheets;
    private final FactSheet facts;
    private final FactChanges changes;
    private final DealVisibility visibility;
    private final ApplicationEventPublisher events;

    FactEdits(
            DealSheets sheets,
            FactSheet facts,
            FactChanges changes,
            DealVisibility visibility,
            ApplicationEventPublisher events) {
        this.sheets = sheets;
        this.facts = facts;
        this.changes = changes;
        this.visibility = visibility;
        this.events = events;
    }

    /**
     * @param was the fact as the form was opened with
     * @return the fact before
     * @throws Refused {@code deal.factChanged} (409) when somebody else changed it since, or what the PATCH refuses
     */
    Fact save(String number, String name, String value, String unit, String was) {
        visibility.requireWorkable(number);
        events.publishEvent(new DealEvent.Touch(List.of(number)));
        Sheet sheet = sheets.require(number);
        Fact before = facts.find(sheet, name).orElseThrow(() -> new NotFound("fact", name));
        if (!before.editable()) {
            throw name.equals("amount")
                    ? Refused.conflict("deal.amountFixed", number)
                    : Refused.field(name, "field.readOnly", before.label());
        }
        if (!before.state().equals(was.strip())) {
            throw Refused.conflict("deal.factChanged", before.label());
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("version", sheet.deal().version());
        state(body, before, value.strip(), unit.strip());
        changes.patch(number, body, null);
        return before;
    }

    private static void state(ObjectNode body, Fact fact, String value, String unit) {
        String name = fact.name();
        switch (fact.kind()) {
            case "money" -> {
                if (value.isEmpty()) {
                    throw Refused.field(name, "field.required", fact.label());
                }
                String amount = digits(value);
                body.putObject(name).put("amount", amount).put("currency", unit);
            }
            case "number" -> {
                if (value.isEmpty()) {
                    body.putNull(name);
                } else {
                    body.set(name, whole(fact, digits(value)));
                }
            }
            case "longText" -> {
                String key = name.substring(FactSheet.ATTRIBUTE.length());
                ObjectNode attributes = body.putObject("attributes");
                if (value.isEmpty()) {
                    attributes.putNull(key);
                } else {
                    attributes.put(key, value);
                }
            }
            default -> body.put(name, value.isEmpty() ? null : value);
        }
    }

    private static JsonNode whole(Fact fact, String number) {
        try {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(number));
        } catch (NumberFormatException e) {
            throw Refused.field(fact.name(), "field.type", fact.label(), "number");
        }
    }

    /** Both languages group digits by commas. */
    private static String digits(String number) {
        return number.replaceAll("[,\\s\\u00a0\\u202f]", "");
    }
}
