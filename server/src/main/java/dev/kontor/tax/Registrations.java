package dev.kontor.tax;

import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.vendors.Entity;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the selling entity is registered for tax. The jurisdiction {@code EU} stands for the
 * One-Stop Shop.
 */
public final class Registrations {
    private static final String UNION = "EU";
    private static final String SIMPLIFIED = "simplified";
    private static final Registrations EVERYWHERE = new Registrations(true, List.of());

    private final boolean everywhere;
    private final List<Registration> list;
    private final Map<String, List<Registration>> byCode;

    private Registrations(boolean everywhere, List<Registration> list) {
        this.everywhere = everywhere;
        this.list = List.copyOf(list);
        this.byCode = this.list.stream().collect(Collectors.groupingBy(Registration::jurisdiction));
    }

    /**
     * One registration.
     *
     * @param jurisdiction such as {@code DE}, {@code US-TX}, or {@code EU} for the One-Stop Shop
     * @param scheme such as {@code oss_union}, {@code voec}, {@code standard}
     * @param number printed on invoices
     * @param until the last day, or null while it lasts
     */
    public record Registration(
            String jurisdiction,
            String scheme,
            String number,
            LocalDate from,
            @Nullable LocalDate until) {
        /** All that its tax depends on. */
        private String terms() {
            return until == null
                    ? String.join(" ", jurisdiction, scheme, from.toString())
                    : String.join(" ", jurisdiction, scheme, from.toString(), until.toString());
        }

        boolean covers(long epochDay) {
            return from.toEpochDay() <= epochDay
                    && (until == null || epochDay <= until.toEpochDay());
        }
    }

    /** As if registered in every jurisdiction: for quotes, calculations and sandboxes. */
    public static Registrations everywhere() {
        return EVERYWHERE;
    }

    /** At home only, without which nobody is an entity here. */
    public static Registrations atHome(Entity entity) {
        return of(List.of(home(entity)));
    }

    /** The registration that every entity has. */
    public static Registration home(Entity entity) {
        return new Registration(
                entity.country(), "standard", entity.vatId(), LocalDate.EPOCH, null);
    }

    public static Registrations of(List<Registration> registrations) {
        return new Registrations(false, registrations);
    }

    /** The registrations under a code, such as {@code EU}, newest last. */
    public List<Registration> under(String jurisdiction) {
        return List.copyOf(byCode.getOrDefault(jurisdiction, List.of()));
    }

    /**
     * The registration under which this jurisdiction's tax is reported on that day. A member
     * state's own comes before the One-Stop Shop.
     */
    Optional<Registration> holding(Jurisdiction jurisdiction, long epochDay) {
        String code = jurisdiction.code();
        String state = jurisdiction.isInUnion() ? jurisdiction.country().code() : code;
        return Stream.of(code, state, jurisdiction.registeredUnder())
                .flatMap(it -> byCode.getOrDefault(it, List.of()).stream())
                .filter(it -> it.covers(epochDay))
                .findFirst();
    }

    /**
     * Those that may bear on sales to a place, on whatever day, in one text: where that is another,
     * so may the tax be.
     *
     * @param region such as {@code TX}
     * @param taxing jurisdictions that tax what is sold there
     */
    public String bearingOn(String country, @Nullable String region, Collection<String> taxing) {
        if (everywhere) {
            return "everywhere";
        }
        String place = region == null ? country : country + "-" + region;
        return list.stream()
                .filter(it ->
                        it.jurisdiction().equals(UNION)
                                || it.jurisdiction().equals(country)
                                || it.jurisdiction().equals(place)
                                || it.jurisdiction().startsWith(place + "-")
                                || taxing.contains(it.jurisdiction()))
                .map(Registration::terms)
                .sorted()
                .collect(Collectors.joining("; "));
    }

    List<Registration> list() {
        return list;
    }

    boolean areEverywhere() {
        return everywhere;
    }

    /** Whether the entity is registered under a code for its simplified scheme on that day. */
    boolean areSimplified(String jurisdiction, long epochDay) {
        for (Registration one : byCode.getOrDefault(jurisdiction, List.of())) {
            if (one.scheme().equals(SIMPLIFIED) && one.covers(epochDay)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the entity must report this jurisdiction's tax on that day. A member state's
     * registration covers its territories within the union, such as Madeira.
     */
    boolean cover(Jurisdiction jurisdiction, long epochDay) {
        return everywhere
                || cover(jurisdiction.code(), epochDay)
                || cover(jurisdiction.registeredUnder(), epochDay)
                || (jurisdiction.isInUnion() && cover(jurisdiction.country().code(), epochDay));
    }

    private boolean cover(String code, long epochDay) {
        for (Registration one : byCode.getOrDefault(code, List.of())) {
            if (one.covers(epochDay)) {
                return true;
            }
        }
        return false;
    }
}
