package io.dealtrail.aftersales;

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

/** Customers are asked how satisfied they are. */
@Component
@Transactional
class Surveys {

    private final JdbcClient jdbc;
    private final SurveyMail mail;
    private final AfterSalesSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Surveys(
            JdbcClient jdbc,
            SurveyMail mail,
            AfterSalesSettings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    List<Survey> of(String deal) {
        return jdbc.sql("select * from survey where deal = :deal order by survey_no")
                .param("deal", deal)
                .query(Surveys::map)
                .list();
    }

    /**
     * Sends a survey; one that is still out is not sent again.
     *
     * @return the last day to answer
     */
    LocalDate send(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        LocalDate today = LocalDate.now(clock);
        List<Survey> before = of(deal);
        for (Survey survey : before) {
            if (survey.answeredAt() == null && !survey.until().isBefore(today)) {
                return survey.until();
            }
        }
        int number = before.size() + 1;
        LocalDate until = today.plusDays(settings.surveyDays());
        jdbc.sql("insert into survey (deal, survey_no, sent_at, until_on) values (:deal, :number, :at, :until)")
                .param("deal", deal)
                .param("number", number)
                .param("at", OffsetDateTime.now(clock))
                .param("until", until)
                .update();
        events.publishEvent(
                DealEvent.of(deal, "survey.sent").with("survey", number).with("until", until.toString()));
        mail.send(deal, number, until);
        return until;
    }

    /** Keeps the answer to the newest survey; an answer that is there already stays. */
    void answer(
            String deal,
            @Nullable Integer rating,
            @Nullable Integer recommendation,
            @Nullable String mood,
            @Nullable String comment) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("deal", deal);
        row.put("rating", rating);
        row.put("recommendation", recommendation);
        row.put("mood", mood);
        row.put("remark", comment == null || comment.isBlank() ? null : comment);
        row.put("at", OffsetDateTime.now(clock));
        int changed = jdbc.sql("""
                update survey set rating = :rating, recommendation = :recommendation, mood = :mood, remark = :remark,
                    answered_at = :at
                where deal = :deal and answered_at is null
                and survey_no = (select max(s.survey_no) from survey s where s.deal = :deal)""").params(row).update();
        if (changed > 0) {
            events.publishEvent(DealEvent.of(deal, "survey.answered")
                    .with("rating", rating)
                    .with("recommendation", recommendation)
                    .with("mood", mood)
                    .comment(comment == null || comment.isBlank() ? null : comment));
        }
    }

    private static Survey map(ResultSet rs, int row) throws SQLException {
        OffsetDateTime answered = rs.getObject("answered_at", OffsetDateTime.class);
        return new Survey(
                rs.getInt("survey_no"),
                rs.getObject("sent_at", OffsetDateTime.class).toInstant(),
                rs.getObject("until_on", LocalDate.class),
                answered == null ? null : answered.toInstant(),
                (Integer) rs.getObject("rating"),
                (Integer) rs.getObject("recommendation"),
                rs.getString("mood"),
                rs.getString("remark"));
    }
}
