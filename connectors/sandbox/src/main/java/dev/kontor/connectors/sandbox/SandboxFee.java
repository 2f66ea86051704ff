package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.Amount;

/**
 * What the sandbox keeps of a charge: 1.4 % + 0.25 in the charge's currency, rounded once, half up,
 * to its minor unit (handbook 3.8: EUR 1.92 of EUR 119.00).
 */
final class SandboxFee {
    private static final long PER_MILLE = 14;
    private static final long FIXED_PER_MILLE = 250;

    private SandboxFee() {}

    static Amount of(Amount amount) {
        long unit = 1;
        for (int i = amount.currency().getDefaultFractionDigits(); i > 0; i--) {
            unit *= 10;
        }
        // Thousandths of a minor unit; split, so that no amount overflows.
        long whole = amount.minor() / 1000 * PER_MILLE;
        long rest = amount.minor() % 1000 * PER_MILLE + FIXED_PER_MILLE * unit;
        return new Amount(whole + (rest + 500) / 1000, amount.currency());
    }
}
