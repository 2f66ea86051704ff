package dev.kontor.tax;

import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import dev.kontor.tax.TaxAnswer.Evidence;
import dev.kontor.tax.TaxAnswer.NeedsProof;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How it is told that the signals of the buyer's place contradict each other (handbook 4.3). */
final class PlaceDoubt {
    private PlaceDoubt() {}

    /** Where there is no sale: what the buyer may confirm to live in comes along. */
    static Problem problem(NeedsProof it) {
        return Problem.invalid(
                        "/buyer/country",
                        NeedsProof.CODE,
                        "The signs of the buyer's country contradict each other ("
                                + signals(it)
                                + "). Another sign of "
                                + it.candidates().getFirst()
                                + " settles it, such as a phone number"
                                + confirmed(it)
                                + ".")
                .with("confirmable_countries", confirmable(it));
    }

    /** Beside other faults of a calculation. */
    static Fault fault(NeedsProof it) {
        return new Fault(
                "/buyer/country",
                NeedsProof.CODE,
                "The signals of the buyer's place contradict each other ("
                        + signals(it)
                        + "): another signal has to prove "
                        + it.candidates().getFirst()
                        + confirmed(it)
                        + ".");
    }

    private static List<String> confirmable(NeedsProof it) {
        return it.candidates().subList(1, it.candidates().size());
    }

    private static String confirmed(NeedsProof it) {
        return confirmable(it).isEmpty()
                ? ""
                : ", or the buyer's confirmation of " + String.join(" or ", confirmable(it));
    }

    /** Every country that is named, with what names it. */
    private static String signals(NeedsProof it) {
        return it.evidence().stream()
                .map(one -> word(one) + " " + one.country())
                .collect(Collectors.joining(", "));
    }

    private static String word(Evidence one) {
        return one.type().equals("ip")
                ? "internet address"
                : one.type().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
