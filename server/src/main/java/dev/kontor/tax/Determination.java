package dev.kontor.tax;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;

/**
 * A determination as it is kept with an order: the question, the answer, and when it was asked.
 * Never changed.
 *
 * @param no 1 for the sale; a correction (another tax id, another address) has the next number
 */
public record Determination(
        VendorId vendor,
        UUID orderId,
        int no,
        Instant determinedAt,
        TaxQuestion question,
        TaxAnswer.Determined answer) {}
