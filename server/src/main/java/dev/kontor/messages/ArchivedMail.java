package dev.kontor.messages;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A message taken apart: what the buyer's mail program shows.
 *
 * @param from name and address
 */
public record ArchivedMail(
        String subject, String from, String to, String text, String html, List<File> files) {
    /** A file that came with it. */
    public record File(String name, String mediaType, byte[] bytes) {}

    /** Reads a message that {@link MailComposer} made. */
    static ArchivedMail read(byte[] message) {
        try {
            MimeMessage mime =
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(message));
            Parts parts = new Parts();
            parts.collect(mime);
            return new ArchivedMail(
                    mime.getSubject(),
                    ((InternetAddress) mime.getFrom()[0]).toUnicodeString(),
                    ((InternetAddress) mime.getRecipients(MimeMessage.RecipientType.TO)[0])
                            .getAddress(),
                    parts.text.toString(),
                    parts.html.toString(),
                    List.copyOf(parts.files));
        } catch (MessagingException e) {
            throw new IllegalStateException("a damaged message", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Parts {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<File> files = new ArrayList<>();

        void collect(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart child = parts.getBodyPart(i);
                    collect(child);
                }
            } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                files.add(file(part));
            } else if (part.isMimeType("text/html")) {
                html.append(part.getContent());
            } else if (part.isMimeType("text/plain")) {
                text.append(part.getContent());
            }
        }

        private static File file(Part part) throws MessagingException, IOException {
            String type = part.getContentType();
            int parameters = type.indexOf(';');
            return new File(
                    MimeUtility.decodeText(part.getFileName()),
                    parameters < 0 ? type : type.substring(0, parameters),
                    part.getInputStream().readAllBytes());
        }
    }
}
