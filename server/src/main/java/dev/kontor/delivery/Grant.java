package dev.kontor.delivery;

import dev.kontor.buyers.BuyerId;
import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.ProductId;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;

/**
 * The request to deliver one unit of an order line in one way. The same line, unit and delivery
 * again is the same entitlement again.
 *
 * @param vendorCode the vendor's five digits, for its keys
 * @param unit of the line's quantity, from 0
 * @param delivery which of the product's deliveries, from 0
 * @param at the vendor's time: orders of several vendors share a commit
 */
public record Grant(
        VendorId vendor,
        String vendorCode,
        UUID orderId,
        UUID orderLineId,
        int unit,
        int delivery,
        ProductId product,
        BuyerId buyer,
        DeliverySpec spec,
        Instant at) {}
