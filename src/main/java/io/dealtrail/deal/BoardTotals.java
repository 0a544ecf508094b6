package io.dealtrail.deal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealtrail.deal.BoardColumns.Column;
import io.dealtrail.people.Scope;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many deals a column holds and what they are worth, in the base currency: one statement along a covering index. Where that
 * adds up very many deals, the result is used for half a minute and says from when it is.
 */
@Component
@Transactional(readOnly = true)
class BoardTotals {

    /** Up to so many deals are counted anew each time: a person who closes one wants to see it gone. */
    private static final long MANY = 5_000;

    /** @param weighted by each deal's probability */
    record Totals(long deals, Money amount, Money weighted, long stalled) {

        Totals plus(Totals other) {
            return new Totals(
                    deals + other.deals,
                    amount.plus(other.amount),
                    weighted.plus(other.weighted),
                    stalled + other.stalled);
        }
    }

    /** @param asOf null when it was counted just now */
    record Counted(
            Map<String, Totals> byColumn,
            Totals open,
            Totals none,
            @Nullable Instant asOf) {

        Totals of(Column column) {
            return byColumn.getOrDefault(key(column.status().name(), column.key()), none);
        }
    }

    private record Question(DealFilter filter, Scope scope) {}

    private record Row(
            String status,
            String stage,
            long deals,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal weighted,
            long stalled) {}

    private static final String SUMS = """
            select d.status, d.stage, count(*) as deals, sum(d.base_amount) as amount,
                sum(d.base_amount * d.probability) / 100 as weighted, count(d.stalled_since) as stalled
            from deal d%s where %s and d.status = '%s'%s group by d.status, d.stage""";

    private final JdbcClient jdbc;
    private final Deals deals;
    private final BoardColumns columns;
    private final Clock clock;
    private final Cache<Question, Counted> lately = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    BoardTotals(JdbcClient jdbc, Deals deals, BoardColumns columns, Clock clock) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.columns = columns;
        this.clock = clock;
    }

    Counted of(DealFilter filter, Scope scope) {
        Question question = new Question(filter, scope);
        Counted known = lately.getIfPresent(question);
        if (known != null) {
            return known;
        }
        Counted fresh = count(filter, scope);
        if (fresh.open().deals() > MANY) {
            lately.put(question, new Counted(fresh.byColumn(), fresh.open(), fresh.none(), clock.instant()));
        }
        return fresh;
    }

    private Counted count(DealFilter filter, Scope scope) {
        Map<String, Object> params = new HashMap<>();
        Visibility visible = Visibility.of(scope);
        params.putAll(visible.params());
        params.put("wonSince", columns.wonSince().atOffset(ZoneOffset.UTC));
        List<String> conditions = filter.conditions(params);
        conditions.add(0, visible.sql());
        String where = String.join(" and ", conditions);
        // The account is asked only where its name is searched; otherwise the index has everything.
        String account = filter.q() == null ? "" : " left join account a on a.id = d.account";
        String sql = SUMS.formatted(account, where, DealStatus.OPEN, "") + " union all "
                + SUMS.formatted(account, where, DealStatus.WON, " and d.stage_entered_at >= :wonSince");
        List<Row> rows = jdbc.sql(sql).params(params).query(Row.class).list();
        Map<String, Totals> byColumn = new HashMap<>();
        Money zero = Money.zero(deals.baseCurrency());
        Totals none = new Totals(0, zero, zero, 0);
        Totals open = none;
        for (Row row : rows) {
            Totals totals = new Totals(row.deals(), money(row.amount()), money(row.weighted()), row.stalled());
            byColumn.put(key(row.status(), row.stage()), totals);
            open = row.status().equals(DealStatus.OPEN.name()) ? open.plus(totals) : open;
        }
        return new Counted(byColumn, open, none, null);
    }

    private Money money(@Nullable BigDecimal amount) {
        return Money.of(amount == null ? BigDecimal.ZERO : amount, deals.baseCurrency());
    }

    private static String key(String status, String stage) {
        return status + " " + stage;
    }
}
