package io.dealtrail.aftersales;

import io.dealtrail.customer.AccountDeals;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers answered, over all deals that the reader may see. */
@Component
@Transactional(readOnly = true)
class SurveyResults {

    private static final int HUNDRED = 100;

    /**
     * @param average of ratings, to two digits; null without any
     * @param score share of those who recommend (9, 10) less share of those who advise against (0 to 6), -100 to 100
     * @param ratings how many gave 1 to 5
     */
    record Figures(
            int sent,
            int answered,
            @Nullable BigDecimal average,
            @Nullable Integer score,
            List<Integer> ratings) {

        public int share(int rating) {
            int all = ratings.stream().mapToInt(Integer::intValue).sum();
            return all == 0 ? 0 : Math.round((float) ratings.get(rating - 1) * HUNDRED / all);
        }
    }

    record Row(
            String deal,
            String title,
            @Nullable String customer,
            int survey,
            Instant answeredAt,
            @Nullable Integer rating,
            @Nullable Integer recommendation,
            @Nullable String mood,
            @Nullable String comment) {}

    private final JdbcClient jdbc;
    private final AccountDeals deals;
    private final Actors actors;
    private final Clock clock;

    SurveyResults(JdbcClient jdbc, AccountDeals deals, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.actors = actors;
        this.clock = clock;
    }

    /** @param days back from now */
    Figures figures(int days) {
        AccountDeals.Condition visible = deals.visibleDeal(actors.person(), "s.deal");
        return jdbc.sql("""
                select count(*) as sent, count(s.answered_at) as answered, avg(cast(s.rating as decimal(9, 4))) as average,
                    count(s.recommendation) as recommended,
                    count(case when s.recommendation >= 9 then 1 end) as promoters,
                    count(case when s.recommendation <= 6 then 1 end) as detractors,
                    count(case when s.rating = 1 then 1 end) as r1, count(case when s.rating = 2 then 1 end) as r2,
                    count(case when s.rating = 3 then 1 end) as r3, count(case when s.rating = 4 then 1 end) as r4,
                    count(case when s.rating = 5 then 1 end) as r5
                from survey s where s.sent_at >= :since and %s""".formatted(visible.sql()))
                .params(since(days, visible))
                .query((rs, n) -> {
                    BigDecimal average = rs.getBigDecimal("average");
                    int all = rs.getInt("recommended");
                    Integer score = all == 0
                            ? null
                            : Math.round((rs.getInt("promoters") - rs.getInt("detractors")) * (float) HUNDRED / all);
                    return new Figures(
                            rs.getInt("sent"),
                            rs.getInt("answered"),
                            average == null ? null : average.setScale(2, java.math.RoundingMode.HALF_UP),
                            score,
                            List.of(
                                    rs.getInt("r1"),
                                    rs.getInt("r2"),
                                    rs.getInt("r3"),
                                    rs.getInt("r4"),
                                    rs.getInt("r5")));
                })
                .single();
    }

    /** Answers, the latest first; {@code unhappy} only those with a rating of 1 or 2, or 0 to 6 as recommendation. */
    Page<Row> page(int days, boolean unhappy, int size, @Nullable String after) {
        AccountDeals.Condition visible = deals.visibleDeal(actors.person(), "s.deal");
        Map<String, Object> params = since(days, visible);
        String where = "s.answered_at is not null and s.sent_at >= :since and " + visible.sql()
                + (unhappy ? " and (s.rating <= 2 or s.recommendation <= 6)" : "");
        String further = "";
        if (after != null) {
            @Nullable String[] key = Cursor.parse(after, 3);
            params.put("key", moment(after, key[0]));
            params.put("keyDeal", String.valueOf(key[1]));
            params.put("keySurvey", number(after, key[2]));
            further = " and (s.answered_at, s.deal, s.survey_no) < (:key, :keyDeal, :keySurvey)";
        }
        List<Row> rows = jdbc.sql("""
                select s.*, d.title, a.name as customer from survey s join deal d on d.number = s.deal left join account a on a.id = d.account
                where %s%s order by s.answered_at desc, s.deal desc, s.survey_no desc limit %d""".formatted(where, further, size + 1))
                .params(params)
                .query(SurveyResults::row)
                .list();
        long total = jdbc.sql("select count(*) from (select 1 from survey s where " + where + " limit "
                        + (Page.COUNT_LIMIT + 1) + ") c")
                .params(params)
                .query(Long.class)
                .single();
        return Page.of(rows, size, total, r -> Cursor.of(r.answeredAt(), r.deal(), r.survey()));
    }

    /** Answers about some deals, the latest first; at most twenty. */
    List<Row> ofDeals(List<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select s.*, d.title, a.name as customer from survey s join deal d on d.number = s.deal left join account a on a.id = d.account
                        where s.deal in (:deals) and s.answered_at is not null order by s.answered_at desc, s.deal desc limit 20""")
                        .param("deals", numbers)
                        .query(SurveyResults::row)
                        .list();
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(
                rs.getString("deal"),
                rs.getString("title"),
                rs.getString("customer"),
                rs.getInt("survey_no"),
                rs.getObject("answered_at", OffsetDateTime.class).toInstant(),
                (Integer) rs.getObject("rating"),
                (Integer) rs.getObject("recommendation"),
                rs.getString("mood"),
                rs.getString("remark"));
    }

    private Map<String, Object> since(int days, AccountDeals.Condition visible) {
        Map<String, Object> params = new HashMap<>(visible.params());
        params.put("since", OffsetDateTime.now(clock).minus(Duration.ofDays(days)));
        return params;
    }

    private static OffsetDateTime moment(String cursor, @Nullable String key) {
        try {
            return Instant.parse(String.valueOf(key)).atOffset(java.time.ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Refused.malformed("list.cursor", cursor);
        }
    }

    private static int number(String cursor, @Nullable String key) {
        try {
            return Integer.parseInt(String.valueOf(key));
        } catch (NumberFormatException e) {
            throw Refused.malformed("list.cursor", cursor);
        }
    }
}
