package io.dealtrail.aftersales;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The service cases of a deal. */
@Component
@Transactional
class Cases {

    private static final int TITLE = 200;

    private final JdbcClient jdbc;
    private final AfterSalesSettings settings;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Cases(JdbcClient jdbc, AfterSalesSettings settings, Actors actors, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** A deal's cases in the order of their opening. */
    @Transactional(readOnly = true)
    List<ServiceCase> of(String deal) {
        return jdbc.sql("select * from service_case where deal = :deal order by opened_at, number")
                .param("deal", deal)
                .query(Cases::map)
                .list();
    }

    /** The cases of several deals: open ones first, then the latest; at most a hundred. */
    @Transactional(readOnly = true)
    List<ServiceCase> ofAll(List<String> deals) {
        return deals.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select * from service_case where deal in (:deals)
                        order by case when state = 'OPEN' then 0 else 1 end, opened_at desc, number limit 100""").param("deals", deals).query(Cases::map).list();
    }

    /**
     * Opens a case.
     *
     * @param title its beginning is taken from the text when there is none
     * @return its number
     */
    String open(String deal, @Nullable String title, @Nullable String text) {
        events.publishEvent(new Touch(List.of(deal)));
        String number = deal + "-C" + (of(deal).size() + 1);
        LocalDate due = LocalDate.now(clock).plusDays(settings.caseDays());
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("number", number);
        row.put("deal", deal);
        row.put("title", titleOf(title, text, number));
        row.put("body", text);
        row.put("by", actors.current().toString());
        row.put("at", OffsetDateTime.now(clock));
        row.put("due", due);
        jdbc.sql("""
                insert into service_case (number, deal, title, body, state, opened_by, opened_at, due_on)
                values (:number, :deal, :title, :body, 'OPEN', :by, :at, :due)""").params(row).update();
        events.publishEvent(DealEvent.of(deal, "case.opened")
                .with("case", number)
                .with("title", row.get("title"))
                .with("text", text)
                .with("due", due.toString()));
        return number;
    }

    /** Resolves a case; one that is resolved already stays as it is. */
    void close(String deal, String number, @Nullable String resolution) {
        int changed = jdbc.sql("""
                update service_case set state = 'RESOLVED', resolution = :resolution, resolved_by = :by, resolved_at = :at
                where number = :number and deal = :deal and state = 'OPEN'""")
                .param("resolution", resolution)
                .param("by", actors.current().toString())
                .param("at", OffsetDateTime.now(clock))
                .param("number", number)
                .param("deal", deal)
                .update();
        if (changed > 0) {
            events.publishEvent(DealEvent.of(deal, "case.resolved")
                    .with("case", number)
                    .change("state", "OPEN", "RESOLVED")
                    .with("resolution", resolution));
        }
    }

    private static String titleOf(@Nullable String title, @Nullable String text, String number) {
        String given = title != null && !title.isBlank() ? title : text != null && !text.isBlank() ? text : number;
        String line = given.strip().lines().findFirst().orElse(number);
        return line.length() <= TITLE ? line : line.substring(0, TITLE);
    }

    private static ServiceCase map(ResultSet rs, int row) throws SQLException {
        OffsetDateTime resolved = rs.getObject("resolved_at", OffsetDateTime.class);
        return new ServiceCase(
                rs.getString("number"),
                rs.getString("deal"),
                rs.getString("title"),
                rs.getString("body"),
                rs.getString("state"),
                rs.getString("opened_by"),
                rs.getObject("opened_at", OffsetDateTime.class).toInstant(),
                rs.getObject("due_on", LocalDate.class),
                rs.getString("resolution"),
                rs.getString("resolved_by"),
                resolved == null ? null : resolved.toInstant());
    }
}
