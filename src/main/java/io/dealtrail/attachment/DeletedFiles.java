package io.dealtrail.attachment;

import io.dealtrail.deal.DealWithdrawn;
import io.dealtrail.shared.DealEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Content goes for good a day after its file was deleted; with a withdrawn deal, at once. */
@Component
class DeletedFiles {

    private final AttachmentRepository attachments;
    private final AttachmentContents contents;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DeletedFiles(
            AttachmentRepository attachments,
            AttachmentContents contents,
            Clock clock,
            ApplicationEventPublisher events) {
        this.attachments = attachments;
        this.contents = contents;
        this.clock = clock;
        this.events = events;
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 300_000)
    @Transactional
    void forget() {
        forget(attachments.deletedBefore(OffsetDateTime.now(clock).minusDays(1), 100));
    }

    @EventListener
    void forget(DealWithdrawn withdrawn) {
        forget(attachments.everyOf(withdrawn.deal()));
    }

    private void forget(List<Attachment> gone) {
        events.publishEvent(new DealEvent.Touch(
                gone.stream().map(Attachment::deal).distinct().sorted().toList()));
        for (Attachment attachment : gone) {
            try {
                contents.delete(attachment);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            attachments.forget(attachment.id());
            events.publishEvent(DealEvent.of(attachment.deal(), "attachment.erased")
                    .with("file", attachment.name())
                    .with("hash", attachment.sha256()));
        }
    }
}
