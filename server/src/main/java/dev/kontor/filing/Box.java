package dev.kontor.filing;

import dev.kontor.platform.Table;
import dev.kontor.tax.Treatment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A box of a return's form that is filled from its lines: one row of {@code boxes.tsv}.
 *
 * @param scheme its code; a {@code *} at its end stands for any rest
 * @param figure what is summed, unless {@code of} names other boxes
 * @param of boxes above whose amounts are summed instead; empty for none
 * @param treatments empty for all
 * @param rates empty for all
 * @param share what of the sum counts
 * @param rounding to {@code units} of the currency; null for none
 * @param due whether this is what is paid with the return
 */
record Box(
        String scheme,
        String box,
        String name,
        @Nullable Figure figure,
        List<String> of,
        List<String> treatments,
        List<String> rates,
        Fraction share,
        @Nullable RoundingMode rounding,
        int units,
        boolean due) {

    /** What is summed. */
    enum Figure {
        NET,
        GROSS,
        /** What the scheme's own place taxes. */
        TAXABLE,
        /** Net less taxable. */
        UNTAXED,
        TAX
    }

    /** An exact part of an amount. */
    record Fraction(int numerator, int denominator) {
        static final Fraction ALL = new Fraction(1, 1);
    }

    /** The boxes of one form. */
    record Filled(List<Report.BoxAmount> boxes, @Nullable Long due) {}

    static Box of(Table.Row row) {
        String figure = row.text("figure");
        boolean sum = figure.startsWith("=");
        String[] round = row.text("round").split(" ", -1);
        return new Box(
                row.text("scheme"),
                row.text("box"),
                row.text("name"),
                sum ? null : Figure.valueOf(figure.toUpperCase(Locale.ROOT)),
                sum ? List.of(figure.substring(1).split("\\+", -1)) : List.of(),
                Schemes.words(row.text("treatments")),
                Schemes.words(row.text("rates")),
                share(row.text("share")),
                round.length == 2 ? RoundingMode.valueOf(round[0].toUpperCase(Locale.ROOT)) : null,
                round.length == 2 ? Integer.parseInt(round[1]) : 1,
                row.text("due").equals("yes"));
    }

    private static Fraction share(String cell) {
        if (cell.isEmpty()) {
            return Fraction.ALL;
        }
        int slash = cell.indexOf('/');
        return new Fraction(
                Integer.parseInt(cell.substring(0, slash)),
                Integer.parseInt(cell.substring(slash + 1)));
    }

    boolean isOf(Scheme other) {
        return scheme.endsWith("*")
                ? other.code().startsWith(scheme.substring(0, scheme.length() - 1))
                : scheme.equals(other.code());
    }

    /** Fills a form from top to bottom, in minor units of the return's currency. */
    static Filled fill(List<Box> form, Scheme scheme, List<Report.Line> lines) {
        List<Report.BoxAmount> filled = new ArrayList<>();
        Long due = null;
        for (Box box : form) {
            long amount = box.rounded(scheme, box.sum(scheme, lines, filled));
            filled.add(new Report.BoxAmount(box.box, box.name, amount));
            due = box.due ? Long.valueOf(amount) : due;
        }
        return new Filled(filled, due);
    }

    private long sum(Scheme scheme, List<Report.Line> lines, List<Report.BoxAmount> above) {
        if (figure == null) {
            return above.stream()
                    .filter(it -> of.contains(it.box()))
                    .mapToLong(Report.BoxAmount::amount)
                    .reduce(0, Math::addExact);
        }
        long sum = 0;
        for (Report.Line line : lines) {
            if (takes(line)) {
                sum = Math.addExact(sum, amount(figure, scheme, line));
            }
        }
        return sum;
    }

    /** The share and the rounding in one step: nothing is rounded twice. */
    private long rounded(Scheme scheme, long sum) {
        if (rounding == null && share.equals(Fraction.ALL)) {
            return sum;
        }
        long unit =
                rounding == null
                        ? 1
                        : Math.multiplyExact(
                                units,
                                Math.powExact(10L, scheme.currency().getDefaultFractionDigits()));
        BigInteger parts = BigInteger.valueOf(sum).multiply(BigInteger.valueOf(share.numerator()));
        BigInteger whole =
                BigInteger.valueOf(unit).multiply(BigInteger.valueOf(share.denominator()));
        return new BigDecimal(parts)
                        .divide(
                                new BigDecimal(whole),
                                0,
                                rounding == null ? RoundingMode.HALF_UP : rounding)
                        .longValueExact()
                * unit;
    }

    private boolean takes(Report.Line line) {
        return (treatments.isEmpty() || treatments.contains(line.treatment()))
                && (rates.isEmpty() || rates.contains(line.rate()));
    }

    private static long amount(Figure figure, Scheme of, Report.Line line) {
        long taxable =
                isOwn(of, line) && line.treatment().equals(word(Treatment.TAXED))
                        ? line.taxable()
                        : 0;
        return switch (figure) {
            case NET -> line.net();
            case GROSS -> Math.addExact(line.net(), line.tax());
            case TAXABLE -> taxable;
            case UNTAXED -> Math.subtractExact(line.net(), taxable);
            case TAX -> line.tax();
        };
    }

    private static boolean isOwn(Scheme of, Report.Line line) {
        return !of.code().startsWith("us_") || line.jurisdiction().equals(of.jurisdiction());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
