package dev.kontor.tax;

import dev.kontor.platform.VendorId;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The sum of a vendor's tax lines that agree in all that returns ask for. Amounts in minor units of
 * {@code currency}, negative where more was taken back than sold.
 *
 * @param country of consumption as tax counts it, ISO 3166-1 alpha-2
 * @param region of that country, where its tax depends on it
 * @param rate in percent, such as {@code 8.25}
 * @param buyerTaxId where the treatment rests on it
 * @param bookedIn first day of the month of the documents, in the calendar of the place
 * @param soldIn first day of the month of the sales; earlier on what is taken back
 * @param net amounts without tax, each counted once
 * @param taxable the part of the net amounts that the rate is applied to
 */
public record TaxSum(
        VendorId vendor,
        String country,
        @Nullable String region,
        String jurisdiction,
        String taxType,
        String rate,
        RateType rateType,
        Treatment treatment,
        @Nullable String buyerTaxId,
        Currency currency,
        LocalDate bookedIn,
        LocalDate soldIn,
        long net,
        long taxable,
        long tax) {

    /** The same kind of lines with other amounts. */
    public TaxSum with(long otherNet, long otherTaxable, long otherTax) {
        return new TaxSum(
                vendor,
                country,
                region,
                jurisdiction,
                taxType,
                rate,
                rateType,
                treatment,
                buyerTaxId,
                currency,
                bookedIn,
                soldIn,
                otherNet,
                otherTaxable,
                otherTax);
    }

    /** What makes the lines one sum: everything but the amounts. */
    public TaxSum kind() {
        return with(0, 0, 0);
    }

    public TaxSum plus(TaxSum other) {
        return with(
                Math.addExact(net, other.net),
                Math.addExact(taxable, other.taxable),
                Math.addExact(tax, other.tax));
    }

    public TaxSum minus(TaxSum other) {
        return with(
                Math.subtractExact(net, other.net),
                Math.subtractExact(taxable, other.taxable),
                Math.subtractExact(tax, other.tax));
    }

    public boolean isNothing() {
        return net == 0 && taxable == 0 && tax == 0;
    }
}
