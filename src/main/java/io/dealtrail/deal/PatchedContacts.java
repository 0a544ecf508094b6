package io.dealtrail.deal;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.customer.DealContacts;
import io.dealtrail.customer.DealContacts.Stated;
import io.dealtrail.customer.NewContact;
import io.dealtrail.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The {@code contacts} of a PATCH: the whole list, as GET shows it or in part. */
@Component
class PatchedContacts {

    private static final Set<String> STATED = Set.of("id", "name", "email", "phone", "title", "role", "language");
    private static final Set<String> SHOWN = Set.of("account", "version");

    private final DealContacts contacts;

    PatchedContacts(DealContacts contacts) {
        this.contacts = contacts;
    }

    void replace(DealFacts deal, JsonNode list) {
        if (!list.isArray()) {
            throw Refused.field("contacts", "field.type", "contacts", "list");
        }
        if (deal.account() == null) {
            throw Refused.field("contacts", "deal.noCustomer", deal.number());
        }
        List<Stated> stated = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode entry = list.get(i);
            String prefix = "contacts[" + i + "].";
            if (!entry.isObject()) {
                throw Refused.field("contacts[" + i + "]", "field.type", "contacts[" + i + "]", "contact");
            }
            entry.fieldNames().forEachRemaining(name -> {
                if (!STATED.contains(name) && !SHOWN.contains(name)) {
                    throw Refused.field(prefix + name, "field.unknown", name);
                }
            });
            NewContact contact = new NewContact(
                    text(entry, "name", prefix),
                    text(entry, "email", prefix),
                    text(entry, "phone", prefix),
                    text(entry, "title", prefix),
                    text(entry, "role", prefix),
                    text(entry, "language", prefix));
            stated.add(new Stated(text(entry, "id", prefix), contact));
        }
        contacts.replace(deal.number(), deal.account(), stated);
    }

    private static @Nullable String text(JsonNode entry, String name, String prefix) {
        JsonNode node = entry.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw Refused.field(prefix + name, "field.type", name, "text");
        }
        return node.asText();
    }
}
