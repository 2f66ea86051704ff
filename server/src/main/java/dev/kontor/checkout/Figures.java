package dev.kontor.checkout;

import dev.kontor.orders.Quote;
import dev.kontor.platform.Money;
import java.util.List;
import java.util.Locale;

/**
 * What a quote shows: the buyer agrees to exactly this. Amounts in minor units; {@code total =
 * subtotal + tax_total}.
 */
record Figures(
        String currency,
        long subtotal,
        long discountTotal,
        long taxTotal,
        long total,
        List<Line> lines,
        String treatment,
        List<Group> breakdown) {

    /**
     * One line; {@code net} is after discount and without tax.
     *
     * @param inclusive whether {@code unit_amount} and {@code discount} contain the tax
     */
    record Line(
            String price,
            String product,
            String name,
            long quantity,
            long unitAmount,
            boolean inclusive,
            long discount,
            long net,
            long tax,
            long total) {

        private Line untaxed() {
            return new Line(
                    price, product, name, quantity, unitAmount, inclusive, discount, 0, 0, 0);
        }
    }

    /** One tax, by its local name and its rate in per cent. */
    record Group(
            String jurisdiction,
            String taxType,
            String name,
            String rate,
            long taxable,
            long tax) {}

    Figures {
        lines = List.copyOf(lines);
        breakdown = List.copyOf(breakdown);
    }

    /** Whether both sell the same at the same prices, so that only the tax can be another. */
    boolean sellsAs(Figures other) {
        return currency.equals(other.currency)
                && lines.stream()
                        .map(Line::untaxed)
                        .toList()
                        .equals(other.lines.stream().map(Line::untaxed).toList());
    }

    static Figures of(Quote quote) {
        return new Figures(
                quote.currency().getCurrencyCode(),
                quote.net(),
                quote.discountTotal(),
                quote.taxTotal(),
                quote.total().minor(),
                quote.lines().stream().map(Figures::line).toList(),
                quote.tax().treatment().name().toLowerCase(Locale.ROOT),
                quote.tax().breakdown().stream()
                        .map(it ->
                                new Group(
                                        it.jurisdiction(),
                                        it.taxType(),
                                        it.name(),
                                        it.rate(),
                                        it.taxable(),
                                        it.tax()))
                        .toList());
    }

    private static Line line(Quote.Line line) {
        return new Line(
                line.offer().price().toString(),
                line.offer().product().toString(),
                line.offer().name(),
                line.quantity(),
                line.unitAmount(),
                line.inclusive(),
                line.discount(),
                line.net(),
                line.tax().tax(),
                line.tax().gross());
    }

    /** An amount of this quote. */
    Money money(long minor) {
        return Money.of(minor, currency);
    }

    Money gross() {
        return money(total);
    }
}
