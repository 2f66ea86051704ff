package dev.kontor.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of entities: time-ordered UUIDs (version 7), written as a prefix, an underscore and 26
 * characters of lower-case Crockford base32.
 */
public final class Ids {
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final byte[] VALUES = new byte[128];
    private static final int LENGTH = 26;
    private static final AtomicLong LAST = new AtomicLong();
    private static final ThreadLocal<Randomness> RANDOM = ThreadLocal.withInitial(Randomness::new);

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (byte i = 0; i < DIGITS.length; i++) {
            VALUES[DIGITS[i]] = i;
        }
    }

    private Ids() {}

    /**
     * A new id, greater than every id that this process made before. 48 bits of milliseconds, 12 of
     * a counter within the millisecond, 62 random.
     */
    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (tick >>> 12) << 16 | 0x7000L | (tick & 0xfff);
        long low = RANDOM.get().next() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The least id that can be made at a moment: ids made before are less, all others are not. */
    public static UUID least(Instant moment) {
        return new UUID((moment.toEpochMilli() << 16) | 0x7000L, 0x8000_0000_0000_0000L);
    }

    /** Writes an id as clients see it, such as {@code ord_06g2…}. */
    public static String format(String prefix, UUID id) {
        int start = prefix.length() + 1;
        char[] text = new char[start + LENGTH];
        prefix.getChars(0, start - 1, text, 0);
        text[start - 1] = '_';
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = start + LENGTH - 1; i >= start; i--) {
            text[i] = DIGITS[(int) (low & 31)];
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return new String(text);
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(String prefix, String text) {
        int start = prefix.length() + 1;
        if (text.length() != start + LENGTH
                || !text.startsWith(prefix)
                || text.charAt(start - 1) != '_'
                || text.charAt(start) > '7') {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || VALUES[c] < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads an id that {@link #format} wrote; anything else is an {@link IllegalArgumentException}.
     */
    public static UUID parse(String prefix, String text) {
        if (!isValid(prefix, text)) {
            throw new IllegalArgumentException("not an id of the form " + prefix + "_…");
        }
        long high = 0;
        long low = 0;
        for (int i = prefix.length() + 1; i < text.length(); i++) {
            high = high << 5 | low >>> 59;
            low = low << 5 | VALUES[text.charAt(i)];
        }
        return new UUID(high, low);
    }

    /** Buffered secure randomness: one call to the system for many ids. */
    private static final class Randomness {
        private static final int WORDS = 64;
        private final SecureRandom source = new SecureRandom();
        private final byte[] buffer = new byte[WORDS * Long.BYTES];
        private int used = buffer.length;

        long next() {
            if (used == buffer.length) {
                source.nextBytes(buffer);
                used = 0;
            }
            long word = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                word = (word << 8) | (buffer[used++] & 0xff);
            }
            return word;
        }
    }
}
