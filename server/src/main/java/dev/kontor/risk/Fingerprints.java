package dev.kontor.risk;

import dev.kontor.platform.Vault;
import org.jspecify.annotations.Nullable;

/**
 * By what an order is counted: keyed hashes of 16 bytes. All but the e-mail's are null where they
 * are unknown and where there is no velocity.
 */
record Fingerprints(
        byte[] email,
        boolean velocity,
        byte @Nullable [] ip,
        byte @Nullable [] device,
        byte @Nullable [] card,
        byte @Nullable [] bin) {
    private static final int LENGTH = 16;

    static Fingerprints of(
            RiskQuestion question, @Nullable IpAddress ip, boolean velocity, Vault vault) {
        byte[] email = hash(vault, ListKind.EMAIL, question.email());
        if (!velocity) {
            return new Fingerprints(email, false, null, null, null, null);
        }
        RiskFacts.Card card = question.facts().payment();
        RiskFacts.Client client = question.facts().client();
        String device = client == null ? null : client.device();
        return new Fingerprints(
                email,
                true,
                ip == null ? null : hash(vault, ListKind.ADDRESS, ip.toString()),
                device == null ? null : hash(vault, ListKind.DEVICE, device),
                card == null || card.fingerprint() == null
                        ? null
                        : hash(vault, ListKind.CARD, card.fingerprint()),
                card == null || card.bin() == null ? null : hash(vault, ListKind.BIN, card.bin()));
    }

    /** The hash of a value of this kind, however it is spelled. */
    static byte[] hash(Vault vault, ListKind kind, String value) {
        return vault.mac("risk." + kind.code(), kind.normalize(value), LENGTH);
    }
}
