package io.dealtrail.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealtrail.people.Person;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people state of an account: on a page in words, by REST as JSON. */
@Component
class AccountForm {

    private final AccountList list;
    private final AccountDeals deals;
    private final ObjectMapper json;

    AccountForm(AccountList list, AccountDeals deals, ObjectMapper json) {
        this.list = list;
        this.deals = deals;
        this.json = json;
    }

    /** In which money is entered when nobody says otherwise. */
    String currency() {
        return deals.baseCurrency();
    }

    /** What the page shows of an account to be changed. */
    Map<String, String> values(Account account, @Nullable Account parent) {
        Map<String, String> values = new HashMap<>();
        MergeField.values(account).forEach((name, value) -> values.put(name, value == null ? "" : value));
        Money revenue = account.revenue();
        values.put("revenue", revenue == null ? "" : revenue.amount().toPlainString());
        values.put("currency", revenue == null ? "" : revenue.currency().getCurrencyCode());
        values.put("parent", parent == null ? "" : parent.name());
        values.put("version", Long.toString(account.version()));
        return values;
    }

    /**
     * @param hiddenParent the parent that the person may not see, and so cannot name
     * @throws Refused with the faulty fields
     */
    NewAccount read(Person person, Map<String, String> form, @Nullable String hiddenParent, @Nullable String key) {
        Faults faults = new Faults();
        Integer employees = whole(form.get("employees"), faults);
        Money revenue = money(form.get("revenue"), form.get("currency"), faults);
        String parent = parent(person, form.get("parent"), faults);
        NewAccount account = new NewAccount(
                form.get("name"),
                form.get("region"),
                form.get("country"),
                form.get("industry"),
                form.get("website"),
                employees,
                revenue,
                parent == null ? hiddenParent : parent,
                key);
        account.checked(faults);
        faults.refuse();
        return account;
    }

    /** The account with what the body states; null is "no longer known". */
    NewAccount read(Person person, Account before, ObjectNode body) {
        ObjectNode whole = json.valueToTree(MergeField.account(MergeField.values(before), before));
        body.fields().forEachRemaining(field -> {
            if (!MergeField.NAMES.contains(field.getKey())) {
                throw Refused.field(field.getKey(), "field.unknown", field.getKey());
            }
            whole.set(field.getKey(), field.getValue());
        });
        NewAccount account;
        try {
            account = json.treeToValue(whole, NewAccount.class);
        } catch (JsonProcessingException e) {
            throw Refused.malformed("body.malformed");
        }
        JsonNode parent = body.get("parent");
        if (parent != null && !parent.isNull()) {
            list.require(person, parent.asText());
        }
        return account;
    }

    private static @Nullable Integer whole(@Nullable String text, Faults faults) {
        String digits = text == null ? "" : text.replaceAll("[\\s,.']", "");
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches("\\d{1,9}")) {
            faults.add("employees", "customer.wholeNumber", digits);
            return null;
        }
        return Integer.valueOf(digits);
    }

    private @Nullable Money money(@Nullable String amount, @Nullable String currency, Faults faults) {
        if (amount == null || amount.isBlank()) {
            return null;
        }
        try {
            String unit = currency == null || currency.isBlank() ? currency() : currency.strip();
            return Money.parse(amount.replaceAll("[\\s,']", ""), unit.toUpperCase(Locale.ROOT));
        } catch (Refused refused) {
            faults.add("revenue", refused.code(), refused.args().toArray());
            return null;
        }
    }

    private @Nullable String parent(Person person, @Nullable String name, Faults faults) {
        if (name == null || name.isBlank()) {
            return null;
        }
        List<Account> found = list.named(person, name);
        if (found.size() != 1) {
            faults.add("parent", found.isEmpty() ? "customer.noParent" : "customer.manyParents", name);
            return null;
        }
        return found.get(0).id();
    }
}
