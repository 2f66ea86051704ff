package dev.kontor.papers;

import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.invoices.Sale.Payment;
import dev.kontor.invoices.Sale.Period;
import dev.kontor.papers.EInvoice.Item;
import dev.kontor.papers.EInvoice.Kind;
import dev.kontor.papers.VatBreakdown.Row;
import dev.kontor.platform.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes an EN 16931-1 document as UBL 2.1 (CEN/TS 16931-3-2). The comments name the business terms
 * of the standard; the order of elements is that of the UBL schemas.
 */
final class Ubl {
    private static final String SCHEMAS = "urn:oasis:names:specification:ubl:schema:xsd:";

    /** BT-24: the standard itself, no narrower use of it. */
    private static final String SPECIFICATION = "urn:cen.eu:en16931:2017";

    /** UN/ECE recommendation 20: one. */
    private static final String PIECE = "C62";

    /** UNCL 5189: discount. */
    private static final String DISCOUNT = "95";

    private static final Pattern CARD = Pattern.compile("(.+) ···· (\\d{4})");

    private final EInvoice it;
    private final Words words;
    private final String currency;
    private final XmlText xml = new XmlText();

    private Ubl(EInvoice it) {
        this.it = it;
        this.words = Words.of(it.document().sale().language());
        this.currency = it.currency();
    }

    static byte[] write(EInvoice invoice) {
        return new Ubl(invoice).document();
    }

    private byte[] document() {
        String name = is(Kind.INVOICE) ? "Invoice" : "CreditNote";
        xml.open(
                name,
                "xmlns",
                SCHEMAS + name + "-2",
                "xmlns:cac",
                SCHEMAS + "CommonAggregateComponents-2",
                "xmlns:cbc",
                SCHEMAS + "CommonBasicComponents-2");
        head();
        references();
        boolean vatIds =
                it.vat().rows().stream()
                        .noneMatch(row -> row.category() == VatCategory.OUT_OF_SCOPE);
        UblParties parties = new UblParties(xml, it.document(), vatIds);
        parties.seller();
        parties.buyer();
        if (it.supplied() != null) {
            xml.open("cac:Delivery")
                    .text("cbc:ActualDeliveryDate", it.supplied().toString()) // BT-72
                    .close();
        }
        payment();
        taxes();
        totals();
        it.items().forEach(this::line);
        return xml.close().bytes();
    }

    private void head() {
        xml.text("cbc:CustomizationID", SPECIFICATION)
                .text("cbc:ID", it.number()) // BT-1
                .text("cbc:IssueDate", it.issued().toString()) // BT-2
                .text("cbc:" + (is(Kind.INVOICE) ? "Invoice" : "CreditNote") + "TypeCode", code());
        it.notes().forEach(note -> xml.text("cbc:Note", note)); // BT-22
        xml.text("cbc:DocumentCurrencyCode", currency); // BT-5
        NationalTax national = it.nationalTax();
        xml.text("cbc:TaxCurrencyCode", national == null ? null : national.currency()); // BT-6
    }

    private String code() {
        return it.kind().code; // BT-3
    }

    /** The order's number is the seller's (BT-14); UBL wants one of the buyer's beside it. */
    private void references() {
        xml.open("cac:OrderReference")
                .text("cbc:ID", "NA")
                .text("cbc:SalesOrderID", it.document().sale().order())
                .close();
        for (EInvoice.Preceding preceding : it.preceding()) { // BG-3
            xml.open("cac:BillingReference")
                    .open("cac:InvoiceDocumentReference")
                    .text("cbc:ID", preceding.number())
                    .text("cbc:IssueDate", preceding.issued().toString())
                    .close()
                    .close();
        }
    }

    private void payment() {
        Payment payment = it.payment();
        if (payment != null) { // BG-16
            Matcher card = CARD.matcher(payment.detail() == null ? "" : payment.detail());
            String means = means(payment.method(), card.matches());
            xml.open("cac:PaymentMeans").text("cbc:PaymentMeansCode", means);
            if (means.equals("48") && card.matches()) { // BG-18, the last digits only
                xml.open("cac:CardAccount")
                        .text("cbc:PrimaryAccountNumberID", card.group(2))
                        .text("cbc:NetworkID", card.group(1))
                        .close();
            }
            xml.close();
        }
        if (it.terms() != null) { // BT-20
            xml.open("cac:PaymentTerms").text("cbc:Note", it.terms()).close();
        }
    }

    /**
     * UNCL 4461. A transfer is "to a bank account" (42), as the codes of credit transfers demand
     * the account, which a paid invoice need not name (BR-61).
     */
    private static String means(String method, boolean card) {
        return switch (method) {
            case "card" -> "48";
            case "sepa_debit" -> "59";
            case "ach_debit", "bacs_debit" -> "49";
            case "bank_transfer" -> "42";
            default -> card ? "48" : "68";
        };
    }

