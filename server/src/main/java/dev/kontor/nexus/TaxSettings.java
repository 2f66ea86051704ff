package dev.kontor.nexus;

import dev.kontor.tax.Standing.Unregistered;
import dev.kontor.taxids.IdCheck;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for a tenant.
 *
 * @param unregistered what becomes of sales to a place that wants a registration from the first
 *     sale, where there is none; each tenant decides for itself
 * @param microThreshold whether VAT at home is charged on the first EUR 10,000 a year of sales to
 *     consumers in other member states (handbook 4.3); the threshold is the taxable person's
 *     (Directive 2006/112/EC, art. 59c), so that one decision holds for all live vendors of a legal
 *     entity
 * @param idChecks how tax ids of countries are checked where that is not as the table says: {@code
 *     hand} or {@code form} by country; the legal entity's, too. Null, in what clients send, leaves
 *     what was decided
 */
public record TaxSettings(
        Unregistered unregistered, boolean microThreshold, @Nullable Map<String, String> idChecks) {
    static final TaxSettings DEFAULT = new TaxSettings(Unregistered.REFUSE, false, Map.of());

    public TaxSettings {
        idChecks = idChecks == null ? null : Map.copyOf(idChecks);
    }

    /** This tenant's own, with what its legal entity has decided. */
    TaxSettings with(OfEntity entity) {
        return entity.equals(entity())
                ? this
                : new TaxSettings(unregistered, entity.microThreshold(), entity.idChecks());
    }

    /** What is the legal entity's of it. */
    OfEntity entity() {
        return new OfEntity(microThreshold, checks());
    }

    /** With what was decided before where nothing is said. */
    TaxSettings over(TaxSettings before) {
        return idChecks == null
                ? new TaxSettings(unregistered, microThreshold, before.idChecks())
                : this;
    }

    private Map<String, String> checks() {
        return idChecks == null ? Map.of() : idChecks;
    }

    /** The ways that were chosen, by country. */
    Map<String, IdCheck.Way> ways() {
        Map<String, IdCheck.Way> ways = new TreeMap<>();
        checks().forEach((country, word) -> way(word).ifPresent(it -> ways.put(country, it)));
        return ways;
    }

    /** A way by its word; empty for what is none. */
    static Optional<IdCheck.Way> way(String word) {
        return Arrays.stream(IdCheck.Way.values()).filter(it -> it.word().equals(word)).findAny();
    }

    /** In one line, such as {@code sell micro_threshold=false CL=hand}. */
    String line() {
        String first =
                unregistered.name().toLowerCase(Locale.ROOT) + " micro_threshold=" + microThreshold;
        return checks().isEmpty() ? first : first + " " + entity().line();
    }

    /** What a legal entity decides for all its live vendors. */
    record OfEntity(boolean microThreshold, Map<String, String> idChecks) {
        static final OfEntity NOTHING = new OfEntity(false, Map.of());

        /** The ways by country, as they are kept: {@code CL=hand IN=form}. */
        String line() {
            return new TreeMap<>(idChecks)
                    .entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .collect(Collectors.joining(" "));
        }

        static OfEntity of(boolean microThreshold, String line) {
            Map<String, String> checks = new TreeMap<>();
            for (String one : line.split(" ", -1)) {
                int sign = one.indexOf('=');
                if (sign > 0) {
                    checks.put(one.substring(0, sign), one.substring(sign + 1));
                }
            }
            return new OfEntity(microThreshold, checks);
        }
    }
}
