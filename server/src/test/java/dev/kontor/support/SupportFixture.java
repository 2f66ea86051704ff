package dev.kontor.support;

import dev.kontor.events.Events;
import dev.kontor.events.TestEvents;
import dev.kontor.messages.Messages;
import dev.kontor.messages.TestMessages;
import dev.kontor.platform.Database;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.TestVendors;
import dev.kontor.vendors.Vendor;
import java.time.Instant;

/** The module on the test platform, with a vendor. */
final class SupportFixture {
    final Database database = TestPlatform.database();
    final Vendor vendor = TestVendors.sandbox();
    final Events events = TestEvents.events();
    final Messages messages = TestMessages.newMessages();
    final Support support =
            SupportModule.wire(
                    database,
                    TestPlatform.vault(),
                    TestVendors.vendors(),
                    messages,
                    events,
                    TestPlatform.jobs());

    Instant now() {
        return TestPlatform.clocks().now(vendor.id());
    }

    VendorId id() {
        return vendor.id();
    }

    Ticket open(TicketType type, String subject, String message) {
        NewTicket ticket =
                new NewTicket(
                        vendor.id(),
                        Channel.FORM,
                        type,
                        null,
                        "de",
                        subject,
                        message,
                        "ada@example.com",
                        "Ada Byron",
                        null,
                        "buyer");
        return database.write(tx -> support.open(tx, ticket, now()));
    }
}
