package dev.kontor.invoices;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.invoices.Sale.Buyer;
import dev.kontor.invoices.Sale.Line;
import dev.kontor.invoices.Sale.LineTax;
import dev.kontor.invoices.Sale.Payment;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.invoices.Sale.Withdrawal;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Money;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Sales for tests, after the sample entity of the handbook (C8). */
public final class TestSales {
    public static final Entity EU =
            new Entity(
                    "EU",
                    "Kontor Handelshaus GmbH",
                    "DE",
                    ZoneId.of("Europe/Berlin"),
                    Currency.getInstance("EUR"),
                    "Bei den Mühren 70\n20457 Hamburg",
                    "DE327990207",
                    "Amtsgericht Hamburg HRB 170431",
                    "rechnung@kontor.example",
                    "+49 40 2840 1870");

    private static final List<TaxNumber> OWN = List.of(TaxNumber.own("DE", EU.vatId()));

    public static final Buyer ADA =
            new Buyer(
                    "Ada Byron",
                    "ada@example.com",
                    "Invalidenstraße 110",
                    "10115",
                    "Berlin",
                    null,
                    "DE",
                    null);

    private TestSales() {}

    /** A tenant that nobody else uses, selling through the entity EU. */
    public static Vendor vendor() {
        return vendorNamed(TestPlatform.newVendor());
    }

    private static Vendor vendorNamed(VendorId id) {
        return new Vendor(
                id,
                id,
                "7F3K2",
                true,
                "Fathom Audio",
                EU,
                "help@fathom.example",
                "https://fathom.example",
                new BigDecimal("5"),
                Money.of(50, "EUR"));
    }

    /** The main case of the handbook: 119.00 = 100.00 + 19.00, 19 % German VAT. */
    public static Sale main(String language) {
        return sale(
                ADA,
                language,
                List.of(line("Fathom Pro 4, perpetual license", 1, 11900, 0, 10000, 0, 1900)),
                List.of(vat("DE", "USt", "19", 10000, 1900)),
                List.of());
    }

    public static Sale sale(
            Buyer buyer,
            String language,
            List<Line> lines,
            List<TaxGroup> taxes,
            List<String> wording) {
        return sale("EUR", buyer, language, lines, taxes, wording, Withdrawal.WAIVED);
    }

    public static Sale sale(
            String currency,
            Buyer buyer,
            String language,
            List<Line> lines,
            List<TaxGroup> taxes,
            List<String> wording,
            Withdrawal withdrawal) {
        return new Sale(
                "7F3K2-4H8M-2Q",
                LocalDate.of(2026, 3, 1),
                currency,
                language,
                buyer,
                lines,
                taxes,
                wording,
                withdrawal,
                new Payment("card", "Visa ···· 4242", LocalDate.of(2026, 3, 1)),
                null);
    }

    /** A line of an inclusive price with one tax. */
    public static Line line(
            String description,
            long quantity,
            long unit,
            long discount,
            long net,
            int group,
            long tax) {
        return new Line(
                description,
                quantity,
                unit,
                discount,
                TaxBehavior.INCLUSIVE,
                net,
                List.of(new LineTax(group, tax)),
                null);
    }

    /** A sale of exclusive prices under one rate, each line given as net and tax. */
    public static Sale netSale(String rate, long[]... netAndTax) {
        List<Line> lines = new ArrayList<>();
        long net = 0;
        long tax = 0;
        for (long[] one : netAndTax) {
            lines.add(
                    new Line(
                            "Item " + (lines.size() + 1),
                            1,
                            one[0],
                            0,
                            TaxBehavior.EXCLUSIVE,
                            one[0],
                            List.of(new LineTax(0, one[1])),
                            null));
            net += one[0];
            tax += one[1];
        }
        return sale(ADA, "en", lines, List.of(vat("DE", "USt", rate, net, tax)), List.of());
    }

    public static TaxGroup vat(String country, String name, String rate, long taxable, long tax) {
        return new TaxGroup(country, "vat", name, rate, "taxed", taxable, tax);
    }

    public static Buyer company(String name, String country, @Nullable String taxId) {
        return new Buyer(
                name,
                "billing@example.com",
                "12 rue de la Paix",
                "75002",
                "Paris",
                null,
                country,
                taxId);
    }

    /** An invoice that no database knows. */
    public static Invoice issued(Sale sale) {
        return issued(sale, OWN);
    }

    /** An invoice with the numbers of other registrations. */
    public static Invoice issued(Sale sale, List<TaxNumber> numbers) {
        Vendor vendor = vendorNamed(new VendorId(Ids.next()));
        return new Invoice(
                vendor.id(),
                InvoiceId.next(),
                "EU-7F3K2-INV-2026-000001",
                LocalDate.of(2026, 3, 1),
                Ids.next(),
                InvoiceDocument.of(vendor, numbers, sale),
                0);
    }

    public static InvoiceDraft draft(Vendor vendor, Instant at, Sale sale) {
        return new InvoiceDraft(vendor, Ids.next(), at, sale, OWN);
    }

    public static Invoices invoices() {
        return new Invoices(TestPlatform.database(), new InvoiceStore(TestPlatform.vault()));
    }

    /** The PDFs of all that is issued. */
    public static Archive archive() {
        return new Archive(TestPlatform.database(), TestPlatform.vault(), TestPlatform.clocks());
    }

    /** What the next credit note of a sale says. */
    public static CreditNoteDocument credit(
            Sale sale, Credit credit, CreditReason reason, CreditNoteDocument... before) {
        Crediting crediting = new Crediting(sale);
        List.of(before).forEach(crediting::add);
        return crediting.next(credit, reason);
    }

    /** Runs all of the work on so many threads at once, and fails if any of it fails. */
    public static void atOnce(int threads, List<Runnable> work) {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            CompletableFuture.allOf(
                            work.stream()
                                    .map(one -> CompletableFuture.runAsync(one, executor))
                                    .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }
}
