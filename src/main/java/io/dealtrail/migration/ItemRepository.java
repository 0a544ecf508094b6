package io.dealtrail.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The deals of migrations. */
@Repository
class ItemRepository {

    /** Where a deal's process stands: the first by name of the elements that it is in. */
    private static final String RUNNING = """
            select i.business_key_ as deal, i.id_ as instance, min(l.act_id_) as place
            from act_ru_execution i join deal d on d.number = i.business_key_
                left join act_ru_execution l on l.proc_inst_id_ = i.id_ and l.act_id_ is not null and l.is_active_ = true
            where i.proc_def_id_ = :source and i.parent_id_ is null and %s
            group by i.business_key_, i.id_""";

    private static final String SELECT = """
            select i.*, (select a.name from deal d join account a on a.id = d.account where d.number = i.deal) as customer
            from migration_item i join deal d on d.number = i.deal where i.migration = :migration and %s""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final ObjectMapper json;
    private final Clock clock;

    ItemRepository(JdbcClient jdbc, JdbcTemplate batch, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.json = json;
        this.clock = clock;
    }

    /** How many deals of the scope run on a version, and how many do in all. */
    int count(String source, Sight sight) {
        return jdbc.sql("select count(*) from (" + RUNNING.formatted(sight.sql()) + ") r")
                .param("source", source)
                .params(sight.params())
                .query(Integer.class)
                .single();
    }

    List<Subject> running(String source, Sight sight, Collection<String> deals, int most) {
        String sql = RUNNING.formatted(sight.sql() + (deals.isEmpty() ? "" : " and i.business_key_ in (:deals)"));
        JdbcClient.StatementSpec statement = jdbc.sql("select deal, instance from (" + sql
                        + ") r order by deal, instance fetch first :most rows only")
                .param("source", source)
                .param("most", most)
                .params(sight.params());
        return (deals.isEmpty() ? statement : statement.param("deals", deals))
                .query(Subject.class)
                .list();
    }

    /** The first of them are of every place; the newest of each first. One statement, however many deals. */
    int fill(Migration migration, Sight sight, Collection<String> deals) {
        String sql = RUNNING.formatted(sight.sql() + (deals.isEmpty() ? "" : " and i.business_key_ in (:deals)"));
        JdbcClient.StatementSpec statement = jdbc.sql("""
                insert into migration_item (migration, n, deal, instance, place, state, tries)
                select :migration, row_number() over (order by rank, place, deal), deal, instance, place, 'WAITING', 0
                from (select r.*, row_number() over (partition by place order by deal desc, instance) as rank from (""" + sql + ") r) s")
                .param("migration", migration.id())
                .param("source", migration.plan().source())
                .params(sight.params());
        return (deals.isEmpty() ? statement : statement.param("deals", deals)).update();
    }

    /** Those that another migration moved and that still run where it took them. */
    int fillBack(Migration migration, String original) {
        return jdbc.sql("""
                insert into migration_item (migration, n, deal, instance, place, state, tries)
                select :migration, row_number() over (order by m.n), m.deal, m.instance, m.place, 'WAITING', 0
                from migration_item m join act_ru_execution e on e.id_ = m.instance
                where m.migration = :original and m.state = 'MOVED' and e.proc_def_id_ = :source""")
                .param("migration", migration.id())
                .param("original", original)
                .param("source", migration.plan().source())
                .update();
    }

    /** Some that wait, which no other node takes until this transaction ends. */
    List<Item> take(String migration, boolean rehearsal, int upTo, int many) {
        String waits = rehearsal ? "i.rehearsed is null" : "i.state = 'WAITING'";
        return jdbc.sql("select i.*, null as customer from migration_item i where i.migration = :migration and " + waits
                        + " and i.n <= :upTo order by i.n fetch first :many rows only for update skip locked")
                .param("migration", migration)
                .param("upTo", upTo)
                .param("many", many)
                .query(this::map)
                .list();
    }

    boolean hasMore(String migration, boolean rehearsal, int upTo) {
        String waits = rehearsal ? "rehearsed is null" : "state = 'WAITING'";
        return !jdbc.sql("select n from migration_item where migration = :migration and " + waits
                        + " and n <= :upTo fetch first 1 rows only")
                .param("migration", migration)
                .param("upTo", upTo)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    void rehearsed(String migration, List<Item> items, List<Report> reports) {
        batch.batchUpdate(
                "update migration_item set rehearsed = ?, report = ?, problems = ? where migration = ? and n = ?",
                java.util.stream.IntStream.range(0, items.size())
                        .mapToObj(i -> new @Nullable Object[] {
                            reports.get(i).ok() ? "OK" : "PROBLEM",
                            write(reports.get(i)),
                            write(problems(reports.get(i))),
                            migration,
                            items.get(i).n()
                        })
                        .toList());
    }

    void moved(String migration, List<Item> items, List<Report> reports) {
        Object now = MigrationRepository.utc(clock.instant());
        batch.batchUpdate(
                "update migration_item set state = 'MOVED', report = ?, problems = ?, moved_at = ?, tries = tries + 1 "
                        + "where migration = ? and n = ?",
                java.util.stream.IntStream.range(0, items.size())
                        .mapToObj(i -> new Object[] {
                            write(reports.get(i)),
                            write(problems(reports.get(i))),
                            now,
                            migration,
                            items.get(i).n()
                        })
                        .toList());
    }

    /** @return how often it was tried now */
    int refused(String migration, Item item, Item.State state, List<Problem> problems) {
        jdbc.sql("""
                update migration_item set state = :state, problems = :problems, tries = tries + 1
                where migration = :migration and n = :n""")
                .param("state", state.name())
                .param("problems", write(problems))
                .param("migration", migration)
                .param("n", item.n())
                .update();
        return jdbc.sql("select tries from migration_item where migration = :migration and n = :n")
                .param("migration", migration)
                .param("n", item.n())
                .query(Integer.class)
                .single();
    }

    int again(String migration) {
        return jdbc.sql(
                        "update migration_item set state = 'WAITING', tries = 0 where migration = :migration and state = 'FAILED'")
                .param("migration", migration)
                .update();
    }

    Progress progress(String migration) {
        return jdbc.sql("""
                select count(*),
                    count(case when state = 'WAITING' then 1 end), count(case when state = 'MOVED' then 1 end),
                    count(case when state = 'FAILED' then 1 end), count(case when state = 'GONE' then 1 end),
                    count(case when rehearsed = 'OK' then 1 end), count(case when rehearsed = 'PROBLEM' then 1 end)
                from migration_item where migration = :migration""")
                .param("migration", migration)
                .query((row, n) -> new Progress(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7)))
                .single();
    }

    /**
     * Items that the person sees, in their order.
     *
     * @param state a state, or OK or PROBLEM for what the rehearsal said; null for all
     */
    List<Item> page(String migration, Sight sight, @Nullable String state, int after, int many) {
        String which = state == null
                ? ""
                : state.equals("OK") || state.equals("PROBLEM") ? " and i.rehearsed = :state" : " and i.state = :state";
        JdbcClient.StatementSpec statement = jdbc.sql(SELECT.formatted(sight.sql()) + which
                        + " and i.n > :after order by i.n fetch first :many rows only")
                .param("migration", migration)
                .param("after", after)
                .param("many", many)
                .params(sight.params());
        return (state == null ? statement : statement.param("state", state))
                .query(this::map)
                .list();
    }

    /** Every problem once, with how many deals have it; the most frequent first. */
    List<Map.Entry<List<Problem>, Long>> problems(String migration, Sight sight) {
        return jdbc.sql("""
                select i.problems, count(*) from migration_item i join deal d on d.number = i.deal
                where i.migration = :migration and i.problems is not null and i.problems <> '[]' and %s
                group by i.problems order by 2 desc fetch first 50 rows only""".formatted(sight.sql()))
                .param("migration", migration)
                .params(sight.params())
                .query((row, n) -> Map.entry(problems(row.getString(1)), row.getLong(2)))
                .list();
    }

    private static List<Problem> problems(Report report) {
        return report.ok() ? report.notes() : report.problems();
    }

    private Item map(ResultSet row, int n) throws SQLException {
        String report = row.getString("report");
        return new Item(
                row.getInt("n"),
                row.getString("deal"),
                row.getString("customer"),
                row.getString("instance"),
                row.getString("place"),
                Item.State.valueOf(row.getString("state")),
                row.getString("rehearsed"),
                report == null ? null : read(report),
                problems(row.getString("problems")),
                MigrationRepository.instant(row, "moved_at"));
    }

    private Report read(String text) {
        try {
            return json.readValue(text, Report.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Problem> problems(@Nullable String text) {
        try {
            return text == null ? List.of() : json.readValue(text, new TypeReference<List<Problem>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
