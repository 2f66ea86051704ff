package dev.kontor.payments;

/**
 * A payment in short.
 *
 * @param attempts how many submissions to gateways there were
 */
public record PaymentSummary(
        PaymentId id, PaymentStatus status, String method, String gateway, int attempts) {}
