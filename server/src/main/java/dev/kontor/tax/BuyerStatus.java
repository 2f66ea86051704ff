package dev.kontor.tax;

/** In which capacity somebody buys (handbook 4.4). */
public enum BuyerStatus {
    CONSUMER,
    /**
     * Says to buy for a business and proves nothing: a consumer everywhere but in the United
     * States.
     */
    BUSINESS_CLAIMED,
    /** A register confirmed the tax id. */
    BUSINESS_VERIFIED
}
