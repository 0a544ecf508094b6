package io.dealtrail.aftersales;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done when a customer is onboarded: the usual points, copied to each deal and ticked there. */
@Component
@Transactional
class Onboarding {

    static final int MAX_POINTS = 50;
    static final int MAX_WORDS = 300;
    private static final String SUBJECT = "settings:onboarding";

    /** A usual point, in both languages; one of them may be empty. */
    record Point(@Nullable String en, @Nullable String zh) {

        private boolean isEmpty() {
            return words(en).isEmpty() && words(zh).isEmpty();
        }

        static String words(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    private final JdbcClient jdbc;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Onboarding(JdbcClient jdbc, Actors actors, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** Gives the deal the usual points; one that has some keeps them. */
    void begin(String deal) {
        events.publishEvent(new Touch(List.of(deal)));
        if (!of(deal).isEmpty()) {
            return;
        }
        List<Point> usual = usual();
        for (int n = 0; n < usual.size(); n++) {
            Point point = usual.get(n);
            jdbc.sql("insert into onboarding_item (id, deal, n, words_en, words_zh) values (:id, :deal, :n, :en, :zh)")
                    .param("id", UUID.randomUUID().toString())
                    .param("deal", deal)
                    .param("n", n + 1)
                    .param("en", Point.words(point.en()))
                    .param("zh", Point.words(point.zh()))
                    .update();
        }
        events.publishEvent(DealEvent.of(deal, "onboarding.begun").with("points", usual.size()));
    }

    @Transactional(readOnly = true)
    List<OnboardingItem> of(String deal) {
        return jdbc.sql(
                        "select id, n, words_en, words_zh, done_by, done_at from onboarding_item where deal = :deal order by n")
                .param("deal", deal)
                .query(Onboarding::item)
                .list();
    }

    /** Ticks a point, or takes the tick back; what is so already stays with who did it. */
    OnboardingItem tick(String deal, String id, boolean done) {
        events.publishEvent(new Touch(List.of(deal)));
        OnboardingItem item = require(deal, id);
        if (item.done() != done) {
            jdbc.sql("update onboarding_item set done_by = :by, done_at = :at where id = :id")
                    .param("by", done ? actors.person().username() : null)
                    .param("at", done ? OffsetDateTime.now(clock) : null)
                    .param("id", id)
                    .update();
            events.publishEvent(DealEvent.of(deal, done ? "onboarding.done" : "onboarding.undone")
                    .with("point", item.wordsEn().isBlank() ? item.wordsZh() : item.wordsEn()));
        }
        return require(deal, id);
    }

    @Transactional(readOnly = true)
    List<Point> usual() {
        return jdbc.sql("select words_en, words_zh from onboarding_point order by n")
                .query((rs, n) -> new Point(rs.getString(1), rs.getString(2)))
                .list();
    }

    /** Says anew what is usual; deals that have begun keep theirs. */
    List<Point> change(@Nullable List<Point> wanted) {
        List<Point> points = new ArrayList<>();
        for (Point point : wanted == null ? List.<Point>of() : wanted) {
            if (!point.isEmpty()) {
                NewCase.requireShort("en", Point.words(point.en()), MAX_WORDS);
                NewCase.requireShort("zh", Point.words(point.zh()), MAX_WORDS);
                points.add(point);
            }
        }
        if (points.isEmpty() || points.size() > MAX_POINTS) {
            throw Refused.field("points", "onboarding.points", MAX_POINTS);
        }
        events.publishEvent(new Touch(List.of(SUBJECT)));
        List<Point> before = usual();
        jdbc.sql("delete from onboarding_point").update();
        for (int n = 0; n < points.size(); n++) {
            jdbc.sql("insert into onboarding_point (n, words_en, words_zh) values (:n, :en, :zh)")
                    .param("n", n + 1)
                    .param("en", Point.words(points.get(n).en()))
                    .param("zh", Point.words(points.get(n).zh()))
                    .update();
        }
        events.publishEvent(DealEvent.of(SUBJECT, "onboarding.changed").change("points", texts(before), texts(points)));
        return usual();
    }

    private static List<String> texts(List<Point> points) {
        return points.stream()
                .map(point -> Point.words(point.en()) + " / " + Point.words(point.zh()))
                .toList();
    }

    private OnboardingItem require(String deal, String id) {
        return of(deal).stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("onboardingItem", id));
    }

    private static OnboardingItem item(ResultSet rs, int row) throws SQLException {
        OffsetDateTime done = rs.getObject("done_at", OffsetDateTime.class);
        return new OnboardingItem(
                rs.getString("id"),
                rs.getInt("n"),
                rs.getString("words_en"),
                rs.getString("words_zh"),
                rs.getString("done_by"),
                done == null ? null : done.toInstant());
    }
}
