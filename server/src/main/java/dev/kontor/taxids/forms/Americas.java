package dev.kontor.taxids.forms;

import static dev.kontor.taxids.forms.CheckDigits.complement11;
import static dev.kontor.taxids.forms.CheckDigits.digit;
import static dev.kontor.taxids.forms.CheckDigits.isDate;
import static dev.kontor.taxids.forms.CheckDigits.last;
import static dev.kontor.taxids.forms.CheckDigits.luhn;
import static dev.kontor.taxids.forms.CheckDigits.number;
import static dev.kontor.taxids.forms.CheckDigits.sum;

import java.util.List;
import java.util.Set;

/** Tax ids of the Americas. Source: the national tax authorities' published rules. */
final class Americas {
    /** Citizens, residents, and what the law knows as legal persons. */
    private static final String COSTA_RICA =
            "0(1[0-2]|[2-9]0)\\d{7}|1\\d{10,11}|2[1-4]00\\d{6}|3(0(0[2-9]|1[0-4])|1(0[1-9]|10))\\d{6}"
                    + "|4000\\d{6}|5001\\d{6}";

    private static final int[] NIT = {3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71};

    /** Campuses that assign the numbers, as the IRS lists them. */
    private static final String EIN =
            "(0[1-6]|1[0-6]|2[0-7]|3\\d|4[0-8]|5\\d|6[0-8]|7[1-7]|8[0-8]|9[0-58-9])";

    /** Words that the authority does not let a person's name become, as it lists them. */
    private static final Set<String> MX_WORDS =
            Set.of(
                    "BUEI", "BUEY", "CACA", "CACO", "CAGA", "CAGO", "CAKA", "CAKO", "COGE", "COJA",
                    "COJE", "COJI", "COJO", "CULO", "FETO", "GUEY", "JOTO", "KACA", "KACO", "KAGA",
                    "KAGO", "KAKA", "KOGE", "KOJO", "KULO", "MAME", "MAMO", "MEAR", "MEAS", "MEON",
                    "MION", "MOCO", "MULA", "PEDA", "PEDO", "PENE", "PUTA", "PUTO", "QULO", "RATA",
                    "RUIN");

    private Americas() {}

    static List<TaxIdScheme> schemes() {
        return List.of(
                TaxIdScheme.of("US", EIN + "\\d{7}", body -> true),
                TaxIdScheme.of(
                        "CA", "\\d{9}(R[CMPRTZ]\\d{4})?|\\d{10}TQ(?!0000)\\d{4}", Americas::canada),
                TaxIdScheme.of("MX", "[A-ZÑ&]{3,4}\\d{6}[0-9A-Z]{2}[0-9A]", Americas::mexico),
                TaxIdScheme.of("BR", "[0-9A-Z]{12}\\d{2}|\\d{11}", Americas::brazil),
                TaxIdScheme.of(
                        "AR", "(20|23|24|25|26|27|30|33|34|50|51|55)\\d{9}", Americas::argentina),
                TaxIdScheme.of("CL", "\\d{7,8}[0-9K]", Americas::chile),
                TaxIdScheme.of("CO", "\\d{8,16}", Americas::colombia),
                TaxIdScheme.of("PE", "(10|15|16|17|20)\\d{9}", Americas::peru),
                TaxIdScheme.of(
                        "UY", "(0[1-9]|1\\d|2[0-2])(?!000000)\\d{6}001\\d", Americas::uruguay),
                TaxIdScheme.of("EC", "(0[1-9]|1\\d|2[0-4]|30|50)[0-69]\\d{10}", Americas::ecuador),
                TaxIdScheme.of("CR", COSTA_RICA, body -> true).tidiedBy(Americas::tidyCostaRican),
                TaxIdScheme.of("DO", "\\d{9}|\\d{11}", Americas::dominicanRepublic),
                TaxIdScheme.of("PY", "\\d{5,9}", Americas::paraguay),
                TaxIdScheme.of("BO", "\\d{6,13}", body -> true),
                TaxIdScheme.of("GT", "\\d{1,11}[0-9K]", Americas::guatemala),
                TaxIdScheme.of("SV", "[019]\\d{13}", Americas::elSalvador),
                TaxIdScheme.of("VE", "[VEJPG]\\d{9}", Americas::venezuela));
    }

    /** The federal number, and Québec's. */
    private static boolean canada(String id) {
        return id.length() == 16
                ? complement11(sum(id, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 10 == digit(id, 9)
                : luhn(id.substring(0, 9));
    }

    /**
     * The date must exist. The last character is no proof: of companies' numbers published by
     * themselves, every fourth or fifth differs from the rule.
     */
    private static boolean mexico(String id) {
        int names = id.length() - 9;
        int year = number(id, names, names + 2);
        int month = number(id, names + 2, names + 4);
        int day = number(id, names + 4, names + 6);
        return (isDate(2000 + year, month, day) || isDate(1900 + year, month, day))
                && !(names == 4 && MX_WORDS.contains(id.substring(0, 4)));
    }

    private static boolean brazil(String id) {
        boolean uniform = id.chars().distinct().count() == 1;
        return !uniform && (id.length() == 11 ? brazilianPerson(id) : brazilianCompany(id));
    }

    private static boolean brazilianPerson(String id) {
        int first = complement11(sum(id, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        int second = complement11(sum(id, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        return (first > 9 ? 0 : first) == digit(id, 9) && (second > 9 ? 0 : second) == last(id);
    }

    /** Digits, and since July 2026 letters too, which count as their code less that of nought. */
    private static boolean brazilianCompany(String id) {
        return brazilianCheck(id, 12) == digit(id, 12) && brazilianCheck(id, 13) == digit(id, 13);
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

    /**
     * Persons (third digit 0 to 5, sometimes 6), public bodies (6 or 9) and companies (9), each
     * with the number of the establishment.
     */
    private static boolean ecuador(String id) {
        return switch (id.charAt(2)) {
            case '6' -> ecuadorPublic(id) || ecuadorPerson(id);
            case '9' -> ecuadorPublic(id) || ecuadorCompany(id);
            default -> ecuadorPerson(id);
        };
    }

    private static boolean ecuadorPerson(String id) {
        return number(id, 10, 13) > 0 && luhn(id.substring(0, 10));
    }

    private static boolean ecuadorPublic(String id) {
        return number(id, 9, 13) > 0 && sum(id, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    private static boolean ecuadorCompany(String id) {
        return number(id, 10, 13) > 0 && sum(id, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    /** Citizens' numbers are often written without the nought in front. */
    private static String tidyCostaRican(String body) {
        return body.matches("[1-9]\\d{8}") ? "0" + body : body;
    }

    /** The older rule holds for the series up to 100. */
    private static boolean elSalvador(String id) {
        int check =
                number(id, 10, 13) <= 100
                        ? sum(id, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11
                        : complement11(sum(id, 2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11;
        return check % 10 == last(id);
    }

    /** The letter says who it is, and counts. */
    private static boolean venezuela(String id) {
        int kind = "VEJPG".indexOf(id.charAt(0));
        int check = complement11(4 * (kind + 1) + sum(id.substring(1), 3, 2, 7, 6, 5, 4, 3, 2));
        return (check > 9 ? 0 : check) == last(id);
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
