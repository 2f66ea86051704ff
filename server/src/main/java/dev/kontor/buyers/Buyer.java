package dev.kontor.buyers;

import java.time.Instant;

/** A buyer with the details given last. */
public record Buyer(BuyerId id, BuyerDetails details, Instant createdAt, Instant updatedAt) {}
