package dev.kontor.papers;

import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.platform.Money;
import dev.kontor.platform.Words;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** How tax in the currency of a state is written, on documents and on pages. */
public final class NationalWords {
    private NationalWords() {}

    /** Such as {@code VAT in HUF}. */
    public static String label(Sale sale, NationalTax national, Words words) {
        String label = words.get("invoice.national_tax.in", tax(sale, words), national.currency());
        return label.substring(0, 1).toUpperCase(words.locale()) + label.substring(1);
    }

    /** The tax by the name that all of it has, or by that of the first. */
    private static String tax(Sale sale, Words words) {
        List<TaxGroup> taxed = sale.taxes().stream().filter(it -> it.tax() != 0).toList();
        TaxGroup first = (taxed.isEmpty() ? sale.taxes() : taxed).getFirst();
        String key = "invoice.tax." + first.taxType();
        return words.has(key) ? words.get(key) : first.name();
    }

    /** Such as {@code 1.234 Ft}, without the decimals that it never has. */
    public static String amount(NationalTax national, boolean takenBack, Words words) {
        Currency currency = Currency.getInstance(national.currency());
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        for (long unit = national.unit(); unit > 1; unit /= 10) {
            digits--;
        }
        long amount = takenBack ? -national.amount() : national.amount();
        return words.money(new Money(amount, currency), digits);
    }

    /** Such as {@code 1 EUR = 0.8503 GBP = 398.15 HUF, ECB, Mar 2, 2026}. */
    public static String rate(NationalTax national, Words words) {
        StringBuilder chain = new StringBuilder("1 " + national.quotes().getFirst().base());
        for (NationalTax.Quote quote : national.quotes()) {
            chain.append(" = ")
                    .append(words.exact(new BigDecimal(quote.rate())))
                    .append(' ')
                    .append(quote.currency());
        }
        String key = "invoice.rates." + national.source().toLowerCase(Locale.ROOT);
        return words.get(
                "invoice.national_tax.at",
                chain.toString(),
                words.has(key) ? words.get(key) : national.source(),
                words.date(national.asOf()));
    }
}
