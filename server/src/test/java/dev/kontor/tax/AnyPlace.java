package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.tax.TaxQuestion.Line;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.taxids.TaxIdStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random questions over all of the bundled content, for properties. */
final class AnyPlace {
    private static final List<Currency> CURRENCIES =
            List.of("EUR", "USD", "GBP", "JPY", "KWD", "HUF", "CLP", "BRL", "KRW", "CLF").stream()
                    .map(Currency::getInstance)
                    .toList();

    private static final List<Buyer> CONSUMERS = consumers();

    private AnyPlace() {}

    private static List<Buyer> consumers() {
        TaxContent content = Asking.content();
        List<Buyer> all = new ArrayList<>();
        for (Jurisdiction one : content.jurisdictions().values()) {
            switch (one.level()) {
                case COUNTRY -> all.add(Buyer.in(one.code()));
                case STATE, PROVINCE ->
                        all.add(Buyer.in(one.country().code()).at(one.region(), null));
                case TERRITORY, COUNTY, CITY, DISTRICT -> {}
            }
        }
        content.mappings().stream()
                .filter(it -> !it.postalCodes().isEmpty())
                .forEach(it ->
                        all.add(
                                Buyer.in(it.country())
                                        .at(null, padded(it.postalCodes().getFirst()))));
        content.localities().stream()
                .filter(it -> !it.zips().isEmpty())
                .forEach(it -> all.add(Buyer.in("US").at(null, padded(it.zips().getFirst()))));
        return all.stream().filter(AnyPlace::isSoldTo).toList();
    }

    private static boolean isSoldTo(Buyer buyer) {
        return Asking.ask(
                        new TaxQuestion(
                                TaxPoint.on(LocalDate.of(2026, 3, 1)),
                                CURRENCIES.getFirst(),
                                "DE",
                                buyer,
                                Asking.lines("1000 saas"),
                                Standing.everywhere()))
                instanceof TaxAnswer.Determined;
    }

    /** A beginning of a code, filled up to the five digits that most of them have. */
    private static String padded(String beginning) {
        return beginning + "0".repeat(Math.max(0, 5 - beginning.length()));
    }

    static Arbitrary<Buyer> buyers() {
        return Arbitraries.of(CONSUMERS)
                .flatMap(it ->
                        Arbitraries.of(
                                it,
                                it.asBusiness(),
                                it.withTaxId(null, TaxIdStatus.VALID),
                                it.withExemptionCertificate()));
    }

    static Arbitrary<Line> lines() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(0, 1_000),
                                Arbitraries.longs().between(0, 10_000_000),
                                Arbitraries.longs().between(0, TaxQuestion.MAX_AMOUNT)),
                        Arbitraries.of(TaxCategory.class),
                        Arbitraries.of(TaxBehavior.class))
                .as(Line::new);
    }

    static Arbitrary<TaxQuestion> questions() {
        return questions(lines().list().ofMinSize(1).ofMaxSize(8));
    }

    static Arbitrary<TaxQuestion> questions(Arbitrary<List<Line>> lines) {
        return Combinators.combine(
                        Arbitraries.longs()
                                .between(
                                        LocalDate.of(2016, 1, 1).toEpochDay(),
                                        LocalDate.of(2027, 12, 31).toEpochDay()),
                        Arbitraries.of(CURRENCIES),
                        Arbitraries.of("DE", "US", "GB", "JP"),
                        buyers(),
                        lines)
                .as((day, currency, seller, buyer, all) ->
                        new TaxQuestion(
                                TaxPoint.on(LocalDate.ofEpochDay(day)),
                                currency,
                                seller,
                                buyer,
                                all,
                                Standing.everywhere()));
    }

    /** The same question about other lines. */
    static TaxQuestion with(TaxQuestion question, List<Line> lines) {
        return new TaxQuestion(
                question.at(),
                question.currency(),
                question.sellerCountry(),
                question.buyer(),
                lines,
                question.standing());
    }
}
