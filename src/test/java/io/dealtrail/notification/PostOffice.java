package io.dealtrail.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Sends a deal's mail in tests, through a mail server of the test's: the shared product itself has none. */
public final class PostOffice {

    private final ApplicationContext context;
    private final Postman postman;
    private final MailNews news;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    public PostOffice(ApplicationContext context, int smtpPort, InboxSettings inbox) {
        this.context = context;
        sender.setHost("localhost");
        sender.setPort(smtpPort);
        postman = new Postman(
                context.getBean(Outbox.class),
                sender,
                new NotificationSettings(
                        "sales@dealtrail.example", "http://localhost:8080", LocalTime.of(9, 0), Duration.ofDays(14)),
                inbox,
                context.getBean(Clock.class),
                context.getBean(TransactionTemplate.class));
        news = context.getBean(MailNews.class);
    }

    public static InboxSettings inbox(int imapPort, String tokenIn) {
        return new InboxSettings(
                "localhost",
                imapPort,
                "imap",
                "replies",
                "secret",
                "INBOX",
                null,
                "replies@dealtrail.example",
                tokenIn,
                Duration.ofSeconds(10),
                DataSize.ofMegabytes(30));
    }

    public void port(int smtpPort) {
        sender.setPort(smtpPort);
    }

    /** Mail of this deal that was kept because there is no mail server goes out now. */
    public void send(String deal) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        jdbc.update(
                "update outbox_mail set state = 'READ' where state = 'QUEUED' and (deal is null or deal <> ?)", deal);
        jdbc.update(
                "update outbox_mail set state = 'QUEUED', sent_at = null, told = false where deal = ? and state = 'KEPT'",
                deal);
        round();
    }

    public void round() {
        postman.round();
        news.round();
    }
}
