package io.dealtrail.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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
    private final Clock clock;
    private final TransactionTemplate transaction;

    Postman(
            Outbox outbox,
            JavaMailSender server,
            NotificationSettings settings,
            Clock clock,
            TransactionTemplate transaction) {
        this.outbox = outbox;
        this.server = server;
        this.settings = settings;
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
            boolean again = mail.attempts() < WAITS.size();
            outbox.markFailed(
                    mail.id(),
                    String.valueOf(e.getMessage()),
                    again ? clock.instant().plus(WAITS.get(mail.attempts())) : null);
        }
        return true;
    }

    private MimeMessage message(Outbox.Mail mail) throws MessagingException {
        String id = "<" + UUID.nameUUIDFromBytes(mail.key().getBytes(StandardCharsets.UTF_8)) + "@dealtrail>";
        MimeMessage message = server.createMimeMessage();
        List<Enclosure> enclosures = outbox.enclosures(mail.id());
        boolean parts = mail.html() != null || !enclosures.isEmpty();
        MimeMessageHelper text = new MimeMessageHelper(message, parts, StandardCharsets.UTF_8.name());
        text.setFrom(settings.from());
        text.setTo(mail.to());
        text.setSubject(mail.subject());
        if (mail.html() == null) {
            text.setText(mail.body());
        } else {
            text.setText(mail.body(), mail.html());
        }
        for (Enclosure enclosure : enclosures) {
            text.addAttachment(enclosure.fileName(), new ByteArrayResource(enclosure.content()), enclosure.type());
        }
        message.setHeader("Message-ID", id);
        return message;
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
