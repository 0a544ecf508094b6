package io.dealtrail.customer;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an account lies in its table. */
final class AccountRow {

    static final String SELECT = """
            select a.id, a.name, a.region, a.country, a.industry, a.website, a.employees, a.revenue, a.revenue_currency, a.parent,
                a.external_key, a.merged_into, a.version
            from account a\s""";

    private AccountRow() {}

    static Account map(ResultSet row, int n) throws SQLException {
        String currency = row.getString("revenue_currency");
        return new Account(
                row.getString("id"),
                row.getString("name"),
                row.getString("region"),
                row.getString("country"),
                row.getString("industry"),
                row.getString("website"),
                row.getObject("employees", Integer.class),
                currency == null ? null : Money.of(row.getBigDecimal("revenue"), currency),
                row.getString("parent"),
                row.getString("external_key"),
                row.getString("merged_into"),
                row.getLong("version"));
    }

    /** The columns that people state, by name. */
    static Map<String, @Nullable Object> columns(NewAccount account) {
        String name = account.name() == null ? "" : account.name();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("name", name);
        columns.put("normal", CompanyName.normalise(name));
        columns.put("key", CompanyName.key(name, account.region()));
        columns.put("region", account.region());
        columns.put("country", account.country());
        columns.put("industry", account.industry());
        columns.put("website", account.website());
        columns.put("employees", account.employees());
        columns.put(
                "revenue", account.revenue() == null ? null : account.revenue().amount());
        columns.put(
                "currency",
                account.revenue() == null ? null : account.revenue().currency().getCurrencyCode());
        columns.put("parent", account.parent());
        columns.put("external", account.externalKey());
        return columns;
    }

    static DealEvent changes(DealEvent event, @Nullable Account before, NewAccount after) {
        Money revenue = before == null ? null : before.revenue();
        return event.change("name", before == null ? null : before.name(), after.name())
                .change("region", before == null ? null : before.region(), after.region())
                .change("country", before == null ? null : before.country(), after.country())
                .change("industry", before == null ? null : before.industry(), after.industry())
                .change("website", before == null ? null : before.website(), after.website())
                .change("employees", before == null ? null : before.employees(), after.employees())
                .change("revenue", text(revenue), text(after.revenue()))
                .change("parent", before == null ? null : before.parent(), after.parent())
                .change("externalKey", before == null ? null : before.externalKey(), after.externalKey());
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }
}
