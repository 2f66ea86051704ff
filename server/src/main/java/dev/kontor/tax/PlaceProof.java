package dev.kontor.tax;

import dev.kontor.tax.TaxAnswer.Evidence;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.taxids.TaxIdStatus;
import dev.kontor.taxids.forms.TaxIds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the signals of the buyer's place (handbook 4.3; IR (EU) 282/2011 Art. 24b and 24f). Never
 * prefers a country for its rate: the outcome depends on agreement alone.
 */
final class PlaceProof {
    private final PlaceFinder places;

    PlaceProof(PlaceFinder places) {
        this.places = places;
    }

    /** How the country was settled. */
    enum Basis {
        /** The billing address and another signal agree. */
        AGREED,
        /** Only the billing address is known; the payment's country must match later. */
        PROVISIONAL,
        /** The signals disagreed and the buyer confirmed or proved this country. */
        CONFIRMED;

        private final String rule = "place." + name().toLowerCase(Locale.ROOT);

        /** As an id among the rules of an answer. */
        String rule() {
            return rule;
        }
    }

    /** The verdict. */
    sealed interface Verdict {
        /** The sale is taxed in this country. */
        record Settled(String country, Basis basis) implements Verdict {}

        /** Nobody can tell: ask the buyer. */
        record Open(List<String> candidates) implements Verdict {}
    }

    /** The signals at hand, billing address first. */
    static List<Evidence> evidence(Buyer buyer) {
        List<Evidence> evidence = new ArrayList<>(4);
        evidence.add(new Evidence("billing_address", buyer.country()));
        add(evidence, "ip", buyer.signals().ipCountry());
        add(evidence, "card", buyer.signals().cardCountry());
        add(evidence, "phone", buyer.signals().phoneCountry());
        add(evidence, "tax_id", countryOfId(buyer));
        return List.copyOf(evidence);
    }

    /**
     * The stated country, else the one that the buyer confirms, if the id that a register knows can
     * be one of it.
     */
    private static @Nullable String countryOfId(Buyer buyer) {
        String id = buyer.taxId().typed();
        if (id == null || buyer.taxId().status() != TaxIdStatus.VALID) {
            return null;
        }
        String country = buyer.countryOfId();
        return TaxIds.fits(id, country) ? country : null;
    }

    private static void add(List<Evidence> evidence, String type, @Nullable String country) {
        if (country != null) {
            evidence.add(new Evidence(type, country));
        }
    }

    Verdict weigh(Buyer buyer, List<Evidence> evidence) {
        String stated = buyer.country();
        if (evidence.size() == 1) {
            return new Verdict.Settled(stated, Basis.PROVISIONAL);
        }
        for (int i = 1; i < evidence.size(); i++) {
            if (agree(stated, evidence.get(i).country())) {
                return new Verdict.Settled(stated, Basis.AGREED);
            }
        }
        ProvenPlace proven = buyer.signals().proven();
        List<String> candidates = candidates(evidence);
        return proven != null && candidates.contains(proven.country())
                ? new Verdict.Settled(proven.country(), Basis.CONFIRMED)
                : new Verdict.Open(candidates);
    }

    private boolean agree(String one, String other) {
        return one.equals(other) || places.taxCountry(one).equals(places.taxCountry(other));
    }

    /** The stated country, and any other that two signals name. */
    private static List<String> candidates(List<Evidence> evidence) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(evidence.getFirst().country());
        for (Evidence signal : evidence.subList(1, evidence.size())) {
            if (!seen.add(signal.country())) {
                candidates.add(signal.country());
            }
        }
        return List.copyOf(candidates);
    }
}
