package dev.kontor.messages;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it stands.
 *
 * @param status {@code kept}, {@code queued}, {@code sent}, {@code bounced} or {@code failed}
 * @param queuedAt in the vendor's time
 * @param sentAt when the mail server took it, in real time
 * @param error what went wrong last, in a few words without personal data
 */
public record QueuedMail(
        VendorId vendor,
        MailId id,
        String kind,
        UUID subjectId,
        String recipient,
        String locale,
        String status,
        int attempts,
        Instant queuedAt,
        @Nullable Instant sentAt,
        @Nullable String error) {}
