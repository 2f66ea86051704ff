package dev.kontor.ledger;

import static dev.kontor.ledger.Account.BANK;
import static dev.kontor.ledger.Account.FEES_RECHARGED;
import static dev.kontor.ledger.Account.PSP_FEES;
import static dev.kontor.ledger.Account.PSP_RECEIVABLE;
import static dev.kontor.ledger.Account.REFUNDS;
import static dev.kontor.ledger.Account.REFUNDS_PAYABLE;
import static dev.kontor.ledger.Account.SALES;
import static dev.kontor.ledger.Account.VENDOR_AVAILABLE;
import static dev.kontor.ledger.Account.VENDOR_PENDING;
import static dev.kontor.ledger.Account.VENDOR_SHARE;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries sales and refunds have: the table of the handbook (3.8), one function a row; those
 * of the vendor's shares are {@link SharePostings}. Pure: nothing is written. Entries of zero are
 * left out.
 */
public final class Postings {
    private Postings() {}

    /** J1: a payment is captured. The vendor's share is pending until it matures. */
    public static Journal capture(Sale sale, PayoutTerms terms) {
        Entries entries =
                new Entries(sale.currency())
                        .debitGateway(PSP_RECEIVABLE, sale.gateway(), sale.gross())
                        .debit(VENDOR_SHARE, sale.share())
                        .credit(SALES, sale.net())
                        .creditTaxes(sale.taxes())
                        .creditShare(VENDOR_PENDING, terms.maturity(sale.at()), sale.share());
        return new Journal(
                sale.vendor(),
                JournalKind.CAPTURE,
                sale.payment(),
                sale.order(),
                sale.at(),
                entries.list());
    }

    /** J2: what the gateway kept. */
    public static Journal pspFee(Settlement settlement) {
        List<Entry> entries = new ArrayList<>();
        for (Settlement.Amounts it : settlement.amounts()) {
            entries.addAll(
                    new Entries(it.currency())
                            .debit(PSP_FEES, it.fee())
                            .creditGateway(PSP_RECEIVABLE, settlement.gateway(), it.fee())
                            .list());
        }
        return settled(settlement, JournalKind.PSP_FEE, entries);
    }

    /** J3: what arrived on the bank account. */
    public static Journal settlement(Settlement settlement) {
        List<Entry> entries = new ArrayList<>();
        for (Settlement.Amounts it : settlement.amounts()) {
            entries.addAll(
                    new Entries(it.currency())
                            .debit(BANK, it.net())
                            .creditGateway(PSP_RECEIVABLE, settlement.gateway(), it.net())
                            .list());
        }
        return settled(settlement, JournalKind.SETTLEMENT, entries);
    }

    private static Journal settled(Settlement it, JournalKind kind, List<Entry> entries) {
        return new Journal(it.vendor(), kind, it.report(), null, it.at(), entries);
    }

    /**
     * J8 and J10: a refund is approved; from now on it is owed to the buyer. The bucket that holds
     * the sale's share gives it back.
     */
    public static Journal refundApproved(RefundBooking refund) {
        Account bucket = refund.maturity() == null ? VENDOR_AVAILABLE : VENDOR_PENDING;
        Entries entries =
                new Entries(refund.currency())
                        .debit(REFUNDS, refund.net())
                        .debitTaxes(refund.taxes())
                        .debitShare(bucket, refund.maturity(), refund.share().debit())
                        .credit(REFUNDS_PAYABLE, refund.gross())
                        .credit(VENDOR_SHARE, refund.share().cost())
                        .credit(FEES_RECHARGED, refund.share().kept());
        return new Journal(
                refund.vendor(),
                JournalKind.REFUND_APPROVED,
                refund.refund(),
                refund.order(),
                refund.at(),
                entries.list());
    }

    /** J9: the gateway confirmed an approved refund. */
    public static Journal refundConfirmed(OwedRefund owed, Instant at, String gateway) {
        return about(
                owed,
                JournalKind.REFUND_CONFIRMED,
                at,
                new Entries(owed.amount().currency())
                        .debit(REFUNDS_PAYABLE, owed.amount().minor())
                        .creditGateway(PSP_RECEIVABLE, gateway, owed.amount().minor()));
    }

    /** J9 taken back: the money came back to the gateway and is owed to the buyer again. */
    public static Journal refundBounced(OwedRefund owed, Instant at, String gateway) {
        return about(
                owed,
                JournalKind.REFUND_BOUNCED,
                at,
                new Entries(owed.amount().currency())
                        .debitGateway(PSP_RECEIVABLE, gateway, owed.amount().minor())
                        .credit(REFUNDS_PAYABLE, owed.amount().minor()));
    }

    /** What the gateway could not refund was paid by bank transfer (handbook 2.2). */
    public static Journal refundPaidByBank(OwedRefund owed, Instant at) {
        return about(
                owed,
                JournalKind.REFUND_PAID_BY_BANK,
                at,
                new Entries(owed.amount().currency())
                        .debit(REFUNDS_PAYABLE, owed.amount().minor())
                        .credit(BANK, owed.amount().minor()));
    }

    /**
     * An approved refund was given up: its journal is reversed. What was taken from a share that
     * has matured meanwhile comes back as available.
     */
    public static Journal refundCancelled(Journal approved, Instant at) {
        List<Entry> entries =
                approved.entries().stream()
                        .map(Entry::reversed)
                        .map(it -> hasCome(it.due(), at) ? it.on(VENDOR_AVAILABLE, null) : it)
                        .toList();
        return new Journal(
                approved.vendor(),
                JournalKind.REFUND_CANCELLED,
                approved.source(),
                approved.order(),
                at,
                entries);
    }

    /**
     * J14: tax is remitted, in the currencies in which it is owed. What a return takes back comes
     * from the authority.
     *
     * @param filed the return
     */
    public static Journal taxRemitted(
            VendorId vendor, UUID filed, Instant at, Map<Currency, List<TaxPart>> taxes) {
        List<Entry> entries = new ArrayList<>();
        taxes.forEach((currency, parts) ->
                entries.addAll(
                        new Entries(currency).debitTaxes(parts).credit(BANK, sum(parts)).list()));
        return new Journal(vendor, JournalKind.TAX_REMITTED, filed, null, at, entries);
    }

    private static long sum(List<TaxPart> parts) {
        return parts.stream().mapToLong(TaxPart::amount).reduce(0, Math::addExact);
    }

    private static boolean hasCome(@Nullable LocalDate day, Instant at) {
        return day != null && !day.isAfter(PayoutTerms.day(at));
    }

    private static Journal about(OwedRefund owed, JournalKind kind, Instant at, Entries entries) {
        return new Journal(owed.vendor(), kind, owed.refund(), owed.order(), at, entries.list());
    }
}
