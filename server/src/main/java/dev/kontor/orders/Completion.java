package dev.kontor.orders;

import dev.kontor.payments.Outcome;
import dev.kontor.tax.Determination;
import dev.kontor.vendors.Vendor;
import org.jspecify.annotations.Nullable;

/**
 * An order whose money was taken, on its way to the second commit.
 *
 * @param order as it is paid
 * @param anew its tax, where it was decided anew for the day of payment
 */
record Completion(Vendor vendor, Order order, Outcome outcome, @Nullable Determination anew) {}
