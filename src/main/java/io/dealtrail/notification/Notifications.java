package io.dealtrail.notification;

import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people what they should know: in the page, and by mail if they have an address. */
@Component
public class Notifications {

    private final NotificationRepository notifications;
    private final Mailbox mailbox;
    private final People people;
    private final Texts texts;
    private final Clock clock;

    Notifications(NotificationRepository notifications, Mailbox mailbox, People people, Texts texts, Clock clock) {
        this.notifications = notifications;
        this.mailbox = mailbox;
        this.people = people;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Tells one person. Nobody is told who is unknown or does not work here any more.
     *
     * @param kind its text is {@code notification.<kind>} in the message files, where {0} is the deal and {1} the first of {@code
     *     args}
     * @param args strings and numbers; instants, which are written in the person's time zone; {@code MessageSourceResolvable}s,
     *     which are looked up in the person's language
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(String username, String kind, @Nullable String deal, @Nullable String taskId, Object... args) {
        people.active(username).ifPresent(person -> tell(person, kind, deal, taskId, args));
    }

    private void tell(Person person, String kind, @Nullable String deal, @Nullable String taskId, Object... args) {
        List<String> arguments = texts.arguments(person, args);
        long id = notifications.add(person.username(), kind, deal, taskId, arguments, clock.instant());
        if (person.email() != null) {
            String subject = texts.line(Texts.language(person), kind, deal, arguments);
            mailbox.send("notification:" + id, person.email(), subject, texts.mail(person, subject, deal, taskId));
        }
    }
}
