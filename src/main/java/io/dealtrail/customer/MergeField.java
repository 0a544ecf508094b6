package io.dealtrail.customer;

import io.dealtrail.shared.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What two accounts say of one thing.
 *
 * @param kept what the account says that stays, and {@code folded} the one that goes into it
 * @param takesFolded whether the folded one's value is taken
 */
record MergeField(
        String name, @Nullable String kept, @Nullable String folded, boolean takesFolded) {

    static final List<String> NAMES =
            List.of("name", "region", "country", "industry", "website", "employees", "revenue", "parent");

    /** For templates too, which reach only what is public. */
    public boolean differs() {
        return !Objects.equals(kept, folded);
    }

    /** @param taken fields whose folded value is wanted; null takes it where the kept account says nothing */
    static List<MergeField> of(Account kept, Account folded, @Nullable Set<String> taken) {
        Map<String, @Nullable String> here = values(kept);
        Map<String, @Nullable String> there = values(folded);
        // An account is never its own parent, nor its own child's child.
        there.computeIfPresent("parent", (field, parent) -> parent.equals(kept.id()) ? null : parent);
        here.computeIfPresent("parent", (field, parent) -> parent.equals(folded.id()) ? null : parent);
        List<MergeField> fields = new ArrayList<>();
        for (String name : NAMES) {
            String mine = here.get(name);
            String theirs = there.get(name);
            boolean blank = mine == null && !name.equals("region");
            boolean takes = theirs != null && (taken == null ? blank : taken.contains(name));
            fields.add(new MergeField(name, mine, theirs, takes));
        }
        return fields;
    }

    @Nullable
    String chosen() {
        return takesFolded ? folded : kept;
    }

    static Map<String, @Nullable String> values(Account account) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("name", account.name());
        values.put("region", account.region());
        values.put("country", account.country());
        values.put("industry", account.industry());
        values.put("website", account.website());
        values.put(
                "employees",
                account.employees() == null ? null : account.employees().toString());
        values.put(
                "revenue", account.revenue() == null ? null : account.revenue().toString());
        values.put("parent", account.parent());
        return values;
    }

    /** The account as these values state it; its external key stays. */
    static NewAccount account(Map<String, @Nullable String> values, Account before) {
        String employees = values.get("employees");
        String revenue = values.get("revenue");
        String[] money = revenue == null ? new String[0] : revenue.split(" ");
        return new NewAccount(
                values.get("name"),
                values.get("region"),
                values.get("country"),
                values.get("industry"),
                values.get("website"),
                employees == null ? null : Integer.valueOf(employees),
                money.length == 2 ? Money.parse(money[0], money[1]) : null,
                values.get("parent"),
                before.externalKey());
    }
}
