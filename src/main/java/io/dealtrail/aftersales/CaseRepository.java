package io.dealtrail.aftersales;

import io.dealtrail.followup.WorkingClock.Pause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of service cases. */
@Repository
class CaseRepository {

    static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

    private final JdbcClient jdbc;

    CaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ServiceCase> of(String deal) {
        return jdbc.sql("select * from service_case where deal = :deal order by opened_at, number")
                .param("deal", deal)
                .query(CaseRepository::map)
                .list();
    }

    List<ServiceCase> ofAll(List<String> deals) {
        return jdbc.sql("""
                select * from service_case where deal in (:deals)
                order by case when state = 'RESOLVED' then 1 else 0 end, opened_at desc, number limit 100""").param("deals", deals).query(CaseRepository::map).list();
    }

    Optional<ServiceCase> find(String number) {
        return jdbc.sql("select * from service_case where number = :number")
                .param("number", number)
                .query(CaseRepository::map)
                .optional();
    }

    Optional<ServiceCase> ofTask(String task, String deal) {
        return of(deal).stream().filter(c -> task.equals(c.task())).findFirst();
    }

    void insert(ServiceCase c) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("number", c.number());
        row.put("deal", c.deal());
        row.put("title", c.title());
        row.put("body", c.text());
        row.put("priority", c.priority());
        row.put("source", c.source());
        row.put("contact", c.contact());
        row.put("by", c.openedBy());
        row.put("at", utc(c.openedAt()));
        row.put("due", c.dueOn());
        jdbc.sql("""
                insert into service_case (number, deal, title, body, state, priority, source, contact, opened_by, opened_at, clock_from, due_on)
                values (:number, :deal, :title, :body, 'OPEN', :priority, :source, :contact, :by, :at, :at, :due)""").params(row).update();
    }

    /** What its clock says now. */
    void time(
            String number, String state, @Nullable Instant respond, @Nullable Instant resolve, @Nullable LocalDate on) {
        Instant first = respond != null && (resolve == null || respond.isBefore(resolve)) ? respond : resolve;
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("number", number);
        row.put("respond", utc(respond));
        row.put("resolve", utc(resolve));
        row.put("sort", state.equals(ServiceCase.OPEN) && first != null ? utc(first) : NEVER);
        row.put("due", on);
        jdbc.sql("""
                update service_case set respond_due = :respond, resolve_due = :resolve, sort_due = :sort,
                    due_on = coalesce(:due, due_on) where number = :number""").params(row).update();
    }

    void raise(String number, Collection<CaseAlarm> raised) {
        set(number, "raised", CaseAlarm.write(raised));
    }

    void task(String number, String task) {
        set(number, "task", task);
    }

    void assign(String number, @Nullable String user) {
        set(number, "assignee", user);
    }

    void priority(String number, String priority) {
        set(number, "priority", priority);
    }

    void responded(String number, Instant at) {
        set(number, "first_response_at", utc(at));
    }

    private void set(String number, String column, @Nullable Object value) {
        jdbc.sql("update service_case set " + column + " = :value where number = :number")
                .param("value", value)
                .param("number", number)
                .update();
    }

    void pause(String number, Instant at) {
        jdbc.sql("insert into case_pause (number, from_at) values (:number, :at)")
                .param("number", number)
                .param("at", utc(at))
                .update();
        jdbc.sql("update service_case set state = 'WAITING', paused_at = :at where number = :number")
                .param("number", number)
                .param("at", utc(at))
                .update();
    }

    void resume(String number, Instant at) {
        endPause(number, at);
        jdbc.sql("update service_case set state = 'OPEN', paused_at = null where number = :number")
                .param("number", number)
                .update();
    }

    private void endPause(String number, Instant at) {
        jdbc.sql("update case_pause set until_at = :at where number = :number and until_at is null")
                .param("number", number)
                .param("at", utc(at))
                .update();
    }

    List<Pause> pauses(String number, Instant since) {
        return jdbc.sql(
                        "select from_at, until_at from case_pause where number = :number and from_at >= :since order by from_at")
                .param("number", number)
                .param("since", utc(since))
                .query((rs, n) -> new Pause(Objects.requireNonNull(instant(rs, "from_at")), instant(rs, "until_at")))
                .list();
    }

    /** @return false when it was resolved already */
    boolean resolve(String number, @Nullable String resolution, String by, Instant at) {
        endPause(number, at);
        return jdbc.sql("""
                update service_case set state = 'RESOLVED', resolution = :resolution, resolved_by = :by, resolved_at = :at,
                    paused_at = null, task = null, first_response_at = coalesce(first_response_at, :at), sort_due = :never
                where number = :number and state <> 'RESOLVED'""")
                        .param("resolution", resolution)
                        .param("by", by)
                        .param("at", utc(at))
                        .param("never", NEVER)
                        .param("number", number)
                        .update()
                > 0;
    }

    void reopen(String number, Collection<CaseAlarm> raised, Instant at) {
        jdbc.sql("""
                update service_case set state = 'OPEN', resolution = null, resolved_by = null, resolved_at = null, task = null,
                    clock_from = :at, raised = :raised, reopened = reopened + 1 where number = :number""")
                .param("at", utc(at))
                .param("raised", CaseAlarm.write(raised))
                .param("number", number)
                .update();
    }

    List<CaseMessage> messages(String number) {
        return jdbc.sql("select * from case_message where number = :number order by seq")
                .param("number", number)
                .query((rs, n) -> new CaseMessage(
                        rs.getString("number"),
                        rs.getInt("seq"),
                        rs.getString("kind"),
                        rs.getString("body"),
                        rs.getString("written_by"),
                        Objects.requireNonNull(instant(rs, "written_at"))))
                .list();
    }

    void say(String number, String kind, String text, String by, Instant at) {
        jdbc.sql("""
                insert into case_message (id, number, seq, kind, body, written_by, written_at)
                select :id, :number, coalesce(max(m.seq), 0) + 1, :kind, :body, :by, :at from case_message m where m.number = :number""")
                .param("id", UUID.randomUUID().toString())
                .param("number", number)
                .param("kind", kind)
                .param("body", text)
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    static ServiceCase map(ResultSet rs, int row) throws SQLException {
        Instant opened = Objects.requireNonNull(instant(rs, "opened_at"));
        Instant from = instant(rs, "clock_from");
        return new ServiceCase(
                rs.getString("number"),
                rs.getString("deal"),
                rs.getString("title"),
                rs.getString("body"),
                rs.getString("state"),
                rs.getString("priority"),
                rs.getString("source"),
                rs.getString("contact"),
                rs.getString("assignee"),
                rs.getString("opened_by"),
                opened,
                rs.getObject("due_on", LocalDate.class),
                instant(rs, "respond_due"),
                instant(rs, "resolve_due"),
                instant(rs, "paused_at"),
                instant(rs, "first_response_at"),
                rs.getString("resolution"),
                rs.getString("resolved_by"),
                instant(rs, "resolved_at"),
                rs.getInt("reopened"),
                rs.getString("task"),
                from == null ? opened : from,
                CaseAlarm.read(rs.getString("raised")));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
