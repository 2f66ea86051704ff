package dev.kontor.messages;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.ByteArrayInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Gives a message to the mail server and understands what it says. */
final class MailServer {
    /** What the mail server said. */
    sealed interface Reply {
        /** It has the mail. */
        record Taken() implements Reply {}

        /** It will never take this mail. */
        record Refused(String why) implements Reply {}

        /** It may take this mail later. */
        record Deferred(String why) implements Reply {}

        /** It takes no mail at all: it is down, or does not know us. */
        record Down(String why) implements Reply {}
    }

    private static final Pattern CODE = Pattern.compile("\\s*([245]\\d\\d)\\b.*", Pattern.DOTALL);

    private final JavaMailSender sender;

    MailServer(JavaMailSender sender) {
        this.sender = sender;
    }

    Reply send(byte[] message) {
        try {
            sender.send(sender.createMimeMessage(new ByteArrayInputStream(message)));
            return new Reply.Taken();
        } catch (MailSendException e) {
            return e.getCause() == null && e.getMessageExceptions().length > 0
                    ? about(e.getMessageExceptions()[0])
                    : new Reply.Down(name(e));
        } catch (MailException e) {
            return new Reply.Down(name(e));
        }
    }

    /** A failure of this mail: a refused recipient, or the reply code somewhere in the causes. */
    private static Reply about(Exception failure) {
        Exception cause = failure;
        while (cause != null) {
            if (cause instanceof SendFailedException sending && hasAny(sending)) {
                return new Reply.Refused("recipient refused");
            }
            Matcher code = CODE.matcher(String.valueOf(cause.getMessage()));
            if (code.matches() && !code.group(1).startsWith("2")) {
                return code.group(1).startsWith("5")
                        ? new Reply.Refused("refused with " + code.group(1))
                        : new Reply.Deferred("deferred with " + code.group(1));
            }
            cause = cause instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return new Reply.Deferred(failure.getClass().getSimpleName());
    }

    private static boolean hasAny(SendFailedException failure) {
        Address[] refused = failure.getInvalidAddresses();
        return refused != null && refused.length > 0;
    }

    private static String name(MailException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName();
    }
}
