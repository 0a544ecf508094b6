package io.dealtrail.correspondence;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came in, understood as far as we need it.
 *
 * @param key digest of its Message-ID, by which it is known when it is read again
 * @param tokens that it carries in an address it was sent to, or in its subject
 * @param answers Message-IDs of what it answers, or of what came back
 * @param text what was written; {@code quoted} is what it repeats of earlier mail
 * @param leftOut what could not be taken along, in words
 * @param why what the mail server said when a letter came back
 */
record Received(
        String key,
        Kind kind,
        String sender,
        @Nullable String senderName,
        @Nullable String subject,
        Set<String> tokens,
        Set<String> answers,
        @Nullable String text,
        @Nullable String quoted,
        List<File> files,
        List<String> leftOut,
        @Nullable String why,
        Instant sentAt) {

    /** REPLY: a person wrote it. AUTO: a machine did. BOUNCE: a letter of ours came back. */
    enum Kind {
        REPLY,
        AUTO,
        BOUNCE
    }

    record File(String name, byte[] content) {}

    String from() {
        return senderName == null ? sender : senderName;
    }
}
