package dev.kontor.filing;

import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Tax;
import dev.kontor.tax.Treatment;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Whether the period in which something was sold is still open in its place (handbook 4.10). */
public final class OpenPeriods {
    private final Database database;
    private final Tax tax;
    private final Vendors vendors;
    private final SellerTerms terms;

    OpenPeriods(Database database, Tax tax, Vendors vendors, SellerTerms terms) {
        this.database = database;
        this.tax = tax;
        this.vendors = vendors;
        this.terms = terms;
    }

    /**
     * Whether the return that takes this tax is still to be filed: it is not, and its due day is
     * not over. A place whose returns nobody knows is never open.
     *
     * @param jurisdiction whose tax was charged, such as {@code US-TX}
     * @param now in the vendor's time
     */
    public boolean isOpen(
            VendorId vendor, String jurisdiction, String taxType, Instant soldAt, Instant now) {
        Vendor seller = vendors.get(vendor);
        LocalDate sold = tax.day(jurisdiction, soldAt);
        LocalDate today = tax.day(jurisdiction, now);
        Scope scope =
                seller.live()
                        ? Scope.part(seller.id(), seller.entity(), now)
                        : Scope.sandbox(seller.id(), seller.entity(), now);
        List<ReportStore.Kept> kept = database.read(sql -> ReportStore.kept(sql, scope));
        return terms.of(scope, kept)
                .returnOf(jurisdiction, taxType, Treatment.TAXED, sold)
                .filter(it -> isOpen(it, it.containing(sold), today))
                .isPresent();
    }

    private static boolean isOpen(Scheme scheme, Period period, LocalDate today) {
        return !today.isAfter(scheme.dueOn(period)) && !scheme.terms().locked().contains(period);
    }
}
