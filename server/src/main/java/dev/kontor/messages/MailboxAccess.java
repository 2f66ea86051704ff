package dev.kontor.messages;

import dev.kontor.platform.VendorId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Whose mailbox a visitor may read: the demo vendor's sandbox for everybody, or the sandbox that a
 * signed-in person looks at. Given by the modules that know; of several, the first that names one
 * counts, and without any there is no mailbox.
 */
public interface MailboxAccess {
    /** The sandbox whose mails this visitor may read; empty for none. */
    Optional<VendorId> mailbox(HttpServletRequest request);
}
