package dev.kontor.gateway;

/**
 * One line of a provider's settlement report. A charge brings {@code gross − fee}, a refund takes
 * {@code gross + fee}. The fee is in the currency of the gross amount.
 *
 * @param reference the provider's id of the charge or refund
 */
public record Settled(Unsettled.Kind kind, String reference, Amount gross, Amount fee) {

    public Settled {
        if (!gross.currency().equals(fee.currency())) {
            throw new IllegalArgumentException(gross + " with a fee of " + fee);
        }
    }
}
