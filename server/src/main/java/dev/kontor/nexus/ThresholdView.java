package dev.kontor.nexus;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A threshold of registration and how far it is, as the API shows it. Amounts in minor units of
 * {@code currency}.
 *
 * @param jurisdiction under which one registers, such as {@code EU}, {@code US-TX} or {@code AU}
 * @param currency null where only the first sale counts
 * @param amount 0: from the first sale
 * @param count number of sales that cross it too; null where numbers do not count
 * @param joinedBy {@code and} or {@code or}; null where there is one condition
 * @param sold so far in the window
 * @param state {@code clear}, {@code near}, {@code crossed} or {@code registered}
 * @param effect what becomes of sales there now: {@code collected}, {@code home}, {@code untaxed}
 *     or {@code refused}
 * @param crossedOn since when it is crossed; null while it is not, and when that is long ago
 * @param expectedOn when it will be crossed at the pace of late; null when not within a year
 * @param note of the content
 */
public record ThresholdView(
        String jurisdiction,
        String name,
        String window,
        String basis,
        @Nullable String currency,
        long amount,
        @Nullable Long count,
        @Nullable String joinedBy,
        long sold,
        long sales,
        int percent,
        String state,
        String effect,
        @Nullable LocalDate crossedOn,
        @Nullable LocalDate expectedOn,
        @Nullable String note,
        String source) {

    /**
     * Whether a registration is needed before anything is sold, so that there is nothing to count.
     * In the union that is so without the EUR 10,000 rule.
     */
    public boolean countsNothing() {
        return amount == 0
                || (jurisdiction.equals("EU")
                        && (effect.equals(Effect.REFUSED.word())
                                || effect.equals(Effect.UNTAXED.word())));
    }

    /** How a seller stands to a threshold. In the API the names are lower case. */
    enum State {
        CLEAR,
        /** From 80 percent on. */
        NEAR,
        /** From 100 percent on, without a registration. */
        CROSSED,
        /** It does not matter any more. */
        REGISTERED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of a sale. In the API the names are lower case. */
    enum Effect {
        /** The tax of the place is charged. */
        COLLECTED,
        /** The tax of the seller's own country is charged (the EUR 10,000 rule). */
        HOME,
        /** It is made without tax. */
        UNTAXED,
        /** It is refused. */
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ThresholdView of(Progress it, State state, Effect effect, Outlook outlook) {
        Progress.Part part = it.first();
        var condition = part.condition();
        var currency = condition.currency();
        boolean joined = condition.count() > 0 || it.parts().size() > 1;
        return new ThresholdView(
                it.threshold().jurisdiction(),
                it.threshold().name(),
                condition.window(),
                condition.basis(),
                currency == null ? null : currency.getCurrencyCode(),
                condition.amount(),
                condition.count() == 0 ? null : condition.count(),
                joined ? (it.threshold().all() ? "and" : "or") : null,
                currency == null ? 0 : part.sold(),
                part.sales(),
                it.percent(),
                state.word(),
                effect.word(),
                outlook.crossedOn(),
                outlook.expectedOn(),
                it.threshold().note(),
                it.threshold().source());
    }
}
