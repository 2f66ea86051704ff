package dev.kontor.tax;

import java.util.Locale;

/** In which capacity somebody buys (handbook 4.4). */
public enum BuyerStatus {
    CONSUMER,
    /**
     * Says to buy for a business and proves nothing: a consumer everywhere but in the United
     * States.
     */
    BUSINESS_CLAIMED,
    /** A register confirmed the tax id. */
    BUSINESS_VERIFIED;

    private final String rule = "status." + name().toLowerCase(Locale.ROOT);

    /** As an id among the rules of an answer. */
    String rule() {
        return rule;
    }
}
