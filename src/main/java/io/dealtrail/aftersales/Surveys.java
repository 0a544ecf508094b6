package io.dealtrail.aftersales;

import io.dealtrail.aftersales.AfterSalesLetters.Matter;
import io.dealtrail.deal.Deals;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers are asked how satisfied they are. */
@Component
@Transactional
class Surveys {

    /** What a customer says. */
    record Answer(
            @Nullable Integer rating,
            @Nullable Integer recommendation,
            @Nullable String mood,
            @Nullable String comment) {}

    private final JdbcClient jdbc;
    private final AfterSalesLetters letters;
    private final AfterSalesSettings settings;
    private final Deals deals;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Surveys(
            JdbcClient jdbc,
            AfterSalesLetters letters,
            AfterSalesSettings settings,
            Deals deals,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.settings = settings;
        this.deals = deals;
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

    @Transactional(readOnly = true)
    Optional<Survey> find(String deal, int number) {
        return of(deal).stream().filter(survey -> survey.survey() == number).findFirst();
    }

    /** Whether the customer was not asked lately. */
    @Transactional(readOnly = true)
    boolean isDue(String deal) {
        return of(deal).stream()
                .allMatch(survey -> survey.sentAt()
                        .atOffset(ZoneOffset.UTC)
                        .plusDays(settings.surveyEveryDays())
                        .toInstant()
                        .isBefore(clock.instant()));
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
        Matter matter = new Matter(
                "survey:" + deal + ":" + number,
                "survey",
                SurveyLink.PURPOSE,
                String.valueOf(number),
                until.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        letters.post(deal, matter, Map.of("title", deals.require(deal).title(), "until", until));
        return until;
    }

    /** Keeps the answer to the newest survey; an answer that is there already stays. */
    void answer(String deal, Answer answer) {
        int newest = of(deal).stream().mapToInt(Survey::survey).max().orElse(0);
        answer(deal, newest, answer);
    }

    /** @return false when there is an answer already */
    boolean answer(String deal, int number, Answer answer) {
        String comment = answer.comment() == null || answer.comment().isBlank() ? null : answer.comment();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("deal", deal);
        row.put("number", number);
        row.put("rating", answer.rating());
        row.put("recommendation", answer.recommendation());
        row.put("mood", answer.mood());
        row.put("remark", comment);
        row.put("at", OffsetDateTime.now(clock));
        int changed = jdbc.sql("""
                update survey set rating = :rating, recommendation = :recommendation, mood = :mood, remark = :remark,
                    answered_at = :at
                where deal = :deal and survey_no = :number and answered_at is null""").params(row).update();
        if (changed > 0) {
            events.publishEvent(DealEvent.of(deal, "survey.answered")
                    .with("rating", answer.rating())
                    .with("recommendation", answer.recommendation())
                    .with("mood", answer.mood())
                    .comment(comment));
        }
        return changed > 0;
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
