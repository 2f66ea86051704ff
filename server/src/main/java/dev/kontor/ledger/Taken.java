package dev.kontor.ledger;

import dev.kontor.platform.Fraction;

/**
 * How much of a sale all refunds together have taken back, up to some refund (handbook C4).
 *
 * @param gross minor units
 * @param tax minor units, in {@code gross}
 * @param exactTax the same before it was rounded
 */
public record Taken(long gross, long tax, Fraction exactTax) {
    public static final Taken NOTHING = new Taken(0, 0, Fraction.ZERO);

    /** A part of a sale whose tax is spread evenly over it. */
    public static Taken evenly(long gross, long saleGross, long saleTax) {
        Fraction tax = Fraction.share(saleTax, gross, saleGross);
        return new Taken(gross, tax.halfUp(), tax);
    }
}
