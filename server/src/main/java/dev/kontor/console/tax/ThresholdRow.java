package dev.kontor.console.tax;

import dev.kontor.nexus.ThresholdView;
import dev.kontor.platform.Money;
import dev.kontor.platform.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far sales are towards a threshold.
 *
 * @param href of the country's page
 * @param sold so far, of what is the threshold: an amount, a number of sales, or both
 * @param share in percent, as text
 * @param bar the same as a length, at most 100
 * @param when it was crossed, or is expected to be
 * @param effect what becomes of sales there now
 * @param register where a registration is put on record; null where there is one
 */
public record ThresholdRow(
        String code,
        String place,
        String href,
        List<String> sold,
        String share,
        int bar,
        String window,
        String basis,
        String when,
        String effect,
        State state,
        @Nullable String register,
        @Nullable String note,
        boolean begun) {

    /** How it stands. The names in lower case are classes and keys of words. */
    public enum State {
        CROSSED("bad"),
        NEAR("warn"),
        CLEAR(""),
        REGISTERED("good");

        private final String tone;

        State(String tone) {
            this.tone = tone;
        }

        public String tone() {
            return tone;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(ThresholdView it) {
            return switch (it.state()) {
                case "crossed" -> CROSSED;
                case "near" -> NEAR;
                case "registered" -> REGISTERED;
                default -> CLEAR;
            };
        }
    }

    /** What is crossed first, then by nearness; what does not matter any more last. */
    static List<ThresholdRow> of(
            List<ThresholdView> all, String home, PlaceNames names, Words words) {
        return all.stream()
                .sorted(
                        Comparator.comparing(State::of)
                                .thenComparing(
                                        Comparator.comparingInt(ThresholdView::percent).reversed())
                                .thenComparing(it -> names.of(it.jurisdiction())))
                .map(it -> of(it, home, names, words))
                .toList();
    }

    private static ThresholdRow of(ThresholdView it, String home, PlaceNames names, Words words) {
        State state = State.of(it);
        boolean first = it.countsNothing();
        return new ThresholdRow(
                it.jurisdiction(),
                names.of(it.jurisdiction()),
                PlaceNames.path(it.jurisdiction()),
                sold(it, words),
                first ? "" : words.number(it.percent()) + "\u00a0%",
                Math.min(100, it.percent()),
                words.get("console.tax.window." + (first ? "first_sale" : it.window())),
                words.get("console.tax.basis." + it.basis()),
                when(it, state, words),
                effect(it, state, home, words),
                state,
                state == State.REGISTERED
                        ? null
                        : TaxRegistrationsController.PATH + "?place=" + it.jurisdiction() + "#add",
                it.note(),
                it.sales() > 0 || it.percent() > 0);
    }

    private static List<String> sold(ThresholdView it, Words words) {
        String currency = it.currency();
        Long count = it.count();
        if (currency == null || it.countsNothing()) {
            return List.of(words.get("console.tax.sales", it.sales()));
        }
        List<String> parts = new ArrayList<>();
        parts.add(
                words.get(
                        "console.tax.so_far",
                        money(it.sold(), currency, words),
                        money(it.amount(), currency, words)));
        if (count != null) {
            parts.add(words.get("console.tax.so_far." + it.joinedBy(), it.sales(), count));
        }
        return parts;
    }

    private static String money(long minor, String currency, Words words) {
        return words.money(new Money(minor, Currency.getInstance(currency)));
    }

    private static String when(ThresholdView it, State state, Words words) {
        LocalDate crossed = it.crossedOn();
        LocalDate expected = it.expectedOn();
        return switch (state) {
            case REGISTERED -> "";
            case CROSSED ->
                    crossed == null
                            ? words.get("console.tax.crossed")
                            : words.get("console.tax.crossed_on", words.date(crossed));
            case NEAR, CLEAR ->
                    expected != null
                            ? words.get("console.tax.expected_on", words.date(expected))
                            : it.percent() > 0 ? words.get("console.tax.not_expected") : "";
        };
    }

    private static String effect(ThresholdView it, State state, String home, Words words) {
        return it.effect().equals("collected") && state != State.REGISTERED
                ? words.get("console.tax.effect.crossed")
                : words.get("console.tax.effect." + it.effect(), home);
    }
}
