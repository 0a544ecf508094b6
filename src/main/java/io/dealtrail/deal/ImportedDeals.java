package io.dealtrail.deal;

import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.Stage;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealNumber;
import io.dealtrail.shared.Money;
import io.dealtrail.web.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deals that lived elsewhere before. What still runs gets a process like any other; what ended has none. */
@Component
@Transactional
public class ImportedDeals {

    /** Source of all of them; together with their external id it says which is which. */
    public static final String SOURCE = "import";

    /** Which line of which file a deal comes from; kept on its trail. */
    public record Origin(String importId, String file, String hash, long line) {
        DealEvent note(DealEvent event) {
            return event.with("import", importId)
                    .with("file", file)
                    .with("fileHash", hash)
                    .with("line", line);
        }
    }

    /**
     * A deal that ended before it came here.
     *
     * @param deal its {@code entryStage} is where it stood until it closed
     */
    public record Closed(
            NewDeal deal,
            Origin origin,
            boolean won,
            LocalDate on,
            @Nullable String reason) {

        private DealStatus status() {
            return won ? DealStatus.WON : DealStatus.LOST;
        }
    }

    private record Visit(String deal, Stage stage, Instant entered, Instant left, String outcome) {}

    private final Deals deals;
    private final DealRepository rows;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Database database;
    private final Drawings drawings;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ImportedDeals(
            Deals deals,
            DealRepository rows,
            JdbcClient jdbc,
            JdbcTemplate batch,
            Database database,
            Drawings drawings,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.deals = deals;
        this.rows = rows;
        this.jdbc = jdbc;
        this.batch = batch;
        this.database = database;
        this.drawings = drawings;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** Which of these came before: external id and deal number. */
    @Transactional(readOnly = true)
    public Map<String, String> known(Collection<String> externalIds) {
        Map<String, String> known = new HashMap<>();
        if (!externalIds.isEmpty()) {
            jdbc.sql("select external_id, number from deal where source = :source and external_id in (:ids)")
                    .param("source", SOURCE)
                    .param("ids", externalIds)
                    .query((row, n) -> known.put(row.getString(1), row.getString(2)))
                    .list();
        }
        return known;
    }

    /** Like {@link Deals#open}, with its origin on the trail; the caller starts the process. */
    public String open(NewDeal deal, Origin origin) {
        return deals.open(deal, origin::note);
    }

    /**
     * Writes deals that ended, each with one entry on the trail and its stage visits. A won deal then stands in the last stage, as
     * won deals do here, with a visit of the day it closed: nothing is known of what was done for the customer since.
     *
     * @return their numbers, in order
     */
    public List<String> close(List<Closed> closed) {
        List<String> numbers = numbers(closed.size());
        List<Stage> stages = drawings.stages();
        List<Visit> visits = new ArrayList<>();
        List<Deal> fresh = new ArrayList<>();
        events.publishEvent(new DealEvent.Born(numbers));
        for (int i = 0; i < numbers.size(); i++) {
            Closed one = closed.get(i);
            fresh.add(deal(numbers.get(i), one, visits, stages));
            events.publishEvent(one.origin()
                    .note(Deals.opened("deal.importedClosed", numbers.get(i), one.deal()))
                    .with("status", one.status().name())
                    .with("closedOn", one.on().toString())
                    .with("openedAt", text(one.deal().createdAt()))
                    .comment(one.reason())
                    .occurred(midnight(one.on())));
        }
        rows.saveAll(fresh);
        write(visits);
        return numbers;
    }

    /** Takes an imported deal back: its row and visits go, its trail stays and says so. Its process must have ended. */
    public void withdraw(String number, String importId) {
        events.publishEvent(new DealEvent.Touch(List.of(number)));
        Deal deal = deals.find(number);
        for (String table : List.of("deal_stage_visit", "deal_contact")) {
            jdbc.sql("delete from " + table + " where deal = :number")
                    .param("number", number)
                    .update();
        }
        rows.delete(deal);
        events.publishEvent(new DealWithdrawn(number));
        events.publishEvent(DealEvent.of(number, "deal.withdrawn").with("import", importId));
    }

    private Deal deal(String number, Closed one, List<Visit> visits, List<Stage> stages) {
        NewDeal open = one.deal();
        Money base = open.amount() == null ? null : deals.toBase(open.amount());
        Deal deal = new Deal(
                number, open, deals.baseCurrency(), base, actors.current().toString(), clock.instant());
        Instant entered = deal.createdAt();
        Instant left = midnight(one.on()).isBefore(entered) ? entered : midnight(one.on());
        Stage before = named(stages, Objects.requireNonNullElse(open.entryStage(), ""));
        visits.add(new Visit(number, before, entered, left, one.status().name().toLowerCase(Locale.ROOT)));
        Stage last = one.won() && !stages.isEmpty() ? stages.get(stages.size() - 1) : before;
        if (!last.equals(before)) {
            visits.add(new Visit(number, last, left, left, "imported"));
        }
        deal.importClosed(one.status(), last.key(), last.equals(before) ? entered : left, one.on(), one.reason());
        return deal;
    }

    private void write(List<Visit> visits) {
        batch.batchUpdate(
                "insert into deal_stage_visit (deal, stage, name, entered_at, left_at, outcome) values (?, ?, ?, ?, ?, ?)",
                visits,
                Math.max(1, visits.size()),
                (statement, visit) -> {
                    statement.setString(1, visit.deal());
                    statement.setString(2, visit.stage().key());
                    statement.setString(3, visit.stage().name());
                    statement.setObject(4, visit.entered().atOffset(ZoneOffset.UTC));
                    statement.setObject(5, visit.left().atOffset(ZoneOffset.UTC));
                    statement.setString(6, visit.outcome());
                });
    }

    private List<String> numbers(int many) {
        String sql = database.isPostgres()
                ? "select nextval('deal_number') from generate_series(1, :many)"
                : "select next value for deal_number from system_range(1, :many)";
        return many == 0
                ? List.of()
                : jdbc.sql(sql).param("many", many).query(Long.class).list().stream()
                        .map(n -> DealNumber.of(n).value())
                        .toList();
    }

    private static Stage named(List<Stage> stages, String key) {
        return stages.stream().filter(s -> s.key().equals(key)).findFirst().orElseGet(() -> new Stage(key, key, -1, 0));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
