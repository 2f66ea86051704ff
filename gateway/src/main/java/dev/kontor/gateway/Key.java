package dev.kontor.gateway;

/**
 * The idempotency key of one effect: 1 to 64 visible ASCII characters (the most that every provider
 * takes), made from the id of our own row that was written before the call, such as {@code att_…}
 * for a charge or {@code ref-…} for a refund.
 */
public record Key(String value) {

    public Key {
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("a key has 1 to 64 characters: " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException("a key is visible ASCII: character " + i);
            }
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
