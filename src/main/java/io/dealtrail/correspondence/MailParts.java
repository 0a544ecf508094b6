package io.dealtrail.correspondence;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a mail: its words, its files, and what a mail server reports. */
final class MailParts {

    private static final int DEPTH = 10;
    private static final int FILES = 20;
    private static final int WORDS = 400_000;
    private static final Pattern ID = Pattern.compile("(?im)^message-id:\\s*(<[^<>\\s]{3,250}>)");
    private static final Pattern DIAGNOSTIC =
            Pattern.compile("(?im)^diagnostic-code:\\s*(.{1,500}(?:\\R[ \\t].{1,300})*)");
    private static final Pattern STATUS = Pattern.compile("(?im)^status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");

    private @Nullable String plain;
    private @Nullable String html;
    private @Nullable String why;
    private boolean report;
    private final List<Received.File> files = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Set<String> returned = new LinkedHashSet<>();

    void collect(Part part, int depth) throws IOException, MessagingException {
        if (depth > DEPTH) {
            return;
        }
        if (part.isMimeType("multipart/report")) {
            report |= part.getContentType().toLowerCase(java.util.Locale.ROOT).contains("delivery-status");
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart one = several.getBodyPart(i);
                collect(one, depth + 1);
            }
        } else if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            status(text(part));
        } else if (report && (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers"))) {
            ID.matcher(text(part)).results().limit(1).forEach(id -> returned.add(id.group(1)));
        } else {
            leaf(part);
        }
    }

    private void leaf(Part part) throws IOException, MessagingException {
        String name = name(part);
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (!attached && name == null && part.isMimeType("text/plain")) {
            plain = plain == null ? text(part) : plain + "\n" + text(part);
        } else if (!attached && name == null && part.isMimeType("text/html")) {
            html = html == null ? text(part) : html;
        } else if (attached || !isDecoration(part)) {
            keep(part, name == null ? "file" : name);
        }
    }

    /** A picture that belongs to the looks of a mail, such as a signature's logo. */
    private static boolean isDecoration(Part part) throws MessagingException {
        return part.isMimeType("image/*")
                && !MailReader.header(part, "Content-ID").isEmpty();
    }

    private void keep(Part part, String name) throws IOException, MessagingException {
        if (files.size() >= FILES) {
            leftOut.add(name);
            return;
        }
        try (InputStream content = part.getInputStream()) {
            files.add(new Received.File(name, content.readAllBytes()));
        }
    }

    private void status(String text) {
        report = true;
        Matcher diagnostic = DIAGNOSTIC.matcher(text);
        Matcher status = STATUS.matcher(text);
        if (diagnostic.find()) {
            why = diagnostic.group(1).replaceAll("\\s+", " ").strip();
        } else if (status.find()) {
            why = status.group(1);
        }
    }

    private static @Nullable String name(Part part) throws MessagingException {
        String name = part.getFileName();
        try {
            return name == null ? null : MimeUtility.decodeText(name);
        } catch (java.io.UnsupportedEncodingException e) {
            return name;
        }
    }

    /** Decoded by the charset that the part names; one that nobody knows is read as UTF-8. */
    private static String text(Part part) throws IOException, MessagingException {
        Charset charset = StandardCharsets.UTF_8;
        Matcher named = Pattern.compile("(?i)charset=\"?([\\w.:+-]+)").matcher(String.valueOf(part.getContentType()));
        if (named.find()) {
            try {
                String java = MimeUtility.javaCharset(named.group(1));
                // What calls itself GB2312 mostly is its larger successor.
                charset = Charset.forName(
                        java.equalsIgnoreCase("gb2312") || java.equalsIgnoreCase("gbk") ? "GB18030" : java);
            } catch (IllegalArgumentException e) {
                charset = StandardCharsets.UTF_8;
            }
        }
        try (InputStream content = part.getInputStream()) {
            return new String(content.readNBytes(WORDS), charset);
        }
    }

    @Nullable
    String plain() {
        return plain;
    }

    @Nullable
    String html() {
        return html;
    }

    @Nullable
    String why() {
        return why;
    }

    boolean isReport() {
        return report;
    }

    List<Received.File> files() {
        return List.copyOf(files);
    }

    List<String> leftOut() {
        return leftOut;
    }

    Set<String> returnedIds() {
        return returned;
    }
}
