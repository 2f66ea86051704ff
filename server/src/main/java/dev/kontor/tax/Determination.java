package dev.kontor.tax;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;

/**
 * A determination as it is kept with an order: the question, the answer, and when it was asked.
 * Never changed.
 *
 * @param no 1 for the sale; what is decided again has the next number: a payment on a later day or
 *     with other evidence, a correction (another tax id, another address)
 */
public record Determination(
        VendorId vendor,
        UUID orderId,
        int no,
        Instant determinedAt,
        TaxQuestion question,
        TaxAnswer.Determined answer) {}
