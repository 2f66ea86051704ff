package dev.kontor.console.tax;

import dev.kontor.tax.JurisdictionView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How a country stands to the seller. The names in lower case are classes and keys of words. */
public enum PlaceState {
    /** Its tax is charged and reported. */
    COLLECTED,
    /** A threshold is crossed there, and the seller is not registered. */
    CROSSED,
    /** Sales are near a threshold. */
    NEAR,
    /** It taxes such sales from the first one, and the seller is not registered there. */
    DUE,
    /** Sales are far below the threshold from which its tax is due. */
    BELOW,
    /** Banks, card issuers or buyers withhold the tax. */
    WITHHELD,
    /** It has no such tax, or asks nothing of sellers from elsewhere. */
    NONE,
    /** Nothing may be sold there. */
    BARRED;

    /** In pages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tone of its badge. */
    public String tone() {
        return switch (this) {
            case COLLECTED -> "good";
            case DUE, NEAR -> "warn";
            case BARRED, CROSSED -> "bad";
            case WITHHELD, NONE, BELOW -> "";
        };
    }

    /** The pattern that fills it on the map besides its color, if any. */
    public String pattern() {
        return switch (this) {
            case CROSSED, NEAR, BARRED -> "url(#" + word() + ")";
            case COLLECTED, BELOW, DUE, WITHHELD, NONE -> "none";
        };
    }

    /**
     * Of a country: the most urgent of its own and of what lies in it.
     *
     * @param all the country and its states and provinces
     */
    static PlaceState of(List<JurisdictionView> all, SellerStanding seller) {
        if (all.stream().noneMatch(JurisdictionView::sellable)) {
            return BARRED;
        }
        List<PlaceState> taxing =
                all.stream().filter(PlaceState::taxes).map(it -> of(it, seller)).sorted().toList();
        if (taxing.contains(CROSSED)) {
            return CROSSED;
        }
        if (taxing.contains(NEAR)) {
            return NEAR;
        }
        if (!taxing.isEmpty()) {
            return taxing.getFirst();
        }
        return all.stream().anyMatch(it -> has(it, "intermediary")) ? WITHHELD : NONE;
    }

    private static PlaceState of(JurisdictionView place, SellerStanding seller) {
        if (seller.isRegistered(place.code())) {
            return COLLECTED;
        }
        return switch (seller.threshold(place)) {
            case null -> DUE;
            case "crossed" -> CROSSED;
            case "near" -> NEAR;
            case "clear" -> BELOW;
            default -> DUE;
        };
    }

    /** Whether consumers pay some tax there. */
    static boolean taxes(JurisdictionView place) {
        return has(place, "taxed");
    }

    /** Those that consumers pay there. */
    static Set<String> taxTypes(JurisdictionView place) {
        return place.rates().stream()
                .filter(rate -> "taxed".equals(rate.consumers()))
                .map(JurisdictionView.RateView::taxType)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean has(JurisdictionView place, String treatment) {
        return place.rates().stream()
                .anyMatch(rate ->
                        treatment.equals(rate.consumers()) && !rate.effectiveRate().equals("0"));
    }
}
