package dev.kontor.risk;

import java.util.Locale;

/** What speaks against an order, or for it, with its default weight (handbook 7.1). */
public enum Signal {
    IP_CARD_MISMATCH(20),
    PREPAID_CARD(15),
    IP_PROXY(15),
    IP_VPN(25),
    IP_TOR(35),
    IP_HOSTING(20),
    DISPOSABLE_EMAIL(25),
    BILLING_IP_MISMATCH(10),
    NEW_EMAIL(10),
    CARDS_ON_DEVICE(35),
    DEVICES_ON_CARD(25),
    DECLINES(15),
    FAST_SUBMIT(15),
    HIGH_AMOUNT(15),
    RESALE_PRONE(10),
    GIBBERISH_NAME(10),
    AVS_MISMATCH(15),
    CVV_MISMATCH(25),
    VENDORS_OWN(30),
    CHARGEBACK_ON_DEVICE(60),
    AUTHENTICATED(-30),
    PAID_HISTORY(-30);

    private final int weight;

    Signal(int weight) {
        this.weight = weight;
    }

    /** What it adds to the score. */
    public int weight() {
        return weight;
    }

    /** The name in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
