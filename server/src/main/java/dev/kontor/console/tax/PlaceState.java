package dev.kontor.console.tax;

import dev.kontor.tax.JurisdictionView;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** How a country stands to the seller. The names in lower case are classes and keys of words. */
public enum PlaceState {
    /** Its tax is charged and reported. */
    COLLECTED,
    /** It taxes such sales, and the seller is not registered there. */
    DUE,
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
            case DUE -> "warn";
            case BARRED -> "bad";
            case WITHHELD, NONE -> "";
        };
    }

    /**
     * Of a country: the strongest of its own and of what lies in it.
     *
     * @param all the country and its states and provinces
     * @param registered whether the seller reports a jurisdiction's tax
     */
    static PlaceState of(List<JurisdictionView> all, Predicate<String> registered) {
        if (all.stream().noneMatch(JurisdictionView::sellable)) {
            return BARRED;
        }
        List<JurisdictionView> taxing = all.stream().filter(it -> has(it, "taxed")).toList();
        if (taxing.stream().anyMatch(it -> registered.test(it.code()))) {
            return COLLECTED;
        }
        if (!taxing.isEmpty()) {
            return DUE;
        }
        return all.stream().anyMatch(it -> has(it, "intermediary")) ? WITHHELD : NONE;
    }

    private static boolean has(JurisdictionView place, String treatment) {
        return place.rates().stream()
                .anyMatch(rate ->
                        treatment.equals(rate.consumers()) && !rate.effectiveRate().equals("0"));
    }
}
