package dev.kontor.tax;

import dev.kontor.platform.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the buyer has confirmed or proved to live, where the signals of the place disagree
 * (handbook 4.3 (2)). Region and postal code are those of that country, where its tax needs them:
 * the billing address lies in another.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2 without the country, such as {@code TX}
 * @param postalCode as typed
 */
public record ProvenPlace(String country, @Nullable String region, @Nullable String postalCode) {
    static final String COUNTRY = "/buyer/confirmed_country";
    static final String REGION = "/buyer/confirmed_region";
    static final String POSTAL_CODE = "/buyer/confirmed_postal_code";

    /** Fields that a country with regions asks for. */
    static final List<String> FINER = List.of(REGION, POSTAL_CODE);

    /** The place, or null where nothing is confirmed. */
    public static @Nullable ProvenPlace of(
            @Nullable String country, @Nullable String region, @Nullable String postalCode) {
        return country == null ? null : new ProvenPlace(country, region, postalCode);
    }

    /** The whole of a country, or null. */
    public static @Nullable ProvenPlace of(@Nullable String country) {
        return of(country, null, null);
    }

    TaxQuestion.Address address() {
        return new TaxQuestion.Address(country, region, postalCode, null, null, null);
    }

    /** The fault of a billing address, said of a confirmed place. */
    static Fault named(Fault it) {
        String pointer =
                switch (it.pointer()) {
                    case "/buyer/country" -> COUNTRY;
                    case "/buyer/region" -> REGION;
                    case "/buyer/postal_code" -> POSTAL_CODE;
                    default -> it.pointer();
                };
        return new Fault(pointer, it.code(), it.detail());
    }
}
