package io.dealtrail.attachment;

import io.dealtrail.people.Person;
import io.dealtrail.shared.Refused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** Puts content where the settings say, and finds it where it was put. */
@Component
class AttachmentContents {

    private final AttachmentSettings settings;
    private final List<ContentStore> stores;
    private final FileTypes types;
    private final Clock clock;

    AttachmentContents(AttachmentSettings settings, List<ContentStore> stores, FileTypes types, Clock clock) {
        this.settings = settings;
        this.stores = stores;
        this.types = types;
        this.clock = clock;
    }

    /** Looks what the file is, keeps its content, and answers what is to be known of it. */
    Attachment write(String deal, @Nullable String task, @Nullable String sent, Person by, InputStreamSource file)
            throws IOException {
        return write(deal, task, sent, by.username(), by.name(), file);
    }

    Attachment write(
            String deal, @Nullable String task, @Nullable String sent, String by, String byName, InputStreamSource file)
            throws IOException {
        String type;
        try (InputStream head = file.getInputStream()) {
            type = types.allowed(head, sent);
        }
        String id = UUID.randomUUID().toString();
        try (Measured content =
                new Measured(file.getInputStream(), settings.maxSize().toBytes())) {
            store(settings.store()).write(id, content);
            if (content.size == 0) {
                throw Refused.invalid("attachment.empty");
            }
            return new Attachment(
                    id,
                    deal,
                    task,
                    FileName.of(sent, FileTypes.endings(type)),
                    type,
                    content.size,
                    content.digest(),
                    by,
                    byName,
                    OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS),
                    settings.store().name(),
                    null);
        }
    }

    InputStream read(Attachment attachment) throws IOException {
        return store(AttachmentSettings.Place.valueOf(attachment.store())).read(attachment.id());
    }

    void delete(Attachment attachment) throws IOException {
        store(AttachmentSettings.Place.valueOf(attachment.store())).delete(attachment.id());
    }

    private ContentStore store(AttachmentSettings.Place place) {
        return stores.stream().filter(s -> s.place() == place).findFirst().orElseThrow();
    }

    /** Counts and digests what is read, and stops at the limit. */
    private static final class Measured extends FilterInputStream {
        private final long max;
        private long size;

        Measured(InputStream in, long max) {
            super(new DigestInputStream(in, sha256()));
            this.max = max;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            size += Math.max(0, read);
            if (size > max) {
                throw Refused.tooLarge("attachment.tooLarge", max / 1_048_576);
            }
            return read;
        }

        String digest() {
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
