package io.dealtrail.correspondence;

import io.dealtrail.notification.InboxSettings;
import io.dealtrail.people.Actors;
import java.time.Clock;
import org.springframework.context.ApplicationContext;

/** Reads a mailbox of the test's: the shared product itself has none. */
public final class MailCarrier {

    private final Postbox postbox;

    public MailCarrier(ApplicationContext context, InboxSettings settings) {
        postbox = new Postbox(
                settings,
                context.getBean(Filing.class),
                context.getBean(InboxMarks.class),
                context.getBean(Actors.class),
                context.getBean(Clock.class));
    }

    public void round() {
        postbox.round();
    }
}
