package io.dealtrail.notification;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox that customers answer to. Without a host nobody's answer is read, and answers go to the sender's address.
 *
 * @param host of the IMAP server
 * @param port 993 for imaps, 143 for imap, if not given
 * @param protocol imaps (default) or imap
 * @param user whose mailbox it is
 * @param password of the user; from the environment, never in a file
 * @param folder that is read; default INBOX
 * @param done to which read mail is moved; without it, read mail stays and is marked as seen
 * @param address that letters ask to answer to, such as {@code sales@example.com}
 * @param tokenIn where a letter carries what its answer is recognised by: {@code address} (default) as {@code sales+token@…}, or
 *     {@code subject} for mail servers that do not deliver such addresses
 * @param timeout for one exchange with the server; default 20 s
 * @param maxSize of a mail that is read; of a larger one only the head is; default 30 MB
 */
@Validated
@ConfigurationProperties("dealtrail.inbox")
public record InboxSettings(
        @Nullable String host,
        @Nullable Integer port,
        @Pattern(regexp = "imaps?") @DefaultValue("imaps") String protocol,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("INBOX") String folder,
        @Nullable String done,
        @Nullable @Pattern(regexp = "|[^@\\s]+@[^@\\s]+") String address,

        @Pattern(regexp = "address|subject") @DefaultValue("address")
        String tokenIn,

        @DefaultValue("20s") Duration timeout,
        @DefaultValue("30MB") DataSize maxSize) {

    /** Whether answers are read at all. */
    public boolean isOn() {
        return host != null && !host.isBlank();
    }

    boolean inSubject() {
        return tokenIn.equals("subject");
    }

    /** Where an answer to the mail with this token goes; null when it goes to the sender's address. */
    @Nullable
    String replyTo(String token) {
        if (!isOn() || address == null || address.isBlank()) {
            return null;
        }
        return inSubject() ? address : address.replaceFirst("@", "+" + token + "@");
    }
}
