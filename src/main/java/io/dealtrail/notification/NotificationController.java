package io.dealtrail.notification;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NotificationController {

    /** @param text in the reader's language */
    record View(
            String id,
            String kind,
            String text,
            @Nullable String deal,
            @Nullable String task,
            Instant at,
            @Nullable Instant readAt) {}

    private final NotificationRepository notifications;
    private final Outbox outbox;
    private final Texts texts;
    private final Actors actors;
    private final Clock clock;

    NotificationController(
            NotificationRepository notifications, Outbox outbox, Texts texts, Actors actors, Clock clock) {
        this.notifications = notifications;
        this.outbox = outbox;
        this.texts = texts;
        this.actors = actors;
        this.clock = clock;
    }

    /** What the signed-in person was told, newest first. */
    @GetMapping("/api/notifications")
    public Page<View> mine(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after,
            Locale language) {
        return notifications
                .page(actors.person().username(), unread, before(after), Page.size(size))
                .map(row -> view(row, language));
    }

    @PostMapping("/api/notifications/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void read(@PathVariable String id) {
        if (!notifications.markRead(number(id), actors.person().username(), clock.instant())) {
            throw new NotFound("notification", id);
        }
    }

    /** Every mail the house wrote, newest first; for the admin. */
    @GetMapping("/api/outbox")
    public Page<Outbox.Mail> outbox(
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        actors.requireAny(Role.ADMIN);
        return outbox.page(before(after), Page.size(size));
    }

    private View view(NotificationRepository.Row row, Locale language) {
        String text = texts.line(language, row.kind(), row.deal(), row.arguments());
        return new View(Long.toString(row.id()), row.kind(), text, row.deal(), row.task(), row.at(), row.readAt());
    }

    private static long before(@Nullable String after) {
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(String.valueOf(Cursor.parse(after, 1)[0]));
        } catch (NumberFormatException e) {
            throw Refused.malformed("list.cursor", String.valueOf(after));
        }
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new NotFound("notification", id);
        }
    }
}
