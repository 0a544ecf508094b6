package io.dealtrail.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dealtrail.engine.Assignment;
import io.dealtrail.engine.AttachedTask;
import io.dealtrail.engine.Decisions;
import io.dealtrail.engine.Drawings;
import io.dealtrail.engine.Facts;
import io.dealtrail.engine.LadderTimers;
import io.dealtrail.engine.OpenTask;
import io.dealtrail.engine.Sla.Moment;
import io.dealtrail.engine.TaskEvents;
import io.dealtrail.engine.TaskForm;
import io.dealtrail.engine.TimedTasks;
import io.dealtrail.engine.Workflow;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Team;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Place;
import io.dealtrail.testing.Databases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ladder with a clock that stands still; a task opened on Tuesday 2026-06-02, 10:00 in Berlin. */
class LadderTest {

    private static final Place PLACE = new Place("lead-qualification", 3, "contactLead", "Contact lead");
    private static final Moment MOMENT =
            new Moment("D-000001", "lead-qualification", "pi", "lead-qualification:3:x", "contactLead", null);

    private final DataSource data = database();
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(data));
    private final DeadlineRepository rows = new DeadlineRepository(JdbcClient.create(data));
    private final Decisions decisions = mock(Decisions.class);
    private final Drawings drawings = mock(Drawings.class);
    private final TimedTasks timed = mock(TimedTasks.class);
    private final LadderTimers timers = mock(LadderTimers.class);
    private final People people = mock(People.class);
    private final Workflow workflow = mock(Workflow.class);
    private final Notifications notifications = mock(Notifications.class);
    private final Map<String, Object> table = new HashMap<>(Map.of(
            "dueIn", "2 working hours",
            "remindAfter", "4 working hours",
            "escalateAfter", "1 working day",
            "handOverAfter", "2 working days",
            "directorAfter", "3 working days"));
    private final Map<String, Object> deal =
            new HashMap<>(Map.of("region", "Europe", "team", "north", "title", "Pumps", "priority", 80));
    private final List<DealEvent> trail = new ArrayList<>();
    private Instant now = at("2026-06-02T10:00");
    private TimeLimits limits;
    private FollowUps followUps;
    private Ladder ladder;

    DataSource database() {
        return Databases.h2("V8__followup.sql");
    }

    @BeforeEach
    void start() {
        when(decisions.evaluate(eq("follow-up"), any())).thenReturn(List.of(table));
        when(timed.contains(any(), any())).thenReturn(true);
        drawn(Map.of());
        known(person("ann", "sales-reps"), person("mia", "sales-reps", "sales-managers"), person("dora", "directors"));
        when(people.managerOf("north")).thenAnswer(call -> people.active("mia"));
        when(people.directors())
                .thenAnswer(call -> List.of(people.active("dora").orElseThrow()));
        when(people.inGroup("sales-reps", "north"))
                .thenAnswer(call -> List.of(
                        people.active("ann").orElseThrow(), people.active("mia").orElseThrow()));
        Facts facts = (number, fact) -> deal.get(fact);
        DeadlineRules rules =
                new DeadlineRules(decisions, drawings, facts, new Calendars(new FollowUpSettings(null, null)));
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        Counted counted = new Counted();
        limits = new TimeLimits(rules, rows, counted, timed, clock);
        followUps = new FollowUps(rules, rows, counted, timers, clock, event -> {});
        ladder = new Ladder(
                rows,
                new Audience(people, facts, notifications, java.util.List.of()),
                workflow,
                event -> {
                    if (event instanceof DealEvent said) {
                        trail.add(said);
                    }
                },
                clock);
    }

    @Test
    void dueDateAndLadderAreCountedOnceForANewTask() {
        open("t1", null);
        verify(decisions, times(1)).evaluate(any(), any());
        assertThat(followUps.of("t1").orElseThrow().due()).isEqualTo(at("2026-06-02T12:00"));
        assertThat(followUps.of("t1").orElseThrow().remind()).contains(at("2026-06-02T14:00"));
    }

    @Test
    void theWorkListMayAskInTheTransactionThatOpensTheTask() {
        transaction.executeWithoutResult(status -> {
            limits.ladder(MOMENT);
            limits.on(opened("t1", null));
            assertThat(followUps.of("t1")).isPresent();
        });
    }

    @Test
    void aTaskWhoseDrawingAsksForNothingHasNoDeadline() {
        transaction.executeWithoutResult(status -> limits.on(opened("t1", null)));
        assertThat(followUps.of("t1")).isEmpty();
        assertThat(climb("t1", "ann")).isFalse();
    }

    @Test
    void theTimerWalksFromRungToRung() {
        assertThat(open("t1", null)).isEqualTo("R9/2026-06-02T12:00:00Z/P3650D");
        now = at("2026-06-02T14:00");
        assertThat(limits.ladder(existing("t1"))).isEqualTo("R9/2026-06-03T08:00:00Z/P3650D");
        now = at("2026-06-03T10:00");
        assertThat(limits.ladder(existing("t1"))).isEqualTo("R9/2026-06-04T08:00:00Z/P3650D");
    }

    @Test
    void eachRungIsClimbedOnceAtItsTime() {
        open("t1", null);
        now = at("2026-06-02T13:59");
        assertThat(climb("t1", "ann")).isFalse();
        assertThat(trail).isEmpty();

        now = at("2026-06-02T14:00");
        climb("t1", "ann");
        climb("t1", "ann");
        assertThat(trail).extracting(DealEvent::action).containsExactly("followup.reminded");
        verify(notifications).tell(eq("ann"), eq("followup.reminded"), eq("D-000001"), eq("t1"), any(Object[].class));

        now = at("2026-06-03T10:00");
        climb("t1", "ann");
        verify(notifications).tell(eq("mia"), eq("followup.escalated"), any(), any(), any(Object[].class));

        now = at("2026-06-05T09:00");
        assertThat(climb("t1", "ann")).isFalse();
        verify(workflow).assign("t1", "D-000001", "mia");

        now = at("2026-06-08T09:00");
        assertThat(climb("t1", "mia")).isTrue();
        verify(workflow).tellIfExpected("deal.stalled", "D-000001", Map.of());
        assertThat(climb("t1", "mia")).isFalse();
        assertThat(trail)
                .extracting(DealEvent::action)
                .containsExactly(
                        "followup.reminded", "followup.escalated", "followup.handedOver", "followup.directorTold");
        assertThat(trail).allSatisfy(said -> {
            assertThat(said.place()).isEqualTo(PLACE);
            assertThat(said.changes()).extracting(DealEvent.Change::field).contains("rule", "due", "rungAt", "told");
        });
    }

    @Test
    void afterAnOutageEveryMissedRungIsClimbedInOrder() {
        open("t1", null);
        now = at("2026-07-01T10:00");
        assertThat(climb("t1", "ann")).isTrue();
        assertThat(trail)
                .extracting(DealEvent::action)
                .containsExactly(
                        "followup.reminded", "followup.escalated", "followup.handedOver", "followup.directorTold");
    }

    @Test
    void everybodyWhoCouldTakeItHearsOfATaskInTheQueue() {
        open("t1", null);
        now = at("2026-06-02T14:00");
        climb("t1", null);
        assertThat(told(trail.get(0))).isEqualTo(List.of("ann", "mia"));
    }

    @Test
    void anApprovalIsNotHandedToSomebodyOutsideItsGroup() {
        open("t1", "legalReview", "legal");
        now = at("2026-06-08T09:00");
        climb("t1", null);
        verify(workflow, never()).assign(any(), any(), any());
        assertThat(trail)
                .extracting(DealEvent::action)
                .contains("followup.heldBack")
                .doesNotContain("followup.handedOver");
    }

    @Test
    void aReviewOfAStalledDealStartsNoOtherReview() {
        open("t1", "stalledReview", "sales-managers");
        now = at("2026-07-01T10:00");
        climb("t1", "mia");
        verify(workflow, never()).tellIfExpected(any(), any(), any());
    }

    @Test
    void aDealWithoutATeamIsTheDirectorsConcern() {
        deal.remove("team");
        open("t1", null);
        now = at("2026-06-03T10:00");
        climb("t1", "ann");
        assertThat(told(trail.get(1))).isEqualTo(List.of("dora"));
    }

    @Test
    void inThePoolTheTeamsOfTheRegionHearOfIt() {
        deal.remove("team");
        when(people.teams())
                .thenReturn(
                        List.of(new Team("north", "North", "mia", "Europe"), new Team("far", "Far", "fay", "China")));
        open("t1", null);
        now = at("2026-06-03T10:00");
        climb("t1", null);
        assertThat(told(trail.get(0))).isEqualTo(List.of("ann", "mia"));
        assertThat(told(trail.get(1))).isEqualTo(List.of("mia"));
    }

    @Test
    void whatIsDrawnOnTheTaskBeatsTheTable() {
        drawn(Map.of("remindAfter", "2 working days", "escalateAfter", ""));
        open("t1", null);
        Deadlines deadlines = followUps.of("t1").orElseThrow();
        assertThat(deadlines.remind()).contains(at("2026-06-04T10:00"));
        assertThat(deadlines.at(Rung.ESCALATE)).isEmpty();
        assertThat(deadlines.due()).isEqualTo(at("2026-06-02T12:00"));
    }

    @Test
    void aTaskWithoutRungsHasATimerThatNeverComes() {
        table.clear();
        assertThat(open("t1", null)).isEqualTo("R9/2036-05-30T08:00:00Z/P3650D");
        assertThat(followUps.of("t1").orElseThrow().due()).isNull();
    }

    @Test
    void afterTheLastRungTheTimerLooksWhereALadderThatBeginsAnewHasItsFirst() {
        open("t1", null);
        now = at("2026-06-08T09:00");
        assertThat(limits.ladder(existing("t1"))).isEqualTo("R9/2026-06-08T11:00:00Z/P3650D");
        climb("t1", "ann");
        transaction.executeWithoutResult(status -> followUps.restart("t1"));
        now = at("2026-06-08T13:00");
        assertThat(climb("t1", null)).isFalse();
        assertThat(trail.get(trail.size() - 1).action()).isEqualTo("followup.reminded");
        assertThat(limits.ladder(existing("t1"))).isEqualTo("R9/2026-06-09T07:00:00Z/P3650D");
    }

    @Test
    void anImportCountsFromTheMomentItChooses() {
        FollowUps.startingAt(at("2026-06-10T09:00"), () -> open("t1", null));
        assertThat(followUps.of("t1").orElseThrow().due()).isEqualTo(at("2026-06-10T11:00"));
        FollowUps.startingAt(at("2026-05-01T09:00"), () -> open("t2", null));
        assertThat(followUps.of("t2").orElseThrow().due()).isBefore(now);
        open("t3", null);
        assertThat(followUps.of("t3").orElseThrow().due()).isEqualTo(at("2026-06-02T12:00"));
    }

    @Test
    void rungsThatHavePassedAlreadyFireWithinAMinute() {
        String cycle = FollowUps.startingAt(at("2026-05-01T09:00"), () -> open("t1", null));
        assertThat(cycle).isEqualTo("R9/2026-06-02T08:01:00Z/P3650D");
    }

    @Test
    void aRungThatTheEngineWouldFindPassedComesAMinuteLater() {
        open("t1", null);
        now = at("2026-06-02T14:00").minusMillis(1);
        assertThat(limits.ladder(existing("t1"))).isEqualTo("R9/2026-06-02T12:01:00Z/P3650D");
    }

    @Test
    void aDealsTimersAreItsRungsAhead() {
        open("t1", null);
        now = at("2026-06-02T14:00");
        climb("t1", "ann");
        assertThat(followUps.timers("D-000001"))
                .extracting(FollowUps.Timer::kind)
                .containsExactly("due", "escalate", "handOver", "director");
        transaction.executeWithoutResult(
                status -> limits.on(new TaskEvents.Closed("t1", "D-000001", MOMENT.definition(), PLACE, true)));
        assertThat(followUps.timers("D-000001")).isEmpty();
    }

    private String open(String task, String mandatory, String... groups) {
        return transaction.execute(status -> {
            String cycle = limits.ladder(MOMENT);
            limits.due(MOMENT);
            limits.on(opened(task, mandatory, groups));
            return cycle;
        });
    }

    private boolean climb(String task, String assignee) {
        return Boolean.TRUE.equals(transaction.execute(
                status -> ladder.climb(new AttachedTask(task, "D-000001", "Contact lead", assignee, PLACE))));
    }

    private static TaskEvents.Opened opened(String task, String mandatory, String... groups) {
        return new TaskEvents.Opened(
                new OpenTask(
                        task,
                        MOMENT.deal(),
                        MOMENT.stage(),
                        MOMENT.processInstance(),
                        MOMENT.definition(),
                        PLACE,
                        "Contact lead",
                        groups.length == 0 ? List.of("sales-reps") : List.of(groups),
                        null,
                        null,
                        50,
                        mandatory),
                new Assignment.Choice(null, Assignment.Reason.of("reason.queue")));
    }

    private static Moment existing(String task) {
        return new Moment(
                MOMENT.deal(), MOMENT.stage(), MOMENT.processInstance(), MOMENT.definition(), MOMENT.element(), task);
    }

    private static Object told(DealEvent said) {
        return said.changes().stream()
                .filter(change -> change.field().equals("told"))
                .findFirst()
                .orElseThrow()
                .to();
    }

    private void drawn(Map<String, String> properties) {
        when(drawings.form(any(), any())).thenReturn(new TaskForm(null, null, List.of(), properties));
    }

    private void known(Person... persons) {
        when(people.active(any())).thenReturn(Optional.empty());
        when(people.absence(any())).thenReturn(Optional.empty());
        for (Person person : persons) {
            when(people.active(person.username())).thenReturn(Optional.of(person));
        }
    }

    private static Person person(String username, String... groups) {
        return new Person(username, username, null, "north", null, Set.of(Role.REP), Set.of(groups), null, null, true);
    }

    private static Instant at(String berlin) {
        return java.time.LocalDateTime.parse(berlin)
                .atZone(ZoneId.of("Europe/Berlin"))
                .toInstant();
    }
}
