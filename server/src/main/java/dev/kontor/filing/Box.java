package dev.kontor.filing;

import dev.kontor.tax.Treatment;
import java.util.List;
import java.util.Locale;

/**
 * A box of a return's form that is filled from its lines: one row of {@code boxes.tsv}.
 *
 * @param scheme its code; a {@code *} at its end stands for any rest
 * @param treatments empty for all
 * @param rates empty for all
 * @param whole whether parts of the currency's unit are dropped
 */
record Box(
        String scheme,
        String box,
        String name,
        Figure figure,
        List<String> treatments,
        List<String> rates,
        boolean whole) {

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

    static Box of(TableRow row) {
        return new Box(
                row.text("scheme"),
                row.text("box"),
                row.text("name"),
                Figure.valueOf(row.text("figure").toUpperCase(Locale.ROOT)),
                Schemes.words(row.text("treatments")),
                Schemes.words(row.text("rates")),
                row.text("whole").equals("yes"));
    }

    boolean isOf(Scheme other) {
        return scheme.endsWith("*")
                ? other.code().startsWith(scheme.substring(0, scheme.length() - 1))
                : scheme.equals(other.code());
    }

    /** Filled, in minor units. */
    Report.BoxAmount fill(Scheme of, List<Report.Line> lines) {
        long sum = 0;
        for (Report.Line line : lines) {
            if (takes(line)) {
                sum = Math.addExact(sum, amount(of, line));
            }
        }
        if (whole) {
            long unit = Math.powExact(10L, of.currency().getDefaultFractionDigits());
            sum = sum / unit * unit;
        }
        return new Report.BoxAmount(box, name, sum);
    }

    private boolean takes(Report.Line line) {
        return (treatments.isEmpty() || treatments.contains(line.treatment()))
                && (rates.isEmpty() || rates.contains(line.rate()));
    }

    private long amount(Scheme of, Report.Line line) {
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
