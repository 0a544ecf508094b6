package io.dealtrail.notification;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NotificationController {

    record Unread(int unread) {}

    private final Inbox inbox;
    private final Choices choices;
    private final Actors actors;

    NotificationController(Inbox inbox, Choices choices, Actors actors) {
        this.inbox = inbox;
        this.choices = choices;
        this.actors = actors;
    }

    /** What the signed-in person was told, newest first; of one topic, or only what was not read yet. */
    @GetMapping("/api/notifications")
    public Page<Inbox.View> mine(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable String after) {
        return inbox.page(unread, Topic.parseOrNull(topic), after, Page.size(size));
    }

    /** How many are unread; a hundred stands for all beyond. */
    @GetMapping("/api/notifications/count")
    public Unread count() {
        return new Unread(inbox.unread());
    }

    @PostMapping("/api/notifications/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void read(@PathVariable String id) {
        inbox.read(id);
    }

    @PostMapping("/api/notifications/{id}/unread")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void unread(@PathVariable String id) {
        inbox.unread(id);
    }

    @PostMapping("/api/notifications/read-all")
    public Inbox.AllRead readAll() {
        return inbox.readAll();
    }

    /** How the person hears of each topic by mail: now, digest or never. */
    @GetMapping("/api/me/notifications")
    public Map<Topic, ByMail> choices() {
        return choices.of(actors.person().username());
    }

    @PatchMapping("/api/me/notifications")
    public Map<Topic, ByMail> choose(@RequestBody Map<Topic, ByMail> wanted) {
        choices.choose(actors.person().username(), wanted);
        return choices();
    }
}
