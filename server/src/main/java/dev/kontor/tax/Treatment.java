package dev.kontor.tax;

import dev.kontor.tax.content.Regime;

/**
 * What becomes of the tax on a line (handbook 4.2, step 5). In the API the names are lower case.
 */
public enum Treatment {
    /** Charged by us; the rate may be zero. */
    TAXED,
    /** The buyer, a business elsewhere, accounts for it. */
    REVERSE_CHARGE,
    /** A certificate frees the buyer, or the place does not tax this product. */
    EXEMPT,
    /** Not charged to a registered business, which need not account for it. */
    NOT_CHARGED,
    /** The place has no such tax, or lies outside its area. */
    OUT_OF_SCOPE,
    /** Due, but the seller is not registered there yet; counts towards the threshold. */
    NOT_REGISTERED,
    /** Withheld by the buyer, its bank or its card issuer. */
    INTERMEDIARY;

    static Treatment of(Regime regime) {
        return switch (regime) {
            case CH, WR -> TAXED;
            case RC -> REVERSE_CHARGE;
            case NX -> NOT_CHARGED;
            case WH -> INTERMEDIARY;
            case EX -> EXEMPT;
            case NONE -> OUT_OF_SCOPE;
        };
    }
}
