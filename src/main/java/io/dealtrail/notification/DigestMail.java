package io.dealtrail.notification;

import io.dealtrail.people.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The daily mail: what was not read yet, by topic, in the person's language. */
@Component
class DigestMail {

    private static final int LINES = 100;

    /** @param lines what happened, each with the address where it is seen to */
    record Part(String title, List<Texts.Line> lines) {}

    private final Mailbox mailbox;
    private final Texts texts;

    DigestMail(Mailbox mailbox, Texts texts) {
        this.mailbox = mailbox;
        this.texts = texts;
    }

    void send(Person person, List<NotificationRepository.Row> unread, LocalDate day) {
        if (person.email() == null) {
            return;
        }
        Locale language = Texts.language(person);
        List<Part> parts = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            List<Texts.Line> lines = unread.stream()
                    .limit(LINES)
                    .filter(row -> row.topic() == topic)
                    .map(row -> texts.line(person, row))
                    .toList();
            if (!lines.isEmpty()) {
                parts.add(new Part(texts.text(language, "notification.topic." + topic.code()), lines));
            }
        }
        int more = Math.max(0, unread.size() - LINES);
        String subject = texts.text(language, "notification.digest.subject", unread.size());
        String html = texts.html(
                "notification/digest",
                language,
                Map.of("name", person.name(), "parts", parts, "more", more, "home", texts.address("/notifications")));
        mailbox.send(
                "digest:" + person.username() + ":" + day,
                person.email(),
                subject,
                plain(person, language, parts, more),
                html);
    }

    private String plain(Person person, Locale language, List<Part> parts, int more) {
        StringBuilder text = new StringBuilder(texts.text(language, "notification.digest.hello", person.name()));
        for (Part part : parts) {
            text.append("\n\n").append(part.title());
            part.lines()
                    .forEach(line -> text.append("\n- ")
                            .append(line.text())
                            .append("\n  ")
                            .append(line.address()));
        }
        if (more > 0) {
            text.append("\n\n").append(texts.text(language, "notification.digest.more", more));
        }
        return text.append("\n\n")
                .append(texts.text(language, "notification.mail.choose"))
                .append("\n")
                .append(texts.address("/profile#notifications"))
                .append("\n\nDealtrail\n")
                .toString();
    }
}
