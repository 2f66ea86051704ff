package dev.kontor.demo;

import dev.kontor.access.ApiKeys;
import dev.kontor.messages.MailboxAccess;
import dev.kontor.platform.VendorId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Shows the demo's mails to everybody, as its key is everybody's: the demo is on this machine. */
final class DemoMailbox implements MailboxAccess {
    private final ApiKeys keys;

    DemoMailbox(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<VendorId> mailbox(HttpServletRequest request) {
        return keys.demoVendor();
    }
}
