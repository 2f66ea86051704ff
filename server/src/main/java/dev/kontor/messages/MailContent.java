package dev.kontor.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, without its looks.
 *
 * @param preview what mail programs show beside the subject
 * @param heading the first line of the mail itself
 * @param replyTo where answers go, null for the vendor's support address
 * @param thread mails of one thread are shown together, null for a mail of its own
 */
public record MailContent(
        String subject,
        String preview,
        String heading,
        List<Block> blocks,
        List<Attachment> attachments,
        @Nullable String replyTo,
        @Nullable String thread) {
    public MailContent {
        if (subject.isBlank() || subject.contains("\n") || subject.contains("\r")) {
            throw new IllegalArgumentException("a subject is one line");
        }
        blocks = List.copyOf(blocks);
        attachments = List.copyOf(attachments);
    }

    public static MailContent of(
            String subject, String preview, String heading, List<Block> blocks) {
        return new MailContent(subject, preview, heading, blocks, List.of(), null, null);
    }

    /** The same with files. */
    public MailContent with(List<Attachment> files) {
        return new MailContent(subject, preview, heading, blocks, files, replyTo, thread);
    }

    /** The same as part of a thread, answered to this address. */
    public MailContent inThread(String name, @Nullable String answerTo) {
        return new MailContent(subject, preview, heading, blocks, attachments, answerTo, name);
    }
}
