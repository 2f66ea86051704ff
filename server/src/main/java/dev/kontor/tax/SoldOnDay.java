package dev.kontor.tax;

import dev.kontor.platform.VendorId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor sold to one place on one day, as thresholds count it. Amounts in minor units of
 * {@code currency}; negative where more was taken back than sold.
 *
 * @param soldOn day of the sale in the calendar of the place; what is taken back counts there too
 * @param country where the buyer is, ISO 3166-1 alpha-2, also where the tax is due elsewhere
 * @param taxCountry whose tax it is
 * @param region of that country, where its tax depends on it, such as {@code TX}; else empty
 * @param zeroRated whether the treatment is TAXED at a rate of zero
 * @param net amounts without tax
 * @param sales how many; what is taken back does not count
 */
public record SoldOnDay(
        VendorId vendor,
        LocalDate soldOn,
        String country,
        String taxCountry,
        String region,
        Treatment treatment,
        boolean zeroRated,
        Currency currency,
        long net,
        long sales) {

    /** One line of a document; the first of a sale's lines counts as the sale. */
    static SoldOnDay of(TaxLine line) {
        TaxBooking booking = line.of();
        return new SoldOnDay(
                booking.vendor(),
                line.taxPoint(),
                booking.country(),
                line.country(),
                region(line.region()),
                line.part().treatment(),
                isZero(line.part().treatment(), line.part().rate()),
                booking.currency(),
                line.part().net(),
                booking.cause() == TaxBooking.Cause.SALE && line.no() == 1 ? 1 : 0);
    }

    static String region(@Nullable String region) {
        return Objects.requireNonNullElse(region, "");
    }

    static boolean isZero(Treatment treatment, String rate) {
        return treatment == Treatment.TAXED && rate.equals("0");
    }
}
