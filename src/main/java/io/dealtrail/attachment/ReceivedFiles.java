package io.dealtrail.attachment;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** Files that came in by mail: they are what their content says, and within the limits, like those that people attach. */
@Component
public class ReceivedFiles {

    private final AttachmentRepository attachments;
    private final AttachmentContents contents;
    private final AttachmentSettings settings;
    private final FileTypes types;
    private final ApplicationEventPublisher events;

    ReceivedFiles(
            AttachmentRepository attachments,
            AttachmentContents contents,
            AttachmentSettings settings,
            FileTypes types,
            ApplicationEventPublisher events) {
        this.attachments = attachments;
        this.contents = contents;
        this.settings = settings;
        this.types = types;
        this.events = events;
    }

    /** Whether the file may be kept with a deal: of a kind that is taken, neither empty nor too large. */
    public boolean isTaken(String name, byte[] content) {
        if (content.length == 0 || content.length > settings.maxSize().toBytes()) {
            return false;
        }
        try {
            types.allowed(new ByteArrayInputStream(content), name);
            return true;
        } catch (Refused e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a file that {@link #isTaken} with the deal, in the caller's transaction. */
    public void keep(String deal, String name, byte[] content, String from) {
        Attachment added;
        try {
            added = contents.write(deal, null, name, from, from, new ByteArrayResource(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        attachments.insert(added);
        events.publishEvent(DealEvent.of(deal, "attachment.added")
                .with("attachment", added.id())
                .with("file", added.name())
                .with("type", added.type())
                .with("size", added.size())
                .with("sha256", added.sha256()));
    }
}