    private void taxes() {
        xml.open("cac:TaxTotal");
        amount("TaxAmount", it.tax()); // BT-110
        for (Row row : it.vat().rows()) { // BG-23
            xml.open("cac:TaxSubtotal");
            amount("TaxableAmount", row.taxable()); // BT-116
            amount("TaxAmount", row.tax()); // BT-117
            category("TaxCategory", row, reason(row));
            xml.close();
        }
        xml.close();
        NationalTax national = it.nationalTax();
        if (national != null) { // BT-111
            xml.open("cac:TaxTotal");
            amount("TaxAmount", national.amount(), national.currency());
            xml.close();
        }
    }

    /** Why no tax is charged (BT-120); what is taxed, at zero too, gives no reason. */
    private @Nullable String reason(Row row) {
        return row.category().isTaxed() || row.category() == VatCategory.ZERO_RATED
                ? null
                : row.treatments().stream()
                        .map(treatment -> words.get("invoice.treatment." + treatment))
                        .collect(Collectors.joining("; "));
    }

    private void category(String element, Row row, @Nullable String reason) {
        boolean outside = row.category() == VatCategory.OUT_OF_SCOPE;
        xml.open("cac:" + element)
                .text("cbc:ID", row.category().code) // BT-118, BT-151
                .text("cbc:Percent", outside ? null : percent(row)); // BT-119, BT-152
        if (reason != null) {
            xml.text("cbc:TaxExemptionReasonCode", row.category().reason) // BT-121
                    .text("cbc:TaxExemptionReason", reason); // BT-120
        }
        xml.open("cac:TaxScheme").text("cbc:ID", "VAT").close().close();
    }

    private static String percent(Row row) {
        return row.rate().stripTrailingZeros().toPlainString();
    }

    /**
     * What is payable is the whole total, of paid invoices too: nothing was paid in advance of them
     * (BT-113), and what says that they are paid is how and when (BG-16, BT-20).
     */
    private void totals() {
        xml.open("cac:LegalMonetaryTotal"); // BG-22
        amount("LineExtensionAmount", it.net()); // BT-106
        amount("TaxExclusiveAmount", it.net()); // BT-109
        amount("TaxInclusiveAmount", it.net() + it.tax()); // BT-112
        amount("PayableAmount", it.net() + it.tax()); // BT-115
        xml.close();
    }

    private void line(Item item) {
        boolean invoiced = is(Kind.INVOICE);
        xml.open(invoiced ? "cac:InvoiceLine" : "cac:CreditNoteLine")
                .text("cbc:ID", Integer.toString(item.id())) // BT-126
                .text(
                        invoiced ? "cbc:InvoicedQuantity" : "cbc:CreditedQuantity",
                        Long.toString(item.quantity()),
                        "unitCode",
                        PIECE); // BT-129, BT-130
        amount("LineExtensionAmount", item.net()); // BT-131
        Period period = item.line().period();
        if (period != null) { // BG-26
            xml.open("cac:InvoicePeriod")
                    .text("cbc:StartDate", period.from().toString())
                    .text("cbc:EndDate", period.to().toString())
                    .close();
        }
        if (item.listed() != item.net()) { // BG-27
            xml.open("cac:AllowanceCharge")
                    .text("cbc:ChargeIndicator", "false")
                    .text("cbc:AllowanceChargeReasonCode", DISCOUNT)
                    .text("cbc:AllowanceChargeReason", words.get("invoice.discount"));
            amount("Amount", item.listed() - item.net()); // BT-136
            xml.close();
        }
        xml.open("cac:Item").text("cbc:Name", item.line().description()); // BT-153
        category("ClassifiedTaxCategory", it.vat().row(item.line()), null);
        xml.close();
        price(item);
        xml.close();
    }

    /** The price of one (BT-146); where that has no end in minor units, of all (BT-149). */
    private void price(Item item) {
        boolean even = item.listed() % item.quantity() == 0;
        xml.open("cac:Price");
        amount("PriceAmount", even ? item.listed() / item.quantity() : item.listed());
        xml.text(
                "cbc:BaseQuantity",
                even ? null : Long.toString(item.quantity()),
                "unitCode",
                PIECE);
        xml.close();
    }

    private boolean is(Kind kind) {
        return it.kind() == kind;
    }

    private void amount(String element, long minor) {
        amount(element, minor, currency);
    }

    private void amount(String element, long minor, String in) {
        xml.text("cbc:" + element, EInvoice.decimal(minor, in), "currencyID", in);
    }
}
