package io.dealtrail.attachment;

import io.dealtrail.deal.Deals;
import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files of deals. Whoever sees the deal sees them; who works adds some; who added one, or leads the team, deletes it. */
@Component
@Transactional
class Attachments {

    static final int MAX_REASON = 1000;

    private final AttachmentRepository attachments;
    private final AttachmentContents contents;
    private final DealAccess access;
    private final Deals deals;
    private final People people;
    private final Actors actors;
    private final ApplicationEventPublisher events;

    Attachments(
            AttachmentRepository attachments,
            AttachmentContents contents,
            DealAccess access,
            Deals deals,
            People people,
            Actors actors,
            ApplicationEventPublisher events) {
        this.attachments = attachments;
        this.contents = contents;
        this.access = access;
        this.deals = deals;
        this.people = people;
        this.actors = actors;
        this.events = events;
    }

    @Transactional(readOnly = true)
    List<Attachment> of(String deal) {
        access.requireVisible(deal);
        return attachments.ofDeal(deal);
    }

    /**
     * @param sent the file's name as it was sent
     * @throws Refused {@code attachment.type} (415), {@code attachment.tooLarge} (413), {@code attachment.empty} (422)
     */
    Attachment add(String deal, @Nullable String task, @Nullable String sent, InputStreamSource file)
            throws IOException {
        access.requireVisible(deal);
        events.publishEvent(new Touch(List.of(deal)));
        Attachment added = contents.write(deal, task, sent, actors.person(), file);
        attachments.insert(added);
        events.publishEvent(DealEvent.of(deal, "attachment.added")
                .with("attachment", added.id())
                .with("file", added.name())
                .with("type", added.type())
                .with("size", added.size())
                .with("sha256", added.sha256()));
        return added;
    }

    /** @throws NotFound also when it is another deal's, or deleted */
    @Transactional(readOnly = true)
    Attachment require(String deal, String id) {
        access.requireVisible(deal);
        return attachments.find(deal, id).filter(a -> !a.isDeleted()).orElseThrow(() -> missing(id));
    }

    InputStream content(Attachment attachment) throws IOException {
        return contents.read(attachment);
    }

    /** Takes the file off the deal. Its content is kept for a day, so that it can be put back. */
    Attachment delete(String deal, String id, @Nullable String reason) {
        Attachment attachment = require(deal, id);
        requireMayDelete(attachment);
        if (reason == null || reason.isBlank()) {
            throw Refused.field("reason", "field.required", "reason");
        }
        if (reason.length() > MAX_REASON) {
            throw Refused.field("reason", "field.tooLong", "reason", MAX_REASON);
        }
        events.publishEvent(new Touch(List.of(deal)));
        attachments.delete(id, actors.person().username());
        tell(attachment, "attachment.deleted", reason.strip());
        return attachment;
    }

    /** Puts a deleted file back. */
    Attachment restore(String deal, String id) {
        access.requireVisible(deal);
        Attachment attachment = attachments.find(deal, id).orElseThrow(() -> missing(id));
        requireMayDelete(attachment);
        if (attachment.isDeleted()) {
            events.publishEvent(new Touch(List.of(deal)));
            attachments.restore(id);
            tell(attachment, "attachment.restored", null);
        }
        return attachment;
    }

    /** Those of a deal's files that the person may delete: all for who leads the team, else the own ones. */
    List<Attachment> deletable(String deal, List<Attachment> files) {
        Person me = actors.person();
        if (files.isEmpty() || !me.works()) {
            return List.of();
        }
        return people.leads(me, deals.require(deal).team())
                ? files
                : files.stream()
                        .filter(file -> me.username().equals(file.uploadedBy()))
                        .toList();
    }

    private void requireMayDelete(Attachment attachment) {
        if (deletable(attachment.deal(), List.of(attachment)).isEmpty()) {
            throw Refused.forbidden("attachment.notYours", attachment.name());
        }
    }

    private void tell(Attachment attachment, String action, @Nullable String reason) {
        events.publishEvent(DealEvent.of(attachment.deal(), action)
                .with("attachment", attachment.id())
                .with("file", attachment.name())
                .with("sha256", attachment.sha256())
                .comment(reason));
    }

    private static NotFound missing(String id) {
        return new NotFound("attachment", id);
    }
}
