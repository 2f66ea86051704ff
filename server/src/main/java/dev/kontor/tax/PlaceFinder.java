package dev.kontor.tax;

import dev.kontor.platform.Fault;
import dev.kontor.tax.TaxQuestion.Address;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.PostalCodes;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.content.TaxContent.Locality;
import dev.kontor.tax.content.TaxContent.Mapping;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the place of an address (handbook 4.3 "sub-country" and 4.6). */
final class PlaceFinder {
    private static final Set<String> ISO = new HashSet<>(Arrays.asList(Locale.getISOCountries()));

    /** Behind a place's code: its rules for sellers in its simplified scheme. */
    private static final String SIMPLIFIED = "-SIMPLIFIED";

    private final Map<String, Country> countries = new HashMap<>();
    private final Map<String, Place> simplified = new HashMap<>();
    private final Map<TaxPlace, Place> remembered = new ConcurrentHashMap<>();
    private final TaxContent content;
    private final boolean hasMaps;

    /** What an address leads to. */
    sealed interface Found {
        record At(Place place) implements Found {}

        record Faulty(Fault fault) implements Found {}
    }

    /**
     * One country's map.
     *
     * @param whole where nothing finer is known
     * @param subdivided whether every address must lie in one of its regions
     * @param local states in which the postal code decides on local taxes
     * @param maps of states whose boundary files are loaded
     */
    private record Country(
            Place whole,
            boolean subdivided,
            Map<String, Place> regions,
            PostalCodes<Place> postalCodes,
            Set<Jurisdiction> local,
            Map<Jurisdiction, LocalMap> maps) {}

    PlaceFinder(TaxContent content) {
        this.content = content;
        Map<String, Place> places = new HashMap<>();
        Set<String> subdivided = subdivided(content);
        for (Jurisdiction one : content.jurisdictions().values()) {
            Place place = new Place(one, content);
            places.put(one.code(), place);
            if (one.code().endsWith(SIMPLIFIED)) {
                simplified.put(
                        one.code().substring(0, one.code().length() - SIMPLIFIED.length()), place);
            }
            if (one.level() == Jurisdiction.Level.COUNTRY) {
                countries.put(one.code(), country(place, subdivided.contains(one.code())));
            }
        }
        for (Mapping mapping : content.mappings()) {
            add(mapping, place(places, mapping.place()));
        }
        for (Locality locality : content.localities()) {
            Place place =
                    new Place(
                            locality.state(),
                            locality.localities(),
                            TaxPlace.Precision.ZIP,
                            false,
                            content);
            Country country = mapped(locality.state().country().code());
            locality.zips().forEach(zip -> country.postalCodes().put(zip, place));
            country.local().add(locality.state());
        }
        addMaps(places, content);
        hasMaps = !content.boundaries().isEmpty();
    }

    /** For states whose boundary files are loaded; what they do not know, the tables may. */
    private void addMaps(Map<String, Place> places, TaxContent content) {
        content.boundaries()
                .forEach((code, boundaries) -> {
                    Place whole = place(places, content.jurisdiction(code));
                    Country country = mapped(whole.jurisdiction().country().code());
                    country.maps()
                            .put(whole.jurisdiction(), new LocalMap(whole, boundaries, content));
                    country.local().add(whole.jurisdiction());
                });
    }

    /** Countries with regions of their own, by code. */
    private static Set<String> subdivided(TaxContent content) {
        Set<String> codes = new HashSet<>();
        for (Jurisdiction one : content.jurisdictions().values()) {
            switch (one.level()) {
                case STATE, PROVINCE -> codes.add(one.country().code());
                case COUNTRY, TERRITORY, COUNTY, CITY, DISTRICT -> {}
            }
        }
        return codes;
    }

    private static Country country(Place whole, boolean subdivided) {
        return new Country(
                whole,
                subdivided,
                new HashMap<>(),
                new PostalCodes<>(),
                new HashSet<>(),
                new HashMap<>());
    }

    private static Place place(Map<String, Place> places, Jurisdiction jurisdiction) {
        Place place = places.get(jurisdiction.code());
        if (place == null) {
            throw new IllegalArgumentException("no place " + jurisdiction.code());
        }
        return place;
    }

    private Country mapped(String code) {
        Country country = countries.get(code);
        if (country == null) {
            throw new IllegalArgumentException("no country " + code);
        }
        return country;
    }

    private void add(Mapping mapping, Place place) {
        if (mapping.regions().isEmpty() && mapping.postalCodes().isEmpty()) {
            countries.put(mapping.country(), country(place, false));
            return;
        }
        Country country = mapped(mapping.country());
        mapping.regions().forEach(region -> country.regions().put(region, place));
        mapping.postalCodes().forEach(code -> country.postalCodes().put(code, place));
    }

    /**
     * The country whose tax authority an address of that country belongs to; the code itself when
     * unknown.
     */
    String taxCountry(String code) {
        Country country = countries.get(code);
        return country == null ? code : country.whole().jurisdiction().taxCountry();
    }

    /** The whole of a country, or null when there is none of that code. */
    @Nullable Place country(String code) {
        Country country = countries.get(code);
        return country == null ? null : country.whole();
    }

