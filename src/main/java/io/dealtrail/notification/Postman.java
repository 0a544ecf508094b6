package io.dealtrail.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands queued mail to the mail server, each in a transaction of its own that holds the mail's row. Should the machine stop
 * between the server's answer and the commit, the mail goes once more, under the same Message-ID.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int ROUND = 200;
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final Outbox outbox;
    private final JavaMailSender server;
    private final NotificationSettings settings;
    private final InboxSettings inbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Postman(
            Outbox outbox,
            JavaMailSender server,
            NotificationSettings settings,
            InboxSettings inbox,
            Clock clock,
            TransactionTemplate transaction) {
        this.outbox = outbox;
        this.server = server;
        this.settings = settings;
        this.inbox = inbox;
        this.clock = clock;
        this.transaction = transaction;
        limitWaiting(server);
    }

    @Scheduled(fixedDelay = 5_000)
    void round() {
        for (int i = 0; i < ROUND; i++) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> sendNext()))) {
                return;
            }
        }
    }

    private boolean sendNext() {
        return outbox.lockNext(clock.instant()).map(this::send).orElse(false);
    }

    private boolean send(Outbox.Mail mail) {
        try {
            server.send(message(mail));
            outbox.markSent(mail.id(), clock.instant());
        } catch (MailParseException | MessagingException e) {
            // No server will ever take it.
            outbox.markFailed(mail.id(), String.valueOf(e.getMessage()), null);
        } catch (MailException e) {
            log.warn("Mail {} was not taken: {}", mail.key(), e.getMessage());
            boolean again = mail.attempts() < WAITS.size() && !Refusals.forGood(e);
            outbox.markFailed(
                    mail.id(), Refusals.reason(e), again ? clock.instant().plus(WAITS.get(mail.attempts())) : null);
        }
        return true;
    }

    private MimeMessage message(Outbox.Mail mail) throws MessagingException {
        MimeMessage message = server.createMimeMessage();
        List<Enclosure> enclosures = outbox.enclosures(mail.id());
        boolean parts = mail.html() != null || !enclosures.isEmpty();
        MimeMessageHelper text = new MimeMessageHelper(message, parts, StandardCharsets.UTF_8.name());
        text.setFrom(settings.from());
        text.setTo(mail.to());
        text.setSubject(subject(mail));
        String replyTo = mail.token() == null ? null : inbox.replyTo(mail.token());
        if (replyTo != null) {
            text.setReplyTo(replyTo);
        }
        if (mail.html() == null) {
            text.setText(mail.body());
        } else {
            text.setText(mail.body(), mail.html());
        }
        for (Enclosure enclosure : enclosures) {
            text.addAttachment(enclosure.fileName(), new ByteArrayResource(enclosure.content()), enclosure.type());
        }
        message.setHeader("Message-ID", mail.messageId());
        // Machines that answer for absent people should not answer to a machine.
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String subject(Outbox.Mail mail) {
        return mail.token() != null && inbox.isOn() && inbox.inSubject()
                ? mail.subject() + " [ref:" + mail.token() + "]"
                : mail.subject();
    }

    // JavaMail waits for ever by default, and would hold the row and the connection as long.
    private static void limitWaiting(JavaMailSender server) {
        if (server instanceof JavaMailSenderImpl sender) {
            for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
                sender.getJavaMailProperties().putIfAbsent("mail.smtp." + limit, "10000");
            }
        }
    }
}
