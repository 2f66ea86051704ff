package dev.kontor.taxids.forms;

import static dev.kontor.taxids.forms.CheckDigits.digit;
import static dev.kontor.taxids.forms.CheckDigits.last;
import static dev.kontor.taxids.forms.CheckDigits.mod;
import static dev.kontor.taxids.forms.CheckDigits.sum;

import java.util.List;

/**
 * Tax ids of Africa, the Middle East and Türkiye. Source: the national tax authorities' published
 * rules.
 */
final class AfricaAndMiddleEast {
    private AfricaAndMiddleEast() {}

    static List<TaxIdScheme> schemes() {
        return List.of(
                TaxIdScheme.of("ZA", "[0-479]\\d{9}", CheckDigits::luhn),
                TaxIdScheme.of("TR", "\\d{10,11}", AfricaAndMiddleEast::turkiye),
                TaxIdScheme.of("IL", "\\d{9}", CheckDigits::luhn)
                        .tidiedBy(it -> it.matches("\\d{8}") ? "0" + it : it),
                TaxIdScheme.of("AE", "100\\d{12}", body -> true),
                TaxIdScheme.of("SA", "3\\d{13}3", body -> true),
                TaxIdScheme.of("BH", "\\d{15}", body -> true),
                TaxIdScheme.of("OM", "OM\\d{9}[0-9X]", AfricaAndMiddleEast::oman)
                        .tidiedBy(it -> it.matches("\\d{9}[0-9X]") ? "OM" + it : it),
                TaxIdScheme.of("EG", "\\d{9}", body -> true),
                TaxIdScheme.of("MA", "\\d{15}", it -> mod(it, 97) == 0),
                TaxIdScheme.of("NG", "\\d{10}|\\d{12,13}", body -> true),
                TaxIdScheme.of("GH", "[CGPQV]00\\d{7}[0-9X]", AfricaAndMiddleEast::ghana),
                TaxIdScheme.of("KE", "[AP]\\d{9}[A-Z]", body -> true),
                TaxIdScheme.of("UG", "\\d{10}", body -> true),
                TaxIdScheme.of("TZ", "\\d{9}", body -> true),
                TaxIdScheme.of("ZM", "\\d{10}", body -> true),
                TaxIdScheme.of("ZW", "\\d{7,10}", body -> true),
                TaxIdScheme.of("MU", "\\d{8}", body -> true),
                TaxIdScheme.of(
                        "SN",
                        "\\d{7}(\\d{2})?([0-2][A-HJ-NP-WZ]\\d)?",
                        AfricaAndMiddleEast::senegal),
                TaxIdScheme.of("CM", "[MP]\\d{12}[A-Z]", body -> true),
                TaxIdScheme.of("CI", "\\d{7}[A-Z]", body -> true),
                TaxIdScheme.of("DZ", "\\d{15}|\\d{20}", body -> true),
                TaxIdScheme.of(
                                "TN",
                                "\\d{7}[A-HJ-NP-TV-Z]([APBDN]([MPCN]000|E\\d{3}))?",
                                body -> true)
                        .tidiedBy(AfricaAndMiddleEast::tidyTunisian),
                TaxIdScheme.of("MZ", "\\d{9}", AfricaAndMiddleEast::mozambique),
                TaxIdScheme.of("GN", "\\d{9}", CheckDigits::luhn),
                TaxIdScheme.of("AO", "\\d{10}|\\d{9}[A-Z]{2}\\d{3}", body -> true));
    }

    private static boolean turkiye(String id) {
        return id.length() == 10 ? turkishCompany(id) : turkishCitizen(id);
    }

    private static boolean turkishCompany(String id) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int shifted = (digit(id, i) + 9 - i) % 10;
            int powered = shifted * (1 << (9 - i)) % 9;
            sum += shifted != 0 && powered == 0 ? 9 : powered;
        }
        return (10 - sum % 10) % 10 == last(id);
    }

    private static boolean turkishCitizen(String id) {
        int odd = digit(id, 0) + digit(id, 2) + digit(id, 4) + digit(id, 6) + digit(id, 8);
        int even = digit(id, 1) + digit(id, 3) + digit(id, 5) + digit(id, 7);
        int tenth = Math.floorMod(7 * odd - even, 10);
        return id.charAt(0) != '0'
                && tenth == digit(id, 9)
                && (odd + even + tenth) % 10 == digit(id, 10);
    }

    /** Not published; all that is known of the rule is the last digits' part. */
    private static boolean oman(String id) {
        int check = (1 + sum(id.substring(6), 1, 6, 3, 7, 9)) % 11;
        return (check == 10 ? 'X' : (char) ('0' + check)) == id.charAt(11);
    }

    private static boolean senegal(String id) {
        String digits = id.matches("\\d+") ? id : id.substring(0, id.length() - 3);
        String padded = digits.length() == 7 ? "00" + digits : digits;
        return sum(padded, 1, 2, 1, 2, 1, 2, 1, 2, 1) % 10 == 0;
    }

    /** Noughts in front are often left out. */
    private static String tidyTunisian(String body) {
        int digits = 0;
        while (digits < body.length() && Character.isDigit(body.charAt(digits))) {
            digits++;
        }
        return digits >= 3 && digits < 7 ? "0".repeat(7 - digits) + body : body;
    }

    private static boolean mozambique(String id) {
        return "01234567891".charAt(sum(id, 8, 9, 4, 5, 6, 7, 8, 9) % 11) == id.charAt(8);
    }

    private static boolean ghana(String id) {
        int sum = 0;
        for (int i = 1; i < 10; i++) {
            sum += i * digit(id, i);
        }
        char check = sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11);
        return check == id.charAt(10);
    }
}
