package io.dealtrail.notification;

import io.dealtrail.live.Live;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people what they should know: in the page, and by mail as each of them chose. */
@Component
public class Notifications {

    private final NotificationRepository notifications;
    private final Choices choices;
    private final Digests digests;
    private final Mailbox mailbox;
    private final People people;
    private final Texts texts;
    private final Clock clock;
    private final Live live;

    Notifications(
            NotificationRepository notifications,
            Choices choices,
            Digests digests,
            Mailbox mailbox,
            People people,
            Texts texts,
            Clock clock,
            Live live) {
        this.notifications = notifications;
        this.choices = choices;
        this.digests = digests;
        this.mailbox = mailbox;
        this.people = people;
        this.texts = texts;
        this.clock = clock;
        this.live = live;
    }

    /**
     * Tells one person. Nobody is told who is unknown or does not work here any more.
     *
     * @param kind its text is {@code notification.<kind>} in the message files, where {0} is the deal and {1} the first of {@code
     *     args}; {@link Topic#of} says what it is about
     * @param args strings and numbers; instants, which are written in the reader's time zone; {@code MessageSourceResolvable}s,
     *     which are looked up in the reader's language
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(String username, String kind, @Nullable String deal, @Nullable String taskId, Object... args) {
        people.active(username).ifPresent(person -> tell(person, kind, deal, taskId, args));
    }

    private void tell(Person person, String kind, @Nullable String deal, @Nullable String taskId, Object... args) {
        Topic topic = Topic.of(kind);
        ByMail byMail = person.email() == null ? ByMail.NEVER : choices.of(person.username(), topic);
        List<String> arguments = Texts.arguments(args);
        NotificationRepository.Row row = notifications.add(
                person.username(), kind, topic, deal, taskId, arguments, byMail == ByMail.DIGEST, clock.instant());
        switch (byMail) {
            case NOW -> mail(person, row);
            case DIGEST -> digests.plan(person);
            case NEVER -> {}
        }
        live.tell("notifications", Set.of(Live.person(person.username())));
    }

    private void mail(Person person, NotificationRepository.Row row) {
        Texts.Line line = texts.line(person, row);
        Locale language = Texts.language(person);
        String text = texts.text(language, "notification.mail", person.name(), line.text(), line.address());
        String html = texts.html(
                "notification/mail", language, Map.of("name", person.name(), "line", line, "home", texts.address("")));
        mailbox.send(NotificationRepository.mailKey(row.id()), String.valueOf(person.email()), line.text(), text, html);
    }
}
