package dev.kontor.delivery;

import dev.kontor.platform.Codes;
import java.util.Optional;

/**
 * A license key that we make (handbook 8.2): 25 digits in five groups, five that name the vendor,
 * 18 random (90 bits), two that check the others.
 *
 * @param digits without separators
 */
record GeneratedKey(String digits) {
    private static final int GROUP = 5;
    private static final int CODE = 5;
    private static final int RANDOM = 18;
    private static final int LENGTH = CODE + RANDOM + CheckDigits.COUNT;

    static GeneratedKey next(String vendorCode) {
        String body = vendorCode + Codes.random(RANDOM);
        return new GeneratedKey(body + CheckDigits.of(body));
    }

    /** Reads what somebody typed; empty when it is no such key, or mistyped. */
    static Optional<GeneratedKey> read(String typed) {
        if (typed.length() > LENGTH * 2) {
            return Optional.empty();
        }
        String digits = Codes.normalize(typed);
        return Codes.isCode(digits, LENGTH) && CheckDigits.hold(digits)
                ? Optional.of(new GeneratedKey(digits))
                : Optional.empty();
    }

    String vendorCode() {
        return digits.substring(0, CODE);
    }

    /** As it is shown: {@code XXXXX-XXXXX-XXXXX-XXXXX-XXXXX}. */
    String text() {
        StringBuilder text = new StringBuilder(digits);
        for (int at = LENGTH - GROUP; at > 0; at -= GROUP) {
            text.insert(at, '-');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "a key of " + vendorCode();
    }
}
