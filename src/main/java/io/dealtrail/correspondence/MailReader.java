package io.dealtrail.correspondence;

import io.dealtrail.notification.PlainText;
import io.dealtrail.people.Secrets;
import io.dealtrail.web.Faults;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a mail as it came, whatever its sender made of it: what cannot be read is left out and named. */
final class MailReader {

    private static final Pattern TOKEN = Pattern.compile("\\+([0-9a-f]{32})@|\\[ref:([0-9a-f]{32})]");
    private static final Pattern ID = Pattern.compile("<[^<>\\s]{3,250}>");
    private static final int TEXT = 19_000;
    private static final String CUT = "\n[…]";

    private MailReader() {}

    /**
     * @param whole false when the mail is too large to be read; then only its head is
     * @param digest of the mail, by which it is known if it has no Message-ID
     */
    static Received read(MimeMessage mail, boolean whole, String digest) throws MessagingException {
        MailParts parts = new MailParts();
        if (whole) {
            try {
                parts.collect(mail, 0);
            } catch (IOException | MessagingException | RuntimeException e) {
                parts.leftOut().add("mail.unreadable");
            }
        } else {
            parts.leftOut().add("mail.tooLarge");
        }
        InternetAddress from = sender(mail);
        String subject = line(mail.getSubject(), 300);
        String plain = parts.plain() != null ? parts.plain() : parts.html() == null ? "" : PlainText.of(parts.html());
        Quotes quotes = Quotes.of(storable(plain).strip());
        Received.Kind kind = kind(mail, parts, from);
        return new Received(
                key(mail, digest),
                kind,
                from.getAddress().toLowerCase(Locale.ROOT),
                line(from.getPersonal(), 80),
                withoutToken(subject),
                tokens(mail, subject),
                answers(mail, parts),
                cut(quotes.own()),
                cut(quotes.quoted()),
                parts.files(),
                List.copyOf(parts.leftOut()),
                kind == Received.Kind.BOUNCE ? parts.why() : null,
                sentAt(mail));
    }

    private static Received.Kind kind(MimeMessage mail, MailParts parts, InternetAddress from)
            throws MessagingException {
        String sender = from.getAddress().toLowerCase(Locale.ROOT);
        boolean daemon = sender.startsWith("mailer-daemon@") || sender.startsWith("postmaster@");
        if (parts.isReport() || daemon || "<>".equals(header(mail, "Return-Path"))) {
            return parts.isReport() || daemon ? Received.Kind.BOUNCE : Received.Kind.AUTO;
        }
        String submitted = header(mail, "Auto-Submitted").toLowerCase(Locale.ROOT);
        String precedence = header(mail, "Precedence").toLowerCase(Locale.ROOT);
        boolean auto = (!submitted.isEmpty() && !submitted.startsWith("no"))
                || Set.of("auto_reply", "bulk", "junk", "list").contains(precedence)
                || !header(mail, "X-Autoreply").isEmpty()
                || !header(mail, "X-Autorespond").isEmpty();
        return auto ? Received.Kind.AUTO : Received.Kind.REPLY;
    }

    private static Set<String> tokens(MimeMessage mail, @Nullable String subject) throws MessagingException {
        List<String> where = new ArrayList<>();
        for (String name : List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")) {
            String[] values = mail.getHeader(name);
            where.addAll(values == null ? List.of() : Arrays.asList(values));
        }
        where.add(subject == null ? "" : subject);
        Set<String> tokens = new LinkedHashSet<>();
        for (String text : where) {
            Matcher token = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
            while (token.find()) {
                tokens.add(token.group(1) != null ? token.group(1) : token.group(2));
            }
        }
        return tokens;
    }

    private static @Nullable String withoutToken(@Nullable String subject) {
        return subject == null ? null : line(TOKEN.matcher(subject).replaceAll(""), 300);
    }

    private static Set<String> answers(MimeMessage mail, MailParts parts) throws MessagingException {
        Set<String> ids = new LinkedHashSet<>(parts.returnedIds());
        for (String text : List.of(header(mail, "In-Reply-To"), header(mail, "References"))) {
            ID.matcher(text).results().limit(50).forEach(id -> ids.add(id.group()));
        }
        return ids;
    }

    private static InternetAddress sender(MimeMessage mail) {
        try {
            Address[] from = mail.getFrom();
            if (from != null && from.length > 0 && from[0] instanceof InternetAddress address) {
                String known = address.getAddress();
                if (known != null && !known.isBlank() && known.length() <= 320 && Faults.isStorable(known)) {
                    return address;
                }
            }
        } catch (MessagingException e) {
            // a sender that no program can read
        }
        InternetAddress nobody = new InternetAddress();
        nobody.setAddress("unknown@invalid");
        return nobody;
    }

    private static String key(MimeMessage mail, String digest) throws MessagingException {
        String id = header(mail, "Message-ID").strip();
        return id.isEmpty() ? digest : Secrets.hash(id);
    }

    private static Instant sentAt(MimeMessage mail) throws MessagingException {
        return Stream.of(mail.getReceivedDate(), mail.getSentDate())
                .filter(date -> date != null)
                .findFirst()
                .map(Date::toInstant)
                .orElseGet(() -> Instant.EPOCH);
    }

    static String header(Part part, String name) throws MessagingException {
        String[] values = part.getHeader(name);
        return values == null || values.length == 0 ? "" : values[0];
    }

    private static @Nullable String line(@Nullable String text, int max) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String line = storable(text).replaceAll("\\s+", " ").strip();
        return line.length() <= max ? line : line.substring(0, max - 1) + "…";
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.length() <= TEXT ? text : storable(text.substring(0, TEXT)) + CUT;
    }

    /** Without what no database keeps. */
    private static String storable(String text) {
        return text.codePoints()
                .filter(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replace("\r\n", "\n");
    }
}
