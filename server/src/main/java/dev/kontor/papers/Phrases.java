package dev.kontor.papers;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditReason;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.InvoiceDocument;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.invoices.Sale.Payment;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.invoices.Sale.Withdrawal;
import dev.kontor.platform.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a document says in sentences: taxes, payment, the law, remarks. */
final class Phrases {
    private final Words words;
    private final Figures figures;

    Phrases(Words words, Figures figures) {
        this.words = words;
        this.figures = figures;
    }

    /** Such as {@code 19 % VAT (DE) on 100.00}, or why there is no tax. */
    String tax(TaxGroup group, long taxable) {
        String on = figures.amount(taxable);
        if (!group.treatment().equals("taxed")) {
            String why = words.get("invoice.treatment." + group.treatment());
            return words.get("invoice.untaxed_on", why, on);
        }
        String key = "invoice.tax." + group.taxType();
        return words.get(
                "invoice.tax_on",
                figures.percent(new BigDecimal(group.rate())),
                words.has(key) ? words.get(key) : group.name(),
                group.jurisdiction(),
                on);
    }

    String paid(Payment payment) {
        return paid(payment, words.date(payment.paidOn()));
    }

    String paid(Payment payment, String day) {
        String method = MethodWords.of(payment.method(), words);
        return words.get(
                "invoice.paid",
                day,
                String.join(", ", Letterhead.present(method, payment.detail())));
    }

    List<String> legal(Sale sale, @Nullable NationalTax national, boolean takenBack) {
        List<String> legal = new ArrayList<>(sale.wording());
        if (national != null) {
            legal.add(
                    words.get(
                            "invoice.national_tax",
                            NationalWords.label(sale, national, words),
                            NationalWords.amount(national, takenBack, words),
                            NationalWords.rate(national, words)));
        }
        return legal;
    }

    List<String> remarks(InvoiceDocument document) {
        List<String> remarks = new ArrayList<>();
        Withdrawal withdrawal = document.sale().withdrawal();
        if (withdrawal != Withdrawal.NONE) {
            remarks.add(
                    words.get("invoice.withdrawal." + withdrawal.name().toLowerCase(Locale.ROOT)));
        }
        remarks.add(help(document));
        return remarks;
    }

    List<String> remarks(CreditNote note) {
        Invoice invoice = note.invoice();
        return List.of(
                words.get(
                        "invoice.credit.remark", invoice.number(), words.date(invoice.issuedOn())),
                help(invoice.document()));
    }

    String reason(CreditReason reason) {
        return words.get("invoice.reason." + reason.name().toLowerCase(Locale.ROOT));
    }

    String period(Sale.Period period) {
        return words.get("invoice.period", words.date(period.from()), words.date(period.to()));
    }

    private String help(InvoiceDocument document) {
        InvoiceDocument.Brand brand = document.brand();
        return words.get("invoice.help", brand.name(), brand.supportEmail());
    }
}
