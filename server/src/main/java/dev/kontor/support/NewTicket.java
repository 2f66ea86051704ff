package dev.kontor.support;

import dev.kontor.platform.VendorId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket is made from. Card numbers in subject, message and name are blacked out.
 *
 * @param priority null for the type's own
 * @param actor who files it: {@code buyer}, {@code key:…}, {@code staff:…}
 */
public record NewTicket(
        VendorId vendor,
        Channel channel,
        TicketType type,
        @Nullable Priority priority,
        String locale,
        String subject,
        String message,
        String email,
        @Nullable String name,
        @Nullable UUID orderId,
        String actor) {}
