package dev.kontor.gateway;

/**
 * Whether a credential is stored or was stored before, and who starts the payment (the card
 * schemes' stored-credential framework, PSD2 RTS Art. 14).
 */
public enum CredentialUse {
    /** The buyer is present; nothing is stored. */
    ONE_TIME(false),
    /** The buyer is present and agrees that the credential is kept for later payments. */
    INITIAL(false),
    /** The buyer is present and pays with a credential kept before. */
    ON_FILE(false),
    /** We charge a kept credential on the agreed day: a renewal. */
    RECURRING(true),
    /**
     * We charge a kept credential at a time or with an amount not fixed before: usage, a top-up.
     */
    UNSCHEDULED(true);

    private final boolean merchantInitiated;

    CredentialUse(boolean merchantInitiated) {
        this.merchantInitiated = merchantInitiated;
    }

    /** The buyer is not there to be asked (MIT); otherwise present (CIT). */
    public boolean merchantInitiated() {
        return merchantInitiated;
    }
}
