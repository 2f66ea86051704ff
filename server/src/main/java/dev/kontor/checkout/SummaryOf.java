package dev.kontor.checkout;

import dev.kontor.catalog.Offer;
import dev.kontor.catalog.PriceTerms.UnitPrice;
import dev.kontor.catalog.TaxBehavior;
import dev.kontor.platform.Money;
import dev.kontor.platform.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is bought and what it costs, in words. */
final class SummaryOf {
    private final Words words;
    private final Session session;
    private final List<Offer> offers;

    SummaryOf(Words words, Session session, List<Offer> offers) {
        this.words = words;
        this.session = session;
        this.offers = offers;
    }

    CheckoutPage.Summary make() {
        Figures figures = session.quotation().figures();
        return figures == null ? unpriced() : priced(figures);
    }

    private CheckoutPage.Summary priced(Figures figures) {
        String total = words.money(figures.gross());
        boolean reverse = figures.treatment().equals("reverse_charge");
        return new CheckoutPage.Summary(
                session.version(),
                title(),
                total,
                figures.taxTotal() == 0
                        ? words.get("checkout.incl_no_tax")
                        : words.get(
                                "checkout.incl_tax",
                                words.money(figures.money(figures.taxTotal()))),
                figures.lines().stream().map(it -> line(figures, it)).toList(),
                rows(figures),
                total,
                reverse ? words.get("checkout.reverse_charge") : null);
    }

    private String title() {
        return offers.size() == 1
                ? offers.getFirst().name()
                : words.get("checkout.items", session.draft().items().size());
    }

    /** A line before its discount, as the buyer knows the price. */
    private CheckoutPage.Line line(Figures figures, Figures.Line line) {
        return new CheckoutPage.Line(
                line.name(),
                detail(line.quantity(), figures.money(line.unitAmount())),
                words.money(figures.money(Math.multiplyExact(line.unitAmount(), line.quantity()))));
    }

    private @Nullable String detail(long quantity, Money unit) {
        return quantity == 1
                ? null
                : words.get("checkout.quantity", quantity) + " " + words.money(unit);
    }

    private List<CheckoutPage.Row> rows(Figures figures) {
        List<CheckoutPage.Row> rows = new ArrayList<>();
        if (figures.discountTotal() > 0) {
            rows.add(
                    new CheckoutPage.Row(
                            words.get("checkout.discount"),
                            words.money(figures.money(-figures.discountTotal()))));
        }
        long taxFree = taxFree(figures);
        if (taxFree != 0) {
            rows.add(
                    new CheckoutPage.Row(
                            words.get("checkout.tax_off"), words.money(figures.money(-taxFree))));
        }
        if (figures.taxTotal() != 0 || figures.discountTotal() > 0) {
            rows.add(
                    new CheckoutPage.Row(
                            words.get("checkout.subtotal"),
                            words.money(figures.money(figures.subtotal()))));
        }
        figures.breakdown().stream()
                .filter(it -> it.tax() != 0)
                .map(it ->
                        new CheckoutPage.Row(
                                words.get("checkout.tax_row", it.name(), new BigDecimal(it.rate())),
                                words.money(figures.money(it.tax()))))
                .forEach(rows::add);
        return rows;
    }

    /** The tax in list prices that this buyer does not pay. */
    private static long taxFree(Figures figures) {
        return figures.lines().stream()
                .filter(it -> it.tax() == 0)
                .mapToLong(it ->
                        Math.multiplyExact(it.unitAmount(), it.quantity())
                                - it.discount()
                                - it.total())
                .sum();
    }

    /** List prices alone, while nobody can tell the tax. */
    private CheckoutPage.Summary unpriced() {
        String country = session.draft().buyer().country();
        String wanted = session.draft().currency();
        Currency currency = wanted == null ? null : Currency.getInstance(wanted);
        List<CheckoutPage.Line> lines = new ArrayList<>();
        Money sum = null;
        boolean inclusive = true;
        for (int i = 0; i < offers.size(); i++) {
            long quantity = session.draft().items().get(i).quantity();
            UnitPrice unit = offers.get(i).priceFor(country, currency).orElse(null);
            if (unit != null) {
                Money one = new Money(unit.amount(), unit.currency());
                Money amount = one.times(quantity);
                lines.add(
                        new CheckoutPage.Line(
                                offers.get(i).name(), detail(quantity, one), words.money(amount)));
                sum = sum == null ? amount : sum.plus(amount);
                inclusive &= unit.behavior() == TaxBehavior.INCLUSIVE;
            }
        }
        String total = sum == null ? "" : words.money(sum);
        return new CheckoutPage.Summary(
                0,
                title(),
                total,
                inclusive ? "" : words.get("checkout.plus_tax"),
                lines,
                List.of(
                        new CheckoutPage.Row(
                                words.get("checkout.tax_open"),
                                words.get("checkout.tax_open_value"))),
                total,
                null);
    }
}
