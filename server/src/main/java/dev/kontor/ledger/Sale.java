package dev.kontor.ledger;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * A captured payment, as the books see it. Amounts in minor units of {@code currency}.
 *
 * @param gateway that captured it
 * @param net what was sold, without tax
 * @param fee what the platform keeps of it; the vendor's share is the rest, and may be negative
 */
public record Sale(
        VendorId vendor,
        UUID payment,
        UUID order,
        Instant at,
        String gateway,
        Currency currency,
        long net,
        List<TaxPart> taxes,
        Fee fee) {
    public long gross() {
        return taxes.stream().mapToLong(TaxPart::amount).reduce(net, Math::addExact);
    }

    /** What the vendor is owed (handbook 1.4). */
    public long share() {
        return Math.subtractExact(net, fee.total());
    }
}
