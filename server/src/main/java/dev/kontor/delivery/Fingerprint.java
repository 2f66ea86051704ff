package dev.kontor.delivery;

import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What a machine is known by (handbook 8.3). Three hardware hashes joined by colons are one machine
 * as long as two of them agree, so that a new disk or network card does not cost a seat; any other
 * text must agree as a whole. Only keyed hashes are kept, under a key per vendor.
 *
 * @param hashes one hash of 16 bytes, or three
 */
record Fingerprint(byte[] hashes) {
    private static final int LENGTH = 16;
    private static final int PARTS = 3;
    private static final int NEEDED = 2;
    private static final Pattern HARDWARE =
            Pattern.compile("[\\w+/=-]{8,128}:[\\w+/=-]{8,128}:[\\w+/=-]{8,128}");

    static Fingerprint of(Vault vault, VendorId vendor, String text) {
        String[] parts =
                HARDWARE.matcher(text).matches() ? text.split(":", -1) : new String[] {text};
        byte[] hashes = new byte[parts.length * LENGTH];
        for (int i = 0; i < parts.length; i++) {
            byte[] hash = vault.mac("delivery.fingerprints " + vendor.value(), i + parts[i]);
            System.arraycopy(hash, 0, hashes, i * LENGTH, LENGTH);
        }
        return new Fingerprint(hashes);
    }

    boolean isSameMachine(Fingerprint other) {
        if (hashes.length != PARTS * LENGTH || other.hashes.length != hashes.length) {
            return Arrays.equals(hashes, other.hashes);
        }
        int same = 0;
        for (int at = 0; at < hashes.length; at += LENGTH) {
            same += Arrays.equals(hashes, at, at + LENGTH, other.hashes, at, at + LENGTH) ? 1 : 0;
        }
        return same >= NEEDED;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint it && Arrays.equals(hashes, it.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return "fingerprint";
    }
}
