package dev.kontor.tax;

/** What a rule does with one kind of buyer (handbook 4.5); the codes of the content. */
enum Regime {
    /** Charged. */
    CH(Treatment.TAXED),
    /** The buyer accounts for it. */
    RC(Treatment.REVERSE_CHARGE),
    /** Not charged to the registered. */
    NX(Treatment.NOT_CHARGED),
    /** Withheld by the buyer or its bank. */
    WH(Treatment.INTERMEDIARY),
    /** Withheld unless the seller is registered. */
    WR(Treatment.TAXED),
    /** Not taxed: this product, or this product for this buyer. */
    EX(Treatment.EXEMPT),
    /** No such duty here. */
    NONE(Treatment.OUT_OF_SCOPE);

    private final Treatment treatment;

    Regime(Treatment treatment) {
        this.treatment = treatment;
    }

    Treatment treatment() {
        return treatment;
    }

    boolean charges() {
        return treatment == Treatment.TAXED;
    }

    /** Whether a price that contains tax falls to its net for such a buyer (handbook 3.2). */
    boolean lowersInclusivePrice() {
        return this == RC || this == NX;
    }

    /**
     * The regime when the seller is established in the place: everybody pays whom the law taxes at
     * all.
     */
    Regime atHome() {
        return switch (this) {
            case RC, NX, WH, WR -> CH;
            case CH, EX, NONE -> this;
        };
    }
}
