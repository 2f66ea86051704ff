package dev.kontor.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the entries of a journal in one currency. A zero amount makes no entry, a negative one
 * an entry on the other side.
 */
final class Entries {
    private final List<Entry> entries = new ArrayList<>(8);
    private final Currency currency;

    Entries(Currency currency) {
        this.currency = currency;
    }

    Entries debit(Account account, long amount) {
        return add(account, amount, null, null, null, null);
    }

    Entries credit(Account account, long amount) {
        return debit(account, Math.negateExact(amount));
    }

    Entries debitGateway(Account account, String gateway, long amount) {
        return add(account, amount, gateway, null, null, null);
    }

    Entries creditGateway(Account account, String gateway, long amount) {
        return debitGateway(account, gateway, Math.negateExact(amount));
    }

    Entries debitTaxes(List<TaxPart> taxes) {
        taxes.forEach(it -> tax(it, it.amount()));
        return this;
    }

    Entries creditTaxes(List<TaxPart> taxes) {
        taxes.forEach(it -> tax(it, Math.negateExact(it.amount())));
        return this;
    }

    /** On a bucket of the vendor's shares; {@code due} is null where no day applies. */
    Entries debitShare(Account account, @Nullable LocalDate due, long amount) {
        return add(account, amount, null, null, null, due);
    }

    Entries creditShare(Account account, @Nullable LocalDate due, long amount) {
        return debitShare(account, due, Math.negateExact(amount));
    }

    List<Entry> list() {
        return entries;
    }

    private void tax(TaxPart tax, long debit) {
        add(Account.TAX_PAYABLE, debit, null, tax.jurisdiction(), tax.taxType(), null);
    }

    private Entries add(
            Account account,
            long debit,
            @Nullable String gateway,
            @Nullable String jurisdiction,
            @Nullable String taxType,
            @Nullable LocalDate due) {
        if (debit != 0) {
            entries.add(
                    new Entry(
                            account,
                            currency,
                            Math.max(debit, 0),
                            Math.max(Math.negateExact(debit), 0),
                            gateway,
                            jurisdiction,
                            taxType,
                            due));
        }
        return this;
    }
}
