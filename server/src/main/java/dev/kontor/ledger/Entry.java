package dev.kontor.ledger;

import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal: an amount on one side of an account.
 *
 * @param debit minor units; zero when the entry is a credit
 * @param credit minor units; zero when the entry is a debit
 * @param gateway on accounts of a payment provider
 * @param jurisdiction on tax accounts, such as {@code DE} or {@code US-TX}
 * @param taxType on tax accounts, such as {@code vat}
 * @param due on the pending and reserved shares of a vendor: the day on which they move on
 */
public record Entry(
        Account account,
        Currency currency,
        long debit,
        long credit,
        @Nullable String gateway,
        @Nullable String jurisdiction,
        @Nullable String taxType,
        @Nullable LocalDate due) {

    public Entry {
        if (debit < 0 || credit < 0 || (debit == 0) == (credit == 0)) {
            throw new IllegalArgumentException(
                    account + " needs one side: " + debit + " / " + credit);
        }
    }

    /** The entry that undoes this one. */
    Entry reversed() {
        return new Entry(account, currency, credit, debit, gateway, jurisdiction, taxType, due);
    }

    Entry on(Account other, @Nullable LocalDate day) {
        return new Entry(other, currency, debit, credit, gateway, jurisdiction, taxType, day);
    }
}
