package io.dealtrail.proposal;

import io.dealtrail.deal.Deals;
import io.dealtrail.notification.Notifications;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.proposal.OpenApprovals.Open;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions of approvers to a person; the approval stays open meanwhile. */
@Component
@Transactional
class Questions {

    private static final int MAX_TEXT = 4_000;
    private static final String SELECT = "select * from approval_question ";

    private final JdbcClient jdbc;
    private final Deals deals;
    private final People people;
    private final Notifications notifications;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Questions(
            JdbcClient jdbc,
            Deals deals,
            People people,
            Notifications notifications,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.people = people;
        this.notifications = notifications;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** Those of a deal, the first one first. */
    @Transactional(readOnly = true)
    List<Question> of(String deal) {
        return jdbc.sql(SELECT + "where deal = :deal order by asked_at, id")
                .param("deal", deal)
                .query((rs, row) -> question(rs))
                .list();
    }

    /**
     * Asks somebody, who is told.
     *
     * @throws Refused {@code approval.askWhom} (422) for nobody, oneself, or who does not work on deals
     */
    Question ask(Open approval, @Nullable String whom, @Nullable String text) {
        events.publishEvent(new Touch(List.of(approval.deal())));
        Person me = actors.person();
        Person asked = people.active(whom == null ? null : whom.strip())
                .filter(p -> p.works() && !p.username().equals(me.username()))
                .orElseThrow(() -> Refused.field("to", "approval.askWhom"));
        Question question = new Question(
                UUID.randomUUID().toString(),
                approval.deal(),
                approval.task(),
                me.username(),
                clock.instant(),
                asked.username(),
                required("question", text),
                null,
                null);
        insert(question);
        notifications.tell(
                asked.username(),
                "approval.asked",
                approval.deal(),
                null,
                me.name(),
                customer(question),
                question.question());
        events.publishEvent(DealEvent.of(approval.deal(), "approval.asked")
                .with("assignee", asked.username())
                .comment(question.question()));
        return question;
    }

    /**
     * The asked person answers, once; who asked is told.
     *
     * @throws NotFound for a question to somebody else
     * @throws Refused {@code approval.answered} (409)
     */
    Question answer(String id, @Nullable String text) {
        Person me = actors.person();
        Question question = find(id);
        if (!question.whom().equals(me.username())) {
            throw new NotFound("question", id);
        }
        events.publishEvent(new Touch(List.of(question.deal())));
        String answer = required("answer", text);
        int first = jdbc.sql("""
                update approval_question set answer = :answer, answered_at = :now
                where id = :id and answered_at is null""")
                .param("answer", answer)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        if (first == 0) {
            throw Refused.conflict("approval.answered");
        }
        notifications.tell(
                question.askedBy(),
                "approval.answered",
                question.deal(),
                question.task(),
                me.name(),
                customer(question),
                answer);
        events.publishEvent(DealEvent.of(question.deal(), "approval.answered").comment(answer));
        return find(id);
    }

    private Question find(String id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((rs, row) -> question(rs))
                .optional()
                .orElseThrow(() -> new NotFound("question", id));
    }

    private void insert(Question q) {
        jdbc.sql("""
                insert into approval_question (id, deal, task, asked_by, asked_at, asked_whom, question)
                values (:id, :deal, :task, :by, :at, :whom, :question)""")
                .param("id", q.id())
                .param("deal", q.deal())
                .param("task", q.task())
                .param("by", q.askedBy())
                .param("at", q.askedAt().atOffset(ZoneOffset.UTC))
                .param("whom", q.whom())
                .param("question", q.question())
                .update();
    }

    private String customer(Question question) {
        return ApprovalNews.customer(deals.require(question.deal()));
    }

    private static String required(String field, @Nullable String text) {
        String said = Objects.requireNonNullElse(text, "").strip();
        if (said.isEmpty()) {
            throw Refused.field(field, "field.required", field);
        }
        if (said.length() > MAX_TEXT) {
            throw Refused.field(field, "field.tooLong", field, MAX_TEXT);
        }
        return said;
    }

    static Question question(ResultSet rs) throws SQLException {
        OffsetDateTime answered = rs.getObject("answered_at", OffsetDateTime.class);
        return new Question(
                rs.getString("id"),
                rs.getString("deal"),
                rs.getString("task"),
                rs.getString("asked_by"),
                rs.getObject("asked_at", OffsetDateTime.class).toInstant(),
                rs.getString("asked_whom"),
                rs.getString("question"),
                rs.getString("answer"),
                answered == null ? null : answered.toInstant());
    }
}
