package dev.kontor.corrections;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is right about the buyer; what is left out or null stays as it is. */
public record CorrectionInput(Buyer buyer) {

    /**
     * The buyer.
     *
     * @param company printed in place of the name
     * @param taxId asked of its register; an empty one takes the id off
     * @param business whether the purchase is for a business; a tax id says so too
     */
    public record Buyer(
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 200) String company,
            @Nullable @Size(max = 200) String line1,
            @Nullable @Size(max = 100) String city,
            @Nullable @Size(max = 20) String postalCode,
            @Nullable @Size(max = 50) String region,
            @Nullable @Pattern(regexp = "[A-Za-z]{2}") String country,
            @Nullable @Size(max = 64) String taxId,
            @Nullable Boolean business) {

        /** The name that is printed, if it changes. */
        @Nullable String printed() {
            return blank(company) ? blank(name) ? null : strip(name) : strip(company);
        }

        @Nullable String upperCountry() {
            return country == null ? null : country.toUpperCase(Locale.ROOT);
        }

        private static boolean blank(@Nullable String text) {
            return text == null || text.isBlank();
        }

        private static @Nullable String strip(@Nullable String text) {
            return text == null ? null : text.strip();
        }
    }
}
