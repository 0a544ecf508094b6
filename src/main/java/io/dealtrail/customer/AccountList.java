package io.dealtrail.customer;

import io.dealtrail.customer.AccountDeals.Condition;
import io.dealtrail.people.Person;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Page;
import io.dealtrail.web.Cursor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts as a person may see them. */
@Component
@Transactional(readOnly = true)
class AccountList {

    private final JdbcClient jdbc;
    private final AccountDeals deals;

    AccountList(JdbcClient jdbc, AccountDeals deals) {
        this.jdbc = jdbc;
        this.deals = deals;
    }

    /** By name. {@code q} is a part of the name as people remember it: without case, punctuation and legal form. */
    Page<Account> page(Person person, @Nullable String q, int size, @Nullable String after) {
        Condition visible = deals.visible(person);
        Map<String, Object> params = new HashMap<>(visible.params());
        String where = "a.merged_into is null and " + visible.sql();
        if (q != null && !q.isBlank()) {
            where += " and (lower(a.name) like :q or a.normal_name like :normal)";
            params.put("q", like(q.strip().toLowerCase(Locale.ROOT)));
            params.put("normal", like(CompanyName.normalise(q)));
        }
        long total = jdbc.sql("select count(*) from (select 1 from account a where " + where + " limit "
                        + (Page.COUNT_LIMIT + 1) + ") c")
                .params(params)
                .query(Long.class)
                .single();
        if (after != null) {
            @Nullable String[] key = Cursor.parse(after, 2);
            where += " and (a.name, a.id) > (:name, :id)";
            params.put("name", String.valueOf(key[0]));
            params.put("id", String.valueOf(key[1]));
        }
        List<Account> rows = jdbc.sql(
                        AccountRow.SELECT + "where " + where + " order by a.name, a.id limit " + (size + 1))
                .params(params)
                .query(AccountRow::map)
                .list();
        return Page.of(rows, size, total, a -> Cursor.of(a.name(), a.id()));
    }

    /** @throws NotFound also when the person may not see it */
    Account require(Person person, String id) {
        Condition visible = deals.visible(person);
        return jdbc.sql(AccountRow.SELECT + "where a.id = :id and " + visible.sql())
                .param("id", id)
                .params(visible.params())
                .query(AccountRow::map)
                .optional()
                .orElseThrow(() -> new NotFound("account", id));
    }

    private static String like(String part) {
        return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
