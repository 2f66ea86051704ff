package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Table;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.taxids.TaxIdStatus;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Examples of a pack, asked as questions. Given: {@code date}, {@code country}, {@code region},
 * {@code postal_code}, {@code buyer} ({@code consumer}; {@code business} with a valid id; {@code
 * claimed} without), {@code category}, {@code amount} in minor units, {@code behavior}; and, where
 * the table has the columns, {@code currency} (EUR) and {@code seller} (DE). Expected: {@code
 * treatment}, {@code rate} in percent, {@code tax} in minor units.
 */
final class PackExamples {
    private PackExamples() {}

    /**
     * Asks all of them; answers how many.
     *
     * @throws IllegalArgumentException for the first that comes out otherwise, with its line
     */
    static int require(List<Table.Row> examples, Determiner determiner) {
        for (Table.Row row : examples) {
            String expected =
                    "%s %s %s"
                            .formatted(
                                    row.required("treatment"),
                                    row.decimal("rate").toPlainString(),
                                    row.required("tax"));
            String found = found(determiner.determine(question(row)));
            if (!found.equals(expected)) {
                throw row.fault("expects " + expected + ", but the tables say " + found);
            }
        }
        return examples.size();
    }

    private static String found(TaxAnswer answer) {
        return switch (answer) {
            case Determined it ->
                    "%s %s %d"
                            .formatted(
                                    it.treatment().name().toLowerCase(Locale.ROOT),
                                    it.lines().getFirst().rate(),
                                    it.tax());
            case TaxAnswer.NeedsProof it -> "that the place needs proof";
            case TaxAnswer.Refused it -> "no: " + it.faults().getFirst().detail();
        };
    }

    private static TaxQuestion question(Table.Row row) {
        return new TaxQuestion(
                TaxPoint.on(row.date("date")),
                Currency.getInstance(optional(row, "currency", "EUR")),
                optional(row, "seller", "DE"),
                buyer(row),
                List.of(
                        new TaxQuestion.Line(
                                row.decimal("amount").longValueExact(),
                                ContentReader.constant(TaxCategory.class, row.required("category")),
                                ContentReader.constant(
                                        TaxBehavior.class, row.required("behavior")))),
                Standing.everywhere());
    }

    private static Buyer buyer(Table.Row row) {
        Buyer buyer =
                Buyer.in(row.required("country")).at(text(row, "region"), text(row, "postal_code"));
        return switch (row.required("buyer")) {
            case "consumer" -> buyer;
            case "claimed" -> buyer.asBusiness();
            case "business" -> buyer.asBusiness().withTaxId(null, TaxIdStatus.VALID);
            default -> throw row.fault("buyer is not consumer, business or claimed");
        };
    }

    private static @Nullable String text(Table.Row row, String column) {
        return row.has(column) ? row.optional(column) : null;
    }

    private static String optional(Table.Row row, String column, String otherwise) {
        String text = text(row, column);
        return text == null ? otherwise : text;
    }
}
