package dev.kontor.orders;

import dev.kontor.currencies.Rates;
import dev.kontor.ledger.Fee;
import dev.kontor.ledger.FeeSchedule;
import dev.kontor.platform.Money;
import dev.kontor.vendors.Vendor;
import java.time.Instant;

/**
 * What the platform keeps of a sale (handbook 1.4): the vendor's schedule, in the sale's currency.
 */
final class Fees {
    private final Rates rates;

    Fees(Rates rates) {
        this.rates = rates;
    }

    /** The fixed part is converted at the day's rate; a free order costs nothing. */
    Fee of(Vendor vendor, Money gross, Instant now) {
        if (gross.isZero()) {
            return new Fee(0, 0);
        }
        Money fixed = rates.convert(vendor.feeFixed(), gross.currency(), now);
        return new FeeSchedule(vendor.feePercent(), fixed).on(gross);
    }
}
