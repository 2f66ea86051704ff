package dev.kontor.tax;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the selling entity stands towards tax authorities: where it is registered, and how near it
 * is to having to register elsewhere (handbook 4.2, e to h).
 *
 * @param headroom by the code under which one registers, such as {@code EU}, {@code US-TX}, {@code
 *     AU}; a place that is missing here never asks for a registration
 * @param unregistered what becomes of sales that need a registration from the first one
 * @param micro what may still be sold to consumers of other member states under the home country's
 *     VAT (EUR 10,000 rule, Directive 2006/112/EC art. 59c); null when the seller waived it
 */
public record Standing(
        Registrations registrations,
        Map<String, Headroom> headroom,
        Unregistered unregistered,
        @Nullable Headroom micro) {

    private static final Standing EVERYWHERE = of(Registrations.everywhere());

    /** What becomes of sales to a place that wants a registration from the first sale. */
    public enum Unregistered {
        /** They are refused. */
        REFUSE,
        /** They are made without tax, marked as a risk. */
        SELL
    }

    public Standing {
        headroom = Map.copyOf(headroom);
    }

    /**
     * The standing under which a part of a sale is taxed as the whole was: a threshold that the
     * whole has crossed is crossed by any part, and no other is.
     *
     * @param whole what was decided of the whole
     */
    public Standing asDecided(TaxAnswer.Determined whole) {
        Map<String, Headroom> settled = new HashMap<>();
        headroom.forEach((code, it) ->
                settled.put(
                        code,
                        it instanceof Headroom.Left
                                ? settled(whole.rules().contains(Duty.CROSSED + code))
                                : it));
        boolean atHome = whole.isByMicroThreshold();
        return new Standing(registrations, settled, unregistered, atHome ? settled(false) : null);
    }

    /**
     * The standing under which thresholds are crossed that a sale crosses, at whatever price: in
     * what was paid for it there is less net than that, by the very tax.
     *
     * @param codes of those thresholds; {@code EU} ends the EUR 10,000 rule
     */
    public Standing crossing(Set<String> codes) {
        Map<String, Headroom> crossed = new HashMap<>(headroom);
        codes.forEach(code -> crossed.computeIfPresent(code, (it, before) -> settled(true)));
        return new Standing(
                registrations,
                crossed,
                unregistered,
                micro != null && codes.contains("EU") ? settled(true) : micro);
    }

    private static Headroom settled(boolean crossed) {
        return crossed
                ? new Headroom.Left(-1, 0, false)
                : new Headroom.Left(Long.MAX_VALUE, Long.MAX_VALUE, false);
    }

    /** Whether one more sale of that amount ends the EUR 10,000 rule. */
    public boolean isMicroCrossedBy(long net) {
        return micro instanceof Headroom.Left left && left.isCrossedBy(net);
    }

    /** As if registered in every jurisdiction: for quotes, calculations and sandboxes. */
    public static Standing everywhere() {
        return EVERYWHERE;
    }

    /** Whether neither registrations nor thresholds bear on any sale. */
    boolean isUnlimited() {
        return registrations.areEverywhere() && headroom.isEmpty() && micro == null;
    }

    /** Registered here, and nowhere near a threshold elsewhere. */
    public static Standing of(Registrations registrations) {
        return new Standing(registrations, Map.of(), Unregistered.REFUSE, null);
    }
}
