package dev.kontor.messages;

import dev.kontor.platform.VendorId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Whose mailbox everybody may read, such as the demo's, which is on their own machine. Given by the
 * module that knows; without it there is no mailbox but that of the console, for whoever has signed
 * in.
 */
public interface MailboxAccess {
    /** The sandbox whose mails this visitor may read; empty for none. */
    Optional<VendorId> mailbox(HttpServletRequest request);
}
