package io.dealtrail.transfer;

import io.dealtrail.deal.DealFacts;
import io.dealtrail.deal.Deals;
import io.dealtrail.deal.ImportedDeals;
import io.dealtrail.deal.ImportedDeals.Closed;
import io.dealtrail.deal.NewDeal;
import io.dealtrail.engine.Vocabulary;
import io.dealtrail.engine.Workflow;
import io.dealtrail.followup.FollowUps;
import io.dealtrail.followup.WorkingDuration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opportunities. Won and lost ones become closed deals without a process; the others go on here in the stage where they were, with their
 * agents. A row whose id came before is the same deal: what is new of it is added.
 */
@Component
@Order(1)
class PipelineProfile implements Profile {

    private static final int DAYS = 10;
    private static final int HOURS = 7;

    private final PipelineCheck check;
    private final Deals deals;
    private final ImportedDeals imported;
    private final Workflow workflow;
    private final FollowUps followUps;
    private final JdbcClient jdbc;

    PipelineProfile(
            PipelineCheck check,
            Deals deals,
            ImportedDeals imported,
            Workflow workflow,
            FollowUps followUps,
            JdbcClient jdbc) {
        this.check = check;
        this.deals = deals;
        this.imported = imported;
        this.workflow = workflow;
        this.followUps = followUps;
        this.jdbc = jdbc;
    }

    @Override
    public String key() {
        return "pipeline";
    }

    @Override
    public Columns columns() {
        return PipelineCheck.COLUMNS;
    }

    @Override
    public List<Outcome> take(List<Cells> rows, ImportRun run) {
        PipelineCheck.Known here = check.begin(run);
        List<@Nullable PipelineRow> good = rows.stream().map(here::check).toList();
        Map<String, String> known = imported.known(
                good.stream().filter(Objects::nonNull).map(PipelineRow::id).toList());
        Set<String> mine = ofThisFile(known.values(), run);
        @Nullable Outcome[] outcomes = new Outcome[rows.size()];
        Map<Integer, PipelineRow> closed = new HashMap<>();
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < outcomes.length; i++) {
            PipelineRow row = good.get(i);
            if (row == null) {
                outcomes[i] = Outcome.failed(rows.get(i).faults());
            } else if (!seen.add(row.id()) || mine.contains(known.getOrDefault(row.id(), ""))) {
                outcomes[i] = Outcome.failed("id", "import.repeated", row.id());
            } else if (known.containsKey(row.id())) {
                outcomes[i] = update(String.valueOf(known.get(row.id())), row);
            } else if (row.isClosed()) {
                closed.put(i, row);
            } else {
                outcomes[i] = Outcome.created(open(row, run));
            }
        }
        close(closed, run, outcomes);
        return List.of(outcomes);
    }

    /** All in one batch. */
    private void close(Map<Integer, PipelineRow> closed, ImportRun run, @Nullable Outcome[] outcomes) {
        List<Integer> places = List.copyOf(closed.keySet());
        List<Closed> ended = new ArrayList<>();
        for (Integer place : places) {
            PipelineRow row = Objects.requireNonNull(closed.get(place));
            ended.add(new Closed(
                    deal(row),
                    run.origin(row.cells().row().line()),
                    row.isWon(),
                    Objects.requireNonNull(row.closeOn()),
                    row.reason()));
        }
        List<String> numbers = imported.close(ended);
        for (int i = 0; i < numbers.size(); i++) {
            outcomes[places.get(i)] = Outcome.created(numbers.get(i));
        }
    }

    private String open(PipelineRow row, ImportRun run) {
        return FollowUps.startingAt(base(row, run), () -> {
            String number =
                    imported.open(deal(row), run.origin(row.cells().row().line()));
            if (row.closeOn() != null) {
                deals.setFact(number, "expectedCloseOn", row.closeOn());
            }
            workflow.start(Vocabulary.BACKBONE, number, Map.of());
            return number;
        });
    }

    /** Nobody can do everything on the first day, so the deadlines begin one after another over ten working days. */
    private Instant base(PipelineRow row, ImportRun run) {
        int n = row.cells().row().n();
        String region = row.owner().region();
        int days = n % DAYS;
        int hours = n / DAYS % HOURS;
        Instant day = days == 0 ? run.begunAt() : followUps.later(run.begunAt(), WorkingDuration.days(days), region);
        return hours == 0 ? day : followUps.later(day, WorkingDuration.hours(hours), region);
    }

    private Outcome update(String number, PipelineRow row) {
        DealFacts before = deals.require(number);
        Map<String, Object> fresh = new HashMap<>(row.attributes());
        fresh.entrySet().removeIf(a -> a.getValue().equals(before.attributes().get(a.getKey())));
        deals.putAttributes(number, fresh);
        boolean attached = row.account() != null && before.account() == null;
        if (attached) {
            deals.attach(number, String.valueOf(row.account()));
        }
        return Outcome.known(number, attached || !fresh.isEmpty());
    }

    private static NewDeal deal(PipelineRow row) {
        return new NewDeal(
                row.title(),
                row.account(),
                ImportedDeals.SOURCE,
                row.owner().region(),
                null,
                null,
                row.value(),
                row.owner().username(),
                row.owner().team(),
                row.stage(),
                row.id(),
                row.engagedOn() == null ? null : row.engagedOn().atStartOfDay().toInstant(ZoneOffset.UTC),
                row.attributes());
    }

    /** Deals that an earlier row of the same file became. */
    private Set<String> ofThisFile(Iterable<String> numbers, ImportRun run) {
        List<String> some = new ArrayList<>();
        numbers.forEach(some::add);
        return some.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                        select distinct subject from import_row
                        where import_id = :id and outcome = 'CREATED' and subject in (:numbers)""")
                        .param("id", run.id())
                        .param("numbers", some)
                        .query(String.class)
                        .list());
    }
}
