package dev.kontor.delivery;

import dev.kontor.catalog.ProductId;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;

/**
 * Keys kept for an order that is still to be paid (handbook 2.3, T1).
 *
 * @param keys how many
 * @param until when they go back, in the vendor's time: 15 minutes, or the end of a voucher
 */
public record KeyReservation(
        VendorId vendor, UUID orderId, ProductId product, int keys, Instant at, Instant until) {}
