package io.dealtrail.correspondence;

import io.dealtrail.notification.InboxSettings;
import io.dealtrail.people.Actor;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Secrets;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox that customers answer to. Each mail is taken in by a transaction of its own, and marked in the mailbox after
 * that has committed. How far it was read is kept here, by the numbers that the server gives: a person who opens a mail in the
 * mailbox does not hide it from us, and one that is read again after a crash is known by its Message-ID.
 */
@Component
@ConditionalOnProperty("dealtrail.inbox.host")
class Postbox {

    private static final Logger log = LoggerFactory.getLogger(Postbox.class);
    private static final int ROUND = 100;
    private static final Duration FIRST = Duration.ofDays(30); // what lay in the mailbox before is not ours

    private final InboxSettings settings;
    private final Filing filing;
    private final InboxMarks marks;
    private final Actors actors;
    private final Clock clock;

    Postbox(InboxSettings settings, Filing filing, InboxMarks marks, Actors actors, Clock clock) {
        this.settings = settings;
        this.filing = filing;
        this.marks = marks;
        this.actors = actors;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 30_000)
    void round() {
        if (!settings.isOn()) {
            return; // named, but left empty
        }
        String name = settings.user() + "@" + settings.host() + "/" + settings.folder();
        marks.begin(name);
        Optional<InboxMarks.Mark> mark = marks.take(name, clock.instant());
        if (mark.isEmpty()) {
            return;
        }
        try (Store store = open()) {
            read(store, name, mark.get());
        } catch (MessagingException e) {
            log.warn("The mailbox cannot be read: {}", e.getMessage());
        } finally {
            marks.leave(name);
        }
    }

    private Store open() throws MessagingException {
        String protocol = settings.protocol();
        String limit = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        for (String name : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail." + protocol + "." + name, limit);
        }
        properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.put("mail." + protocol + ".fetchsize", "1048576");
        // What parts are encoded in is told by their senders, sometimes wrongly.
        properties.put("mail.mime.base64.ignoreerrors", "true");
        Store store = Session.getInstance(properties).getStore(protocol);
        int port = settings.port() == null ? -1 : settings.port();
        store.connect(settings.host(), port, settings.user(), settings.password());
        return store;
    }

    private void read(Store store, String name, InboxMarks.Mark mark) throws MessagingException {
        Folder folder = store.getFolder(settings.folder());
        folder.open(Folder.READ_WRITE);
        try {
            UIDFolder numbers = (UIDFolder) folder;
            long validity = numbers.getUIDValidity();
            long from = mark.validity() == validity ? mark.uid() + 1 : 1;
            boolean first = mark.validity() == 0;
            boolean complete = true;
            int read = 0;
            for (Message message : numbers.getMessagesByUID(from, UIDFolder.LASTUID)) {
                long uid = numbers.getUID(message);
                // The server answers with the last one, even when that is older.
                if (uid < from || read++ >= ROUND) {
                    continue;
                }
                boolean taken = (first && isOld(message)) || take(message);
                complete &= taken;
                if (complete) {
                    marks.reached(name, validity, uid);
                }
            }
        } finally {
            folder.close(settings.done() != null);
        }
    }

    private boolean isOld(Message message) {
        try {
            Instant limit = clock.instant().minus(FIRST);
            return message.getReceivedDate() != null
                    && message.getReceivedDate().toInstant().isBefore(limit);
        } catch (MessagingException e) {
            return false; // the server cannot read its head
        }
    }

    /** @return false when it has to be read again */
    private boolean take(Message message) {
        try {
            IMAPMessage imap = (IMAPMessage) message;
            imap.setPeek(true); // reading must not mark it
            int limit = Math.toIntExact(settings.maxSize().toBytes());
            byte[] bytes;
            try (InputStream raw = imap.getMimeStream()) {
                bytes = raw.readNBytes(limit + 1);
            }
            // As it came: what the server makes of a mail that is not well formed differs.
            MimeMessage copy = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            Received mail = MailReader.read(
                    copy, bytes.length <= limit, Secrets.hash(new String(bytes, StandardCharsets.ISO_8859_1)));
            actors.callAs(Actor.customer(mail.from()), () -> filing.take(mail));
            mark(message);
            return true;
        } catch (MessageRemovedException e) {
            return true; // somebody was faster
        } catch (IOException | MessagingException | RuntimeException e) {
            log.warn("A mail was not taken in and is read again later", e);
            return false;
        }
    }

    private void mark(Message message) throws MessagingException {
        message.setFlag(Flags.Flag.SEEN, true);
        if (settings.done() != null) {
            Folder done = message.getFolder().getStore().getFolder(settings.done());
            if (!done.exists()) {
                done.create(Folder.HOLDS_MESSAGES);
            }
            message.getFolder().copyMessages(new Message[] {message}, done);
            message.setFlag(Flags.Flag.DELETED, true);
        }
    }
}
