package dev.kontor.taxids.forms;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The arithmetic that check digits are made of. Positions count from 0; texts consist of the
 * characters expected.
 */
final class CheckDigits {
    private CheckDigits() {}

    static int digit(String text, int index) {
        return text.charAt(index) - '0';
    }

    static int last(String text) {
        return digit(text, text.length() - 1);
    }

    /** Σ weight × digit over the first digits, as many as there are weights. */
    static int sum(String text, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(text, i);
        }
        return sum;
    }

    /** Luhn, ISO/IEC 7812-1: the last digit is the check digit. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i);
            sum += i % 2 == 0 ? digit : crossSum(2 * digit);
        }
        return sum % 10 == 0;
    }

    /** The sum of the digits of a number below 100. */
    static int crossSum(int number) {
        return number / 10 + number % 10;
    }

    /** ISO/IEC 7064, MOD 11,10: the last digit is the check digit. */
    static boolean mod11And10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digit(digits, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + last(digits)) % 10 == 1;
    }

    static int mod(String digits, int divisor) {
        return new BigInteger(digits).mod(BigInteger.valueOf(divisor)).intValue();
    }

    /** ISO/IEC 7064, MOD 97-10, over letters (A is 10) and digits as they stand. */
    static boolean mod97(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            digits.append(Character.digit(text.charAt(i), 36));
        }
        return mod(digits.toString(), 97) == 1;
    }

    /** 11 − (sum mod 11): 10 and 11 are what each scheme makes of them. */
    static int complement11(int sum) {
        return 11 - sum % 11;
    }

    /**
     * Whether digits yymmdd, with offsets already taken off the month, are a day of that century.
     */
    static boolean isDate(int year, int month, int day) {
        try {
            LocalDate.of(year, month, day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }
}
