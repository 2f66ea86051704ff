package dev.kontor.ledger;

import java.time.LocalDate;
import java.util.Currency;

/** What lies on an account of a vendor's shares for one day, in minor units. May be negative. */
record DueShare(Account account, LocalDate due, Currency currency, long amount) {}
