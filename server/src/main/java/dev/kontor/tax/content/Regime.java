package dev.kontor.tax.content;

/** What a rule does with one kind of buyer (handbook 4.5); the codes of the content. */
public enum Regime {
    /** Charged. */
    CH,
    /** The buyer accounts for it. */
    RC,
    /** Not charged to the registered. */
    NX,
    /** Withheld by the buyer or its bank. */
    WH,
    /** Withheld unless the seller is registered. */
    WR,
    /** Not taxed: this product, or this product for this buyer. */
    EX,
    /** No such duty here. */
    NONE;

    /** Whether tax is added to the bill. */
    public boolean charges() {
        return this == CH || this == WR;
    }

    /** Whether a price that contains tax falls to its net for such a buyer (handbook 3.2). */
    public boolean lowersInclusivePrice() {
        return this == RC || this == NX;
    }

    /**
     * The regime when the seller is established in the place: everybody pays whom the law taxes at
     * all.
     */
    public Regime atHome() {
        return switch (this) {
            case RC, NX, WH, WR -> CH;
            case CH, EX, NONE -> this;
        };
    }
}
