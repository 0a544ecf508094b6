package io.dealtrail.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** What a mail server means when it does not take a mail: a status of 5xx is for good (RFC 5321, 4.2.1), anything else for now. */
final class Refusals {

    private Refusals() {}

    static boolean forGood(MailException failure) {
        return causes(failure).stream().anyMatch(cause -> code(cause) >= 500);
    }

    /** What the server said, without what our library says around it. */
    static String reason(MailException failure) {
        return causes(failure).stream()
                .filter(cause -> code(cause) > 0)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> causes(failure).stream()
                        .filter(MessagingException.class::isInstance)
                        .map(Throwable::getMessage)
                        .filter(Objects::nonNull)
                        .findFirst())
                .flatMap(text -> text.lines().findFirst())
                .map(text -> text.strip().replaceAll(";$", ""))
                .orElse(String.valueOf(failure.getMessage()));
    }

    private static List<Throwable> causes(MailException failure) {
        List<Throwable> causes = new ArrayList<>();
        if (failure instanceof MailSendException unsent) {
            for (Exception e : unsent.getMessageExceptions()) {
                collect(e, causes);
            }
        }
        if (failure.getCause() != null) {
            collect(failure.getCause(), causes);
        }
        return causes;
    }

    private static void collect(Throwable start, List<Throwable> causes) {
        for (Throwable t = start; t != null && !causes.contains(t) && causes.size() < 20; ) {
            causes.add(0, t); // the inner ones say more
            t = t instanceof MessagingException mail && mail.getNextException() != null
                    ? mail.getNextException()
                    : t.getCause();
        }
    }

    private static int code(Throwable cause) {
        if (cause instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (cause instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return cause instanceof SMTPSendFailedException send
                        && !(send.getNextException() instanceof SendFailedException)
                ? send.getReturnCode()
                : 0;
    }
}
