package io.dealtrail.notification;

import io.dealtrail.live.Live;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Cursor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the signed-in person was told. */
@Component
@Transactional
class Inbox {

    /** @param text in the reader's language */
    record View(
            String id,
            String kind,
            Topic topic,
            String text,
            @Nullable String deal,
            @Nullable String task,
            Instant at,
            @Nullable Instant readAt) {

        /** Where it is seen to. */
        String address() {
            if (kind.equals("approval.asked")) {
                return "/approvals?list=questions";
            }
            if (kind.startsWith("draft.")) {
                return "/studio/drafts/" + task; // there the place of the task is the draft's
            }
            if (task != null) {
                return "/tasks/" + task;
            }
            if (deal != null) {
                return "/deals/" + deal;
            }
            return kind.startsWith("webhook.") ? "/webhooks" : kind.startsWith("mail.") ? "/outbox" : "/tasks";
        }
    }

    private final NotificationRepository notifications;
    private final Texts texts;
    private final Actors actors;
    private final Clock clock;
    private final Live live;

    Inbox(NotificationRepository notifications, Texts texts, Actors actors, Clock clock, Live live) {
        this.notifications = notifications;
        this.texts = texts;
        this.actors = actors;
        this.clock = clock;
        this.live = live;
    }

    @Transactional(readOnly = true)
    Page<View> page(boolean unread, @Nullable Topic topic, @Nullable String after, int size) {
        return notifications.page(me(), unread, topic, before(after), size).map(this::view);
    }

    @Transactional(readOnly = true)
    int unread() {
        return notifications.unread(me());
    }

    /** @throws NotFound when the person was never told this */
    View read(String id) {
        View view = view(notifications.find(number(id), me()).orElseThrow(() -> new NotFound("notification", id)));
        notifications.markRead(number(id), me(), clock.instant());
        live.tell("notifications", Set.of(Live.person(me())));
        return view;
    }

    void unread(String id) {
        if (!notifications.markUnread(number(id), me())) {
            throw new NotFound("notification", id);
        }
        live.tell("notifications", Set.of(Live.person(me())));
    }

    /** All that are unread become read at one moment, by which that can be taken back. */
    record AllRead(int count, Instant at) {}

    AllRead readAll() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int count = notifications.markAllRead(me(), now);
        live.tell("notifications", Set.of(Live.person(me())));
        return new AllRead(count, now);
    }

    void unreadAgain(Instant at) {
        notifications.markUnreadSince(me(), at);
        live.tell("notifications", Set.of(Live.person(me())));
    }

    static long before(@Nullable String after) {
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(String.valueOf(Cursor.parse(after, 1)[0]));
        } catch (NumberFormatException e) {
            throw Refused.malformed("list.cursor", String.valueOf(after));
        }
    }

    private View view(NotificationRepository.Row row) {
        Locale language = LocaleContextHolder.getLocale();
        ZoneId zone = LocaleContextHolder.getTimeZone().toZoneId();
        String text = texts.line(language, zone, row.kind(), row.deal(), row.arguments());
        return new View(
                Long.toString(row.id()), row.kind(), row.topic(), text, row.deal(), row.task(), row.at(), row.readAt());
    }

    private String me() {
        return actors.person().username();
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new NotFound("notification", id);
        }
    }
}
