package dev.kontor.messages;

import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import java.util.UUID;

/** Knows what one kind of mail says. Registered by the module that queues such mails. */
public interface MailSource {
    /**
     * The content of a mail, in the buyer's language. Called once per mail, outside of
     * transactions, some time after it was queued.
     */
    MailContent content(VendorId vendor, UUID subject, Words words);
}
