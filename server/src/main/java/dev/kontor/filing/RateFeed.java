package dev.kontor.filing;

import dev.kontor.currencies.ReferenceRates.ReferenceRate;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** Where published rates come from that are not at hand. May wait for the network. */
interface RateFeed {
    /** The rate to the euro for a day, or for the next day of publication; empty when unknown. */
    Optional<ReferenceRate> of(Currency currency, LocalDate day);

    /** No feed: sandboxes make do with what is at hand. */
    static RateFeed none() {
        return (currency, day) -> Optional.empty();
    }
}
