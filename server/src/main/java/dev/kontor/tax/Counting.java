package dev.kontor.tax;

import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.TaxContent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How sales that are about to be booked count towards thresholds, and which of them they cross. */
public final class Counting {
    private static final String UNION = "EU";

    private final Tax tax;

    public Counting(Tax tax) {
        this.tax = tax;
    }

    /** The sales as whoever counts is told of them once they are booked. */
    public List<SoldOnDay> of(List<TaxBooking> bookings) {
        return new TaxLines(tax.content()).of(bookings).stream().map(SoldOnDay::of).toList();
    }

    /** Whether a sale with this breakdown may count towards a threshold that is not crossed yet. */
    public boolean bearsOn(Standing standing, List<TaxAnswer.Group> breakdown) {
        if (standing.headroom().isEmpty() && standing.micro() == null) {
            return false;
        }
        TaxContent content = tax.content();
        for (TaxAnswer.Group group : breakdown) {
            Jurisdiction place = content.jurisdiction(group.jurisdiction());
            if (standing.headroom().get(place.registeredUnder()) instanceof Headroom.Left
                    || (place.isInUnion() && standing.micro() instanceof Headroom.Left)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The codes under which a tax of these jurisdictions is spared only since the threshold is not
     * crossed.
     */
    public Set<String> spared(Standing standing, Collection<String> jurisdictions) {
        Set<String> codes = new HashSet<>(2);
        for (String one : jurisdictions) {
            String code = tax.content().jurisdiction(one).registeredUnder();
            if (standing.headroom().get(code) instanceof Headroom.Left) {
                codes.add(code);
            }
        }
        return codes;
    }

    /** Of these codes those whose threshold one more sale of that amount crosses. */
    public Set<String> crossed(Standing standing, Collection<String> jurisdictions, long net) {
        Set<String> codes = spared(standing, jurisdictions);
        codes.removeIf(code ->
                !(standing.headroom().get(code) instanceof Headroom.Left left
                        && left.isCrossedBy(net)));
        return codes;
    }

    /** The code of the EUR 10,000 rule, where the seller makes use of it. */
    public Set<String> micro(Standing standing) {
        return standing.micro() instanceof Headroom.Left ? Set.of(UNION) : Set.of();
    }
}
