package dev.kontor.orders;

import dev.kontor.payments.Outcome;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Registrations;
import dev.kontor.vendors.Vendor;
import org.jspecify.annotations.Nullable;

/**
 * An order whose money was taken, on its way to the second commit.
 *
 * @param registrations of the seller, read before the commit
 * @param order as it is paid
 * @param anew its tax, where it was decided anew for the day of payment, or there is more evidence
 *     of the place
 * @param doubted whether the bank contradicts the buyer's place
 */
record Completion(
        Vendor vendor,
        Registrations registrations,
        Order order,
        Outcome outcome,
        @Nullable Determination anew,
        boolean doubted) {}
