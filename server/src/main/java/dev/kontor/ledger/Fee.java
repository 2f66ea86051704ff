package dev.kontor.ledger;

/**
 * What the platform keeps of a sale, in minor units of the sale's currency. The parts are kept
 * apart since a refund treats them differently.
 */
public record Fee(long percentPart, long fixedPart) {
    public long total() {
        return Math.addExact(percentPart, fixedPart);
    }
}
