package dev.kontor.tax.ids;

import static dev.kontor.tax.ids.CheckDigits.complement11;
import static dev.kontor.tax.ids.CheckDigits.digit;
import static dev.kontor.tax.ids.CheckDigits.isDate;
import static dev.kontor.tax.ids.CheckDigits.last;
import static dev.kontor.tax.ids.CheckDigits.luhn;
import static dev.kontor.tax.ids.CheckDigits.number;
import static dev.kontor.tax.ids.CheckDigits.sum;

import java.util.List;

/** Tax ids of the Americas. Source: the national tax authorities' published rules. */
final class Americas {
    private static final int[] NIT = {3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71};

    private Americas() {}

    static List<TaxIdScheme> schemes() {
        return List.of(
                TaxIdScheme.of("US", "\\d{9}", body -> true),
                TaxIdScheme.of("CA", "\\d{9}(R[CMPRTZ]\\d{4})?", it -> luhn(it.substring(0, 9))),
                TaxIdScheme.of("MX", "[A-ZÑ&]{3,4}\\d{6}[0-9A-Z]{2}[0-9A]", Americas::mexico),
                TaxIdScheme.of("BR", "[0-9A-Z]{12}\\d{2}", Americas::brazil),
                TaxIdScheme.of(
                        "AR", "(20|23|24|25|26|27|30|33|34|50|51|55)\\d{9}", Americas::argentina),
                TaxIdScheme.of("CL", "\\d{7,8}[0-9K]", Americas::chile),
                TaxIdScheme.of("CO", "\\d{8,16}", Americas::colombia),
                TaxIdScheme.of("PE", "(10|15|16|17|20)\\d{9}", Americas::peru),
                TaxIdScheme.of(
                        "UY", "(0[1-9]|1\\d|2[0-2])(?!000000)\\d{6}001\\d", Americas::uruguay),
                TaxIdScheme.of("EC", "(0[1-9]|1\\d|2[0-4]|30)\\d{8}(?!000)\\d{3}", body -> true),
                TaxIdScheme.of("CR", "[1-9]\\d{8,11}", body -> true),
                TaxIdScheme.of("DO", "\\d{9}|\\d{11}", Americas::dominicanRepublic),
                TaxIdScheme.of("PY", "\\d{6,9}", Americas::paraguay),
                TaxIdScheme.of("BO", "\\d{6,13}", body -> true),
                TaxIdScheme.of("GT", "\\d{1,11}[0-9K]", Americas::guatemala));
    }

    /**
     * The date must exist. The last character is no proof: many companies hold one that differs
     * from the rule.
     */
    private static boolean mexico(String id) {
        int names = id.length() - 9;
        int year = number(id, names, names + 2);
        int month = number(id, names + 2, names + 4);
        int day = number(id, names + 4, names + 6);
        return isDate(2000 + year, month, day) || isDate(1900 + year, month, day);
    }

    /** Digits, and since July 2026 letters too, which count as their code less that of nought. */
    private static boolean brazil(String id) {
        boolean uniform = id.chars().distinct().count() == 1;
        int first = brazilianCheck(id, 12);
        return !uniform && first == digit(id, 12) && brazilianCheck(id, 13) == digit(id, 13);
    }

    private static int brazilianCheck(String id, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (id.charAt(i) - '0') * ((length - 1 - i) % 8 + 2);
        }
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    private static boolean argentina(String id) {
        int check = complement11(sum(id, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2));
        return "012345678990".charAt(check) == id.charAt(10);
    }

    private static boolean chile(String id) {
        int check = complement11(rising(id, id.length() - 1, 2, 6));
        return "0123456789K0".charAt(check) == id.charAt(id.length() - 1);
    }

    /** Weights rise from the right: first, first + 1, … as many as said, then again. */
    private static int rising(String id, int length, int first, int many) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += digit(id, length - 1 - i) * (first + i % many);
        }
        return sum;
    }

    private static boolean colombia(String id) {
        int sum = 0;
        for (int i = 0; i < id.length() - 1; i++) {
            sum += NIT[i] * digit(id, id.length() - 2 - i);
        }
        return (sum % 11 < 2 ? sum % 11 : 11 - sum % 11) == last(id);
    }

    private static boolean peru(String id) {
        return complement11(sum(id, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 10 == last(id);
    }

    private static boolean uruguay(String id) {
        return complement11(sum(id, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) % 11 == last(id);
    }

    private static boolean dominicanRepublic(String id) {
        if (id.length() == 11) {
            return luhn(id);
        }
        int rest = sum(id, 7, 9, 8, 6, 5, 4, 3, 2) % 11;
        return (rest == 0 ? 2 : rest == 1 ? 1 : 11 - rest) == last(id);
    }

    private static boolean paraguay(String id) {
        int rest = rising(id, id.length() - 1, 2, 16) % 11;
        return (rest > 1 ? 11 - rest : 0) == last(id);
    }

    private static boolean guatemala(String id) {
        int check = Math.floorMod(-rising(id, id.length() - 1, 2, 16), 11);
        return (check == 10 ? 'K' : (char) ('0' + check)) == id.charAt(id.length() - 1);
    }
}
