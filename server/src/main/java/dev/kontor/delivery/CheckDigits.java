package dev.kontor.delivery;

import dev.kontor.platform.Codes;

/**
 * Two check digits over a code in Crockford base32: a Reed–Solomon code over GF(32). Any two codes
 * of up to 31 digits differ in at least three, so every single wrong digit, every two wrong digits
 * and every swap of two digits is found.
 */
final class CheckDigits {
    /** How many digits are added. */
    static final int COUNT = 2;

    private static final int FIELD = 32;
    private static final int POLYNOMIAL = 0b100101; // x⁵ + x² + 1
    private static final int ROOT_1 = 2;
    private static final int ROOT_2 = multiply(ROOT_1, ROOT_1);
    private static final int[] BY_LINEAR = table(ROOT_1 ^ ROOT_2);
    private static final int[] BY_CONSTANT = table(multiply(ROOT_1, ROOT_2));

    private CheckDigits() {}

    /** The check digits of a code of at most 29 digits. */
    static String of(CharSequence code) {
        int high = 0;
        int low = 0;
        for (int i = 0; i < code.length(); i++) {
            int feedback = Codes.ALPHABET.indexOf(code.charAt(i)) ^ high;
            high = low ^ BY_LINEAR[feedback];
            low = BY_CONSTANT[feedback];
        }
        return "" + Codes.ALPHABET.charAt(high) + Codes.ALPHABET.charAt(low);
    }

    /** Whether a code that ends in its check digits is as it was written. */
    static boolean hold(String code) {
        int end = code.length() - COUNT;
        return of(code.substring(0, end)).equals(code.substring(end));
    }

    private static int multiply(int a, int b) {
        int product = 0;
        for (int x = a, y = b; y > 0; y >>= 1) {
            product ^= (y & 1) == 1 ? x : 0;
            x <<= 1;
            x ^= x >= FIELD ? POLYNOMIAL : 0;
        }
        return product;
    }

    private static int[] table(int factor) {
        int[] products = new int[FIELD];
        for (int i = 0; i < FIELD; i++) {
            products[i] = multiply(i, factor);
        }
        return products;
    }
}
