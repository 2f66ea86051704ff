package dev.kontor.messages;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail to be queued: who gets it, and what it tells.
 *
 * @param kind such as {@code receipt}; a {@link MailSource} must be registered for it
 * @param subjectId what the source makes the content from: an order, a refund, a reply
 * @param recipient e-mail address
 * @param locale language tag of the buyer
 * @param at in the vendor's time
 */
public record Mail(
        VendorId vendor,
        String kind,
        UUID subjectId,
        String recipient,
        String locale,
        Instant at) {}
