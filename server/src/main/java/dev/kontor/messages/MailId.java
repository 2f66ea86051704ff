package dev.kontor.messages;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a mail, {@code msg_…}. */
public record MailId(UUID value) {
    static MailId next() {
        return new MailId(Ids.next());
    }

    /** Refuses what is not such an id with {@link IllegalArgumentException}. */
    public static MailId parse(String text) {
        return new MailId(Ids.parse("msg", text));
    }

    @Override
    public String toString() {
        return Ids.format("msg", value);
    }
}
