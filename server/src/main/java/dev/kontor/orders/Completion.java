package dev.kontor.orders;

import dev.kontor.payments.Outcome;
import dev.kontor.vendors.Vendor;

/** An order whose money was taken, on its way to the second commit. */
record Completion(Vendor vendor, Order order, Outcome outcome) {}
