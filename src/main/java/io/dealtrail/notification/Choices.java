package io.dealtrail.notification;

import io.dealtrail.shared.DealEvent;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each person wants to hear of each topic by mail. */
@Component
class Choices {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Choices(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    ByMail of(String person, Topic topic) {
        return jdbc.sql("select by_mail from notification_choice where person = :person and topic = :topic")
                .param("person", person)
                .param("topic", topic.code())
                .query(String.class)
                .optional()
                .map(ByMail::parse)
                .orElse(topic.usual());
    }

    /** Every topic with what counts for the person. */
    Map<Topic, ByMail> of(String person) {
        Map<Topic, ByMail> all = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            all.put(topic, topic.usual());
        }
        jdbc.sql("select topic, by_mail from notification_choice where person = :person")
                .param("person", person)
                .query(row -> {
                    all.put(Topic.parse(row.getString(1)), ByMail.parse(row.getString(2)));
                });
        return all;
    }

    /** Topics that are not named keep what they had. */
    @Transactional
    void choose(String person, Map<Topic, ByMail> wanted) {
        Map<Topic, ByMail> before = of(person);
        DealEvent event = DealEvent.of("person:" + person, "person.notificationsChosen");
        for (Map.Entry<Topic, ByMail> choice : wanted.entrySet()) {
            ByMail old = before.getOrDefault(choice.getKey(), choice.getKey().usual());
            if (old != choice.getValue()) {
                store(person, choice.getKey(), choice.getValue());
                event = event.change(
                        choice.getKey().code(), old.code(), choice.getValue().code());
            }
        }
        if (!event.changes().isEmpty()) {
            events.publishEvent(event);
        }
    }

    private void store(String person, Topic topic, ByMail choice) {
        jdbc.sql("delete from notification_choice where person = :person and topic = :topic")
                .param("person", person)
                .param("topic", topic.code())
                .update();
        jdbc.sql("insert into notification_choice (person, topic, by_mail) values (:person, :topic, :choice)")
                .param("person", person)
                .param("topic", topic.code())
                .param("choice", choice.code())
                .update();
    }
}
