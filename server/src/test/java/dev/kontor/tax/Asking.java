package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.tax.TaxQuestion.Line;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.taxids.TaxIdStatus;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Questions in one line of text, for tables: seller MoR-EU in DE, registered everywhere. */
final class Asking {
    private static final TaxContent CONTENT = ContentReader.read();
    private static final Determiner DETERMINER = new Determiner(CONTENT);

    private Asking() {}

    static TaxContent content() {
        return CONTENT;
    }

    static TaxAnswer ask(TaxQuestion question) {
        return DETERMINER.determine(question);
    }

    /** As {@link #ask} for a question that must have an answer. */
    static Determined determined(TaxQuestion question) {
        return switch (ask(question)) {
            case Determined it -> it;
            case TaxAnswer.NeedsProof it -> throw new AssertionError(it);
            case TaxAnswer.Refused it -> throw new AssertionError(it);
        };
    }

    static TaxQuestion question(String date, String currency, String buyer, String lines) {
        return new TaxQuestion(
                TaxPoint.on(LocalDate.parse(date)),
                Currency.getInstance(currency),
                "DE",
                buyer(buyer),
                lines(lines),
                Standing.everywhere());
    }

    /**
     * Such as {@code FR 75001}, {@code US-TX 78701 business}, {@code AU id:51824753556}, {@code IT
     * ip:IT card:US}, {@code FR id:FR40303265045/unavailable}.
     */
    static Buyer buyer(String text) {
        Buyer buyer = null;
        for (String word : text.strip().split("\\s+", -1)) {
            buyer = buyer == null ? place(word) : with(buyer, word);
        }
        if (buyer == null) {
            throw new IllegalArgumentException(text);
        }
        return buyer;
    }

    private static Buyer place(String word) {
        int hyphen = word.indexOf('-');
        return hyphen < 0
                ? Buyer.in(word)
                : Buyer.in(word.substring(0, hyphen)).at(word.substring(hyphen + 1), null);
    }

    private static Buyer with(Buyer buyer, String word) {
        String value = word.substring(word.indexOf(':') + 1);
        return switch (word.substring(0, Math.max(0, word.indexOf(':')))) {
            case "ip" -> buyer.withSignals(value, buyer.signals().cardCountry());
            case "card" -> buyer.withSignals(buyer.signals().ipCountry(), value);
            case "proves" -> buyer.proving(value);
            case "at" -> buyer.living(value.replace('_', ' '), buyer.address().city());
            case "city" -> buyer.living(buyer.address().line1(), value.replace('_', ' '));
            case "id" -> {
                String[] parts = value.split("/", -1);
                yield buyer.withTaxId(
                        parts[0],
                        parts.length == 1
                                ? TaxIdStatus.VALID
                                : TaxIdStatus.valueOf(parts[1].toUpperCase(Locale.ROOT)));
            }
            default ->
                    switch (word) {
                        case "business" -> buyer.asBusiness();
                        case "certificate" -> buyer.withExemptionCertificate();
                        default -> buyer.at(buyer.address().region(), word.replace('_', ' '));
                    };
        };
    }

    /** Such as {@code 1000 saas, 999 ebook incl}: exclusive unless said otherwise. */
    static List<Line> lines(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(one -> {
                    String[] words = one.strip().split("\\s+", -1);
                    return new Line(
                            Long.parseLong(words[0]),
                            TaxCategory.valueOf(words[1].toUpperCase(Locale.ROOT)),
                            words.length > 2 ? TaxBehavior.INCLUSIVE : TaxBehavior.EXCLUSIVE);
                })
                .toList();
    }

    /** The rows of a table in a text block: cells between bars, without the empty lines. */
    static Stream<String[]> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line ->
                        Arrays.stream(line.split("\\|", -1))
                                .map(String::strip)
                                .toArray(String[]::new));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