    /**
     * What taxes there in the place of all else: a flat rate for sellers who registered for it,
     * such as Alabama's Simplified Sellers Use Tax.
     */
    Place taxing(Place place, TaxQuestion question) {
        String code = place.jurisdiction().code();
        Place flat = simplified.get(code);
        return flat != null
                        && question.standing()
                                .registrations()
                                .areSimplified(code, flat.timeline().epochDay(question.at()))
                ? flat
                : place;
    }

    /**
     * The place of a buyer who lives in that country: that of the billing address, or what was
     * confirmed of another; or the fault that keeps it from being found.
     */
    Found find(Buyer buyer, String country, TaxPoint at) {
        if (country.equals(buyer.country())) {
            return find(buyer.address(), at);
        }
        ProvenPlace proven = buyer.signals().proven();
        return proven == null ? find(country, null, null) : find(proven.address(), at);
    }

    /** The place of an address on that day, or the fault that keeps it from being found. */
    Found find(Address address, TaxPoint at) {
        TaxPlace known = address.known();
        if (known != null && content.jurisdictions().keySet().containsAll(known.localities())) {
            return new Found.At(remembered.computeIfAbsent(known, this::again));
        }
        Found found = find(address.country(), address.region(), address.postalCode());
        Place finer =
                hasMaps && found instanceof Found.At(Place place)
                        ? finer(place, address, at)
                        : null;
        return finer == null ? found : new Found.At(finer);
    }

    /** What a state's own files know of an address, or null. */
    private @Nullable Place finer(Place place, Address address, TaxPoint at) {
        Country country = countries.get(place.jurisdiction().country().code());
        LocalMap map = country == null ? null : country.maps().get(place.jurisdiction());
        String postalCode = address.postalCode();
        if (country == null || map == null || postalCode == null) {
            return null;
        }
        String code = normalized(country, postalCode);
        return code == null ? null : map.find(code, address.line1(), address.city(), at);
    }

    private Place again(TaxPlace known) {
        return new Place(
                content.jurisdiction(known.jurisdiction()),
                known.localities().stream().map(content::jurisdiction).toList(),
                known.precision(),
                true,
                content);
    }

    private static @Nullable String normalized(Country country, String postalCode) {
        List<String> forms = country.whole().jurisdiction().postalForms();
        return forms.isEmpty()
                ? PostalCodes.clean(postalCode)
                : PostalCodes.normalize(postalCode, forms);
    }

    /** As {@link #find(Address, TaxPoint)} by what the tables know, without boundary files. */
    Found find(String countryCode, @Nullable String region, @Nullable String postalCode) {
        Country country = countries.get(countryCode);
        if (country == null) {
            return ISO.contains(countryCode)
                    ? fault(
                            "/buyer/country",
                            "country_not_supported",
                            "There are no tax rules for this country yet.")
                    : fault(
                            "/buyer/country",
                            "unknown_country",
                            "Must be an ISO 3166-1 code such as DE.");
        }
        if (postalCode == null || postalCode.isBlank()) {
            return byRegion(country, region);
        }
        String code = normalized(country, postalCode);
        if (code == null) {
            return fault(
                    "/buyer/postal_code",
                    "invalid_format",
                    "Is not a postal code of this country.");
        }
        return byPostalCode(country, region, code);
    }

    private static Found byRegion(Country country, @Nullable String region) {
        if (region == null || region.isBlank()) {
            return country.subdivided()
                    ? fault(
                            "/buyer/region",
                            "required",
                            "This country's tax needs a region or a postal code.")
                    : new Found.At(country.whole());
        }
        Place place = stated(country, region);
        if (place == null) {
            return country.subdivided() ? unknownRegion() : new Found.At(country.whole());
        }
        Jurisdiction found = place.jurisdiction();
        boolean needsPostalCode =
                found.level() == Jurisdiction.Level.STATE
                        && (!place.isUntaxed() || country.local().contains(found));
        return needsPostalCode
                ? fault("/buyer/postal_code", "required", "This state's tax needs a postal code.")
                : new Found.At(place);
    }

    private static Found byPostalCode(Country country, @Nullable String region, String code) {
        Place found = country.postalCodes().find(code);
        if (found == null && country.subdivided()) {
            return fault(
                    "/buyer/postal_code", "unknown_postal_code", "There is no such postal code.");
        }
        Place place = found == null ? country.whole() : found;
        if (region == null || region.isBlank()) {
            return new Found.At(place);
        }
        Place stated = stated(country, region);
        if (stated == null && country.subdivided()) {
            return unknownRegion();
        }
        return stated == null || stated.jurisdiction().equals(place.jurisdiction())
                ? new Found.At(place)
                : fault(
                        "/buyer/postal_code",
                        "region_postal_code_mismatch",
                        "The postal code lies in another region than the one stated.");
    }

    /** Mostly written as it is kept, which saves a copy. */
    private static @Nullable Place stated(Country country, String region) {
        Place place = country.regions().get(region);
        return place == null
                ? country.regions().get(region.strip().toUpperCase(Locale.ROOT))
                : place;
    }

    private static Found unknownRegion() {
        return fault(
                "/buyer/region",
                "unknown_region",
                "Must be an ISO 3166-2 region without the country.");
    }

    private static Found fault(String pointer, String code, String detail) {
        return new Found.Faulty(new Fault(pointer, code, detail));
    }
}
