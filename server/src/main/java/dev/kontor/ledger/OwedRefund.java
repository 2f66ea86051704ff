package dev.kontor.ledger;

import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import java.util.UUID;

/** An approved refund, on its way to the buyer. */
public record OwedRefund(VendorId vendor, UUID refund, UUID order, Money amount) {}
