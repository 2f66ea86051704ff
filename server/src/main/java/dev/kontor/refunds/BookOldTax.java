package dev.kontor.refunds;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.Invoices;
import dev.kontor.ledger.Journal;
import dev.kontor.ledger.Ledger;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.orders.TaxBookings;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBook;
import dev.kontor.tax.TaxBooking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the journals of before there were tax lines theirs, from the documents that they booked, so
 * that returns and thresholds know all that was ever sold. Some journals a turn, from the newest
 * back; whoever dies in between goes on where the last commit was.
 */
final class BookOldTax implements DueWork.Handler {
    static final String KIND = "tax_backlog";

    private static final Logger LOG = LoggerFactory.getLogger(BookOldTax.class);

    private final Database database;
    private final Ledger ledger;
    private final Orders orders;
    private final Invoices invoices;
    private final Tax tax;
    private final TaxBook book;
    private final Clocks clocks;
    private final RefundStore refunds;
    private final BacklogStore store;
    private final int batch;

    /**
     * @param batch journals a turn
     */
    BookOldTax(
            Database database,
            Ledger ledger,
            Orders orders,
            Invoices invoices,
            Tax tax,
            TaxBook book,
            Clocks clocks,
            RefundStore refunds,
            int batch) {
        this.database = database;
        this.ledger = ledger;
        this.orders = orders;
        this.invoices = invoices;
        this.tax = tax;
        this.book = book;
        this.clocks = clocks;
        this.refunds = refunds;
        this.store = new BacklogStore(database);
        this.batch = batch;
    }

    @Override
    public Optional<Instant> run(VendorId vendor) {
        return store.find(vendor).flatMap(this::run);
    }

    private Optional<Instant> run(BacklogStore.Backlog backlog) {
        VendorId vendor = backlog.vendor();
        List<Journal> journals = ledger.journals(vendor, null, null, backlog.before(), batch);
        if (journals.isEmpty()) {
            database.run(tx -> store.done(tx, vendor));
            return Optional.empty();
        }
        List<TaxBooking> missing = missing(vendor, journals);
        database.run(tx -> {
            if (store.advance(tx, backlog, journals.getLast().id())) {
                tax.bookLate(tx, vendor, missing);
            }
        });
        return Optional.of(clocks.real());
    }

    private List<TaxBooking> missing(VendorId vendor, List<Journal> journals) {
        Set<UUID> booked = booked(vendor, journals);
        List<TaxBooking> missing = new ArrayList<>();
        for (Journal journal : journals) {
            if (!booked.contains(journal.id().value())) {
                booking(journal).ifPresent(missing::add);
            }
        }
        return missing;
    }

    private Set<UUID> booked(VendorId vendor, List<Journal> journals) {
        Instant first = journals.stream().map(Journal::at).min(Instant::compareTo).orElseThrow();
        Instant last = journals.stream().map(Journal::at).max(Instant::compareTo).orElseThrow();
        return book.byJournal(vendor, first, last.plusSeconds(1)).stream()
                .map(TaxBook.JournalSum::journal)
                .collect(Collectors.toSet());
    }

    /** Corrections came after the lines, and leave them with their journals. */
    private Optional<TaxBooking> booking(Journal journal) {
        return switch (journal.kind()) {
            case CAPTURE -> told(journal, order(journal).flatMap(it -> sale(journal, it)));
            case REFUND_APPROVED ->
                    told(journal, order(journal).flatMap(it -> refund(journal, it)));
            case PSP_FEE,
                    SETTLEMENT,
                    MATURITY,
                    RESERVE_RELEASE,
                    PAYOUT_SENT,
                    PAYOUT_CONFIRMED,
                    PAYOUT_RETURNED,
                    REFUND_CONFIRMED,
                    REFUND_BOUNCED,
                    REFUND_PAID_BY_BANK,
                    REFUND_CANCELLED,
                    TAX_REMITTED,
                    TAX_CORRECTED ->
                    Optional.empty();
        };
    }

    private Optional<Order> order(Journal journal) {
        return Optional.ofNullable(journal.order())
                .flatMap(it -> orders.find(journal.vendor(), new OrderId(it)));
    }

    /** By the first invoice: a later one is a correction's. */
    private Optional<TaxBooking> sale(Journal journal, Order order) {
        return invoices.allOfOrder(journal.vendor(), order.id().value()).stream()
                .findFirst()
                .map(it -> TaxBookings.sale(journal, order, it));
    }

    private Optional<TaxBooking> refund(Journal journal, Order order) {
        return database.read(
                        sql -> refunds.find(sql, journal.vendor(), new RefundId(journal.source())))
                .flatMap(this::note)
                .map(it -> TaxBookings.credit(journal, TaxBooking.Cause.REFUND, order, it));
    }

    private Optional<CreditNote> note(Refund refund) {
        return Optional.ofNullable(refund.approval())
                .flatMap(it -> invoices.find(refund.vendor(), it.creditNote()));
    }

    /** The nightly audit tells of it, too: its tax is in the ledger and in no line. */
    private static Optional<TaxBooking> told(Journal journal, Optional<TaxBooking> booking) {
        if (booking.isEmpty() && !journal.entries().isEmpty()) {
            LOG.warn(
                    "journal {} of vendor {} gets no tax lines: it has no document",
                    journal.id(),
                    journal.vendor().value());
        }
        return booking;
    }
}
