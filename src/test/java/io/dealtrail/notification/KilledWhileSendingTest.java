package io.dealtrail.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.dealtrail.testing.Postgres;
import io.dealtrail.testing.ProductProcess;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The product is killed while it sends: no mail is lost, and the one that the server had taken goes again as the same mail. */
class KilledWhileSendingTest {

    private static final int MAILS = 400;

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Test
    void everyMailArrivesAfterAKillAndADoubleIsTheSameMail() throws Exception {
        String database = Postgres.freshDatabase();
        ProductProcess product = new ProductProcess(
                database,
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + SERVER.getSmtp().getPort());
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(database));
        for (int i = 0; i < MAILS; i++) {
            jdbc.update("""
                    insert into outbox_mail (mail_key, recipient, subject, body, state, created_at, attempts, next_try_at)
                    values (?, 'ann@example.com', ?, 'Hello', 'QUEUED', current_timestamp, 0, current_timestamp)""", "k" + i, "Mail " + i);
        }
        for (int i = 0; i < 600 && SERVER.getReceivedMessages().length < 20; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        product.kill();
        assertThat(SERVER.getReceivedMessages().length).isBetween(20, MAILS - 1);
        product.restart();
        try {
            for (int i = 0; i < 600 && unsent(jdbc) > 0; i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            Map<String, Set<String>> ids = Arrays.stream(SERVER.getReceivedMessages())
                    .collect(Collectors.groupingBy(
                            mail -> text(mail, false),
                            Collectors.mapping(mail -> text(mail, true), Collectors.toSet())));
            assertThat(ids).hasSize(MAILS);
            assertThat(ids.values()).allMatch(one -> one.size() == 1);
            assertThat(SERVER.getReceivedMessages().length - MAILS).isBetween(0, 1);
        } finally {
            product.kill();
        }
    }

    private static int unsent(JdbcTemplate jdbc) {
        Integer waiting = jdbc.queryForObject("select count(*) from outbox_mail where state = 'QUEUED'", Integer.class);
        return waiting == null ? 0 : waiting;
    }

    private static String text(MimeMessage mail, boolean id) {
        try {
            return id ? mail.getMessageID() : mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
