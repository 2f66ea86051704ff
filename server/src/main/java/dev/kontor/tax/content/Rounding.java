package dev.kontor.tax.content;

import java.math.RoundingMode;

/** How a jurisdiction rounds tax (handbook 3.3). */
public enum Rounding {
    /** Half up, once per document and rate. DEFAULT, EU, GB, CA, CH, IN. */
    HALF_UP(RoundingMode.HALF_UP),
    /** Down, once per document and rate. JP, KR. */
    DOWN(RoundingMode.DOWN),
    /** Half even, on each line. BR. */
    HALF_EVEN_LINE(RoundingMode.HALF_EVEN),
    /** Half up, once per document, on state and local rates together. US. */
    COMBINED(RoundingMode.HALF_UP);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    public RoundingMode mode() {
        return mode;
    }
}
