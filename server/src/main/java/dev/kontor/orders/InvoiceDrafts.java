package dev.kontor.orders;

import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.InvoiceDraft;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.TaxNumber;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.Tax;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Invoices to be issued, with what their law wants stated beside the sale: the tax in the currency
 * of a state, and the numbers under which the seller reports it. Memory only.
 */
public final class InvoiceDrafts {
    private static final String OSS_UNION = "oss_union";

    /** What is reported under a registration by the seller. */
    private static final Set<String> REPORTED = Set.of("taxed", "exempt");

    /** What a state of the United States registers is a permit to collect, not to be printed. */
    private static final String PERMITS = "US";

    private final Tax tax;
    private final NationalTaxes nationalTaxes;

    InvoiceDrafts(Tax tax, NationalTaxes nationalTaxes) {
        this.tax = tax;
        this.nationalTaxes = nationalTaxes;
    }

    /** The invoice of a paid order. */
    InvoiceDraft of(Completion it) {
        Sale sale =
                Sales.forInvoice(
                        it, PlaceDay.of(tax, it.order().snapshot().tax(), it.outcome().at()));
        return draft(
                it.vendor(),
                it.registrations(),
                it.order().id(),
                it.outcome().at(),
                nationalTaxes.stated(it.vendor(), it.registrations(), sale));
    }

    /**
     * What replaces a wrong invoice, by the registrations of the day of that.
     *
     * @param registrations of the seller, on whatever day
     * @param left what was taken back of the wrong one
     */
    public InvoiceDraft corrected(
            Vendor vendor,
            Registrations registrations,
            OrderId order,
            Instant at,
            Sale sale,
            Sale wrong,
            CreditNoteDocument left) {
        Sale stated = nationalTaxes.corrected(vendor, registrations, sale, wrong, left);
        return draft(vendor, registrations, order, at, stated);
    }

    private InvoiceDraft draft(
            Vendor vendor, Registrations registrations, OrderId order, Instant at, Sale sale) {
        return new InvoiceDraft(
                vendor, order.value(), at, sale, numbers(vendor.entity(), registrations, sale));
    }

    /**
     * The numbers of the registrations for what is reported there; where there are none, the
     * seller's own VAT id.
     */
    private List<TaxNumber> numbers(Entity entity, Registrations registrations, Sale sale) {
        List<TaxNumber> numbers = new ArrayList<>();
        sale.taxes().stream()
                .filter(it -> REPORTED.contains(it.treatment()))
                .filter(it -> !it.jurisdiction().startsWith(PERMITS))
                .map(it ->
                        tax.registration(registrations, it.jurisdiction(), sale.suppliedOn())
                                .map(one -> number(entity, one)))
                .flatMap(Optional::stream)
                .filter(it -> !it.number().isBlank())
                .distinct()
                .forEach(numbers::add);
        if (numbers.isEmpty() && !entity.vatId().isBlank()) {
            numbers.add(TaxNumber.own(entity.country(), entity.vatId()));
        }
        return numbers;
    }

    /** In the One-Stop Shop a seller of a member state goes by its VAT id there (art. 369d). */
    private TaxNumber number(Entity entity, Registrations.Registration one) {
        boolean own =
                one.scheme().equals(OSS_UNION)
                        && !entity.vatId().isBlank()
                        && tax.unionCountries().contains(entity.country());
        return own
                ? new TaxNumber(entity.country(), OSS_UNION, entity.vatId())
                : new TaxNumber(one.jurisdiction(), one.scheme(), one.number());
    }
}
