package dev.kontor.orders;

import dev.kontor.platform.Codes;
import dev.kontor.platform.Ids;
import java.util.UUID;

/** Id of an order, {@code ord_…}. */
public record OrderId(UUID value) {
    /** Digits of the number after the vendor's code. */
    static final int NUMBER = 10;

    public static OrderId next() {
        return new OrderId(Ids.next());
    }

    /** Reads {@code ord_…}; anything else is an {@link IllegalArgumentException}. */
    public static OrderId parse(String text) {
        return new OrderId(Ids.parse("ord", text));
    }

    /**
     * The order's number, as buyers see it: the vendor's code and the fifty random bits at the end
     * of the id.
     */
    public String number(String vendorCode) {
        StringBuilder number = new StringBuilder(vendorCode).append('-');
        for (int i = NUMBER - 1; i >= 0; i--) {
            number.append(
                    Codes.ALPHABET.charAt(
                            (int) (value.getLeastSignificantBits() >>> (5 * i)) & 31));
        }
        return number.toString();
    }

    @Override
    public String toString() {
        return Ids.format("ord", value);
    }
}
