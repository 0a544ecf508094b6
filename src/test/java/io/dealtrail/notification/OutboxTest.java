package io.dealtrail.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.dealtrail.shared.Refused;
import io.dealtrail.testing.Databases;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

class OutboxTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    private static final InboxSettings NO_INBOX = new InboxSettings(
            null,
            null,
            "imaps",
            null,
            null,
            "INBOX",
            null,
            null,
            "address",
            Duration.ofSeconds(5),
            DataSize.ofMegabytes(30));

    private final DataSource data = database();
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final Outbox outbox = new Outbox(JdbcClient.create(data));
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(data));
    private Postman postman;

    DataSource database() {
        return Databases.h2(
                "V7__notification.sql",
                "V21__notification_choices.sql",
                "V25__documents_and_links.sql",
                "V32__mail.sql");
    }

    @BeforeEach
    void start() {
        sender.setHost("localhost");
        sender.setPort(SERVER.getSmtp().getPort());
        NotificationSettings settings = new NotificationSettings(
                "sales@example.com", "http://localhost:8080", java.time.LocalTime.of(9, 0), Duration.ofDays(14));
        postman = new Postman(outbox, sender, settings, NO_INBOX, clock, transaction);
    }

    @Test
    void aMailLeavesOnceAndUnderItsOwnNumber() throws Exception {
        Mailbox mailbox = mailbox(sender);
        assertThat(mailbox.send("proposal:D-000001:1", "ann@example.com", "您的报价", "Hello\nAnn"))
                .isTrue();
        assertThat(mailbox.send("proposal:D-000001:1", "ann@example.com", "Again", "Hello"))
                .isFalse();

        postman.round();
        postman.round();

        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        MimeMessage mail = SERVER.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("您的报价");
        assertThat(mail.getHeader("Message-ID")[0]).endsWith("@dealtrail>");
        assertThat(GreenMailUtil.getBody(mail)).contains("Ann");
        assertThat(only().state()).isEqualTo("SENT");
    }

    @Test
    void aMailWithLooksHasItsPlainTextToo() throws Exception {
        mailbox(sender).send("k", "ann@example.com", "Hi", "plain words", "<p>words with looks</p>");
        postman.round();
        String raw = GreenMailUtil.getWholeMessage(SERVER.getReceivedMessages()[0]);
        assertThat(raw).contains("multipart/", "text/plain", "plain words", "text/html", "<p>words with looks</p>");
    }

    @Test
    void aServerThatIsAwayIsAskedAgainLaterAndNotTooOften() {
        mailbox(sender).send("k", "ann@example.com", "Hi", "Hello");
        SERVER.stop();
        try {
            postman.round();
            assertThat(only().attempts()).isEqualTo(1);
            assertThat(only().error()).isNotBlank();
            postman.round();
            assertThat(only().attempts()).isEqualTo(1);
        } finally {
            SERVER.start();
        }
        sender.setPort(SERVER.getSmtp().getPort());
        now = now.plus(Duration.ofMinutes(2));
        postman.round();
        assertThat(only().state()).isEqualTo("SENT");
        assertThat(only().error()).isNull();
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aMailThatNoServerTakesIsGivenUpAtLast() {
        sender.setPort(1);
        mailbox(sender).send("k", "ann@example.com", "Hi", "Hello");
        for (int i = 0; i < 10; i++) {
            postman.round();
            now = now.plus(Duration.ofDays(2));
        }
        assertThat(only().state()).isEqualTo("FAILED");
        assertThat(only().attempts()).isEqualTo(8);
    }

    @Test
    void aMailThatTheServerRefusesForGoodIsNotTriedAgain() throws Exception {
        try (RefusingServer refusing = new RefusingServer("550 5.1.1 no such user")) {
            sender.setPort(refusing.port());
            mailbox(sender).send("k", "nobody@example.com", "Hi", "Hello");
            postman.round();
            now = now.plus(Duration.ofDays(2));
            postman.round();
        }
        assertThat(only().state()).isEqualTo("FAILED");
        assertThat(only().attempts()).isEqualTo(1);
        assertThat(only().error()).isEqualTo("550 5.1.1 no such user");
    }

    @Test
    void aMailThatTheServerRefusesForNowIsTriedAgain() throws Exception {
        try (RefusingServer refusing = new RefusingServer("450 4.2.1 mailbox busy")) {
            sender.setPort(refusing.port());
            mailbox(sender).send("k", "busy@example.com", "Hi", "Hello");
            postman.round();
        }
        assertThat(only().state()).isEqualTo("QUEUED");
        sender.setPort(SERVER.getSmtp().getPort());
        now = now.plus(Duration.ofMinutes(2));
        postman.round();
        assertThat(only().state()).isEqualTo("SENT");
    }

    @Test
    void aMachineThatDiesBetweenTheServersAnswerAndTheCommitSendsTheSameMailAgain() throws Exception {
        TransactionTemplate dying = new TransactionTemplate(new JdbcTransactionManager(data)) {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return super.execute(status -> {
                    action.doInTransaction(status);
                    throw new IllegalStateException("dead");
                });
            }
        };
        mailbox(sender).send("k", "ann@example.com", "Hi", "Hello");
        Postman first = new Postman(
                outbox,
                sender,
                new NotificationSettings(
                        "sales@example.com", "http://localhost:8080", java.time.LocalTime.NOON, Duration.ofDays(14)),
                NO_INBOX,
                clock,
                dying);
        assertThatThrownBy(first::round).hasMessage("dead");
        assertThat(only().state()).isEqualTo("QUEUED");
        postman.round();
        postman.round();
        assertThat(only().state()).isEqualTo("SENT");
        assertThat(SERVER.getReceivedMessages()).hasSize(2);
        assertThat(SERVER.getReceivedMessages()[0].getHeader("Message-ID"))
                .isEqualTo(SERVER.getReceivedMessages()[1].getHeader("Message-ID"));
    }

    @Test
    void enclosuresGoSomeDaysAfterTheMailWasSentAndNotBefore() {
        mailbox(sender).send("k", "ann@example.com", "Hi", "Hello");
        outbox.addressed("k", null, java.util.List.of(new Enclosure("Offer.pdf", "application/pdf", new byte[] {1})));
        now = now.plus(Duration.ofDays(30));
        assertThat(outbox.dropEnclosures(now)).as("still waiting").isZero();
        postman.round();
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        assertThat(outbox.dropEnclosures(now.minus(Duration.ofDays(14)))).isZero();
        assertThat(outbox.dropEnclosures(now.plus(Duration.ofDays(15)))).isEqualTo(1);
    }

    @Test
    void nodesThatSendAtTheSameTimeShareTheWork() throws Exception {
        for (int i = 0; i < 40; i++) {
            mailbox(sender).send("k" + i, "ann@example.com", "Hi " + i, "Hello");
        }
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            for (Future<?> round : nodes.invokeAll(Collections.nCopies(3, Executors.callable(postman::round)))) {
                round.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        postman.round();
        assertThat(SERVER.getReceivedMessages()).hasSize(40);
        assertThat(Arrays.stream(SERVER.getReceivedMessages()).map(OutboxTest::subject))
                .doesNotHaveDuplicates();
    }

    @Test
    void withoutAMailServerMailStaysInTheOutboxAndCountsAsSent() {
        mailbox(null).send("k", "ann@example.com", "Hi\r\nBcc: everybody@example.com", "Hello");
        postman.round();
        assertThat(only().state()).isEqualTo("KEPT");
        assertThat(only().sentAt()).isEqualTo(now);
        assertThat(only().subject()).isEqualTo("Hi Bcc: everybody@example.com");
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void anAddressThatWouldAddAHeaderIsRefused() {
        assertThatThrownBy(() -> mailbox(sender).send("k", "ann@example.com\nBcc: x@example.com", "Hi", "Hello"))
                .isInstanceOf(Refused.class);
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outbox.Mail only() {
        assertThat(outbox.page(null, Long.MAX_VALUE, 10).items()).hasSize(1);
        return outbox.page(null, Long.MAX_VALUE, 10).items().get(0);
    }

    @SuppressWarnings("unchecked")
    private Mailbox mailbox(JavaMailSender server) {
        ObjectProvider<JavaMailSender> provider = mock(ObjectProvider.class);
        when(provider.getIfAvailable()).thenReturn(server);
        return new Mailbox(outbox, mock(Letters.class), provider, clock, event -> {});
    }
}
