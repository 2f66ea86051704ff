package dev.kontor.tax;

import dev.kontor.tax.TaxThreshold.Condition;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.content.TaxContent.Threshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the content's thresholds for a day. Pure. */
final class Thresholds {
    private static final String UNION = "EU";
    private static final String UNION_LAW = "Directive 2006/112/EC, art. 59c";

    private Thresholds() {}

    /** The rows that count on that day, the newest of each place, in the order of the table. */
    static List<TaxThreshold> on(TaxContent content, LocalDate day) {
        Map<String, Threshold> newest = new LinkedHashMap<>();
        for (Threshold row : content.thresholds()) {
            if (row.from() == null || !row.from().isAfter(day)) {
                newest.merge(row.jurisdiction(), row, Thresholds::newer);
            }
        }
        return newest.values().stream().map(row -> read(content, row)).toList();
    }

    private static Threshold newer(Threshold one, Threshold other) {
        LocalDate first = one.from();
        LocalDate second = other.from();
        return second == null || (first != null && first.isAfter(second)) ? one : other;
    }

    private static TaxThreshold read(TaxContent content, Threshold row) {
        List<Condition> conditions = new ArrayList<>();
        Currency currency = row.currency().isEmpty() ? null : Currency.getInstance(row.currency());
        conditions.add(
                new Condition(
                        minor(row.amount(), currency),
                        currency,
                        count(row.count()),
                        row.window(),
                        row.basis()));
        if (!row.also().isEmpty()) {
            String[] words = row.also().split(" ", -1);
            conditions.add(
                    new Condition(
                            minor(Long.parseLong(words[0]), currency),
                            currency,
                            0,
                            words[1],
                            words[2]));
        }
        return new TaxThreshold(
                row.jurisdiction(),
                row.jurisdiction().equals(UNION)
                        ? "European Union"
                        : content.jurisdiction(row.jurisdiction()).name(),
                conditions,
                row.joinedBy().equals("and"),
                row.note().isEmpty() ? null : row.note(),
                source(content, row.jurisdiction()));
    }

    /** The law of the tax itself, unless the threshold has one of its own. */
    private static String source(TaxContent content, String jurisdiction) {
        List<Rule> rules = content.rulesOf(jurisdiction);
        return jurisdiction.equals(UNION)
                ? UNION_LAW
                : rules.isEmpty() ? "" : rules.getLast().source();
    }

    private static long minor(long whole, @Nullable Currency currency) {
        long minor = whole;
        for (int i = currency == null ? 0 : currency.getDefaultFractionDigits(); i > 0; i--) {
            minor = Math.multiplyExact(minor, 10L);
        }
        return minor;
    }

    /** Such as {@code 200 transactions}. */
    private static long count(String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text.substring(0, text.indexOf(' ')));
    }
}
