package dev.kontor.tax.ids;

import static dev.kontor.tax.ids.CheckDigits.digit;
import static dev.kontor.tax.ids.CheckDigits.last;
import static dev.kontor.tax.ids.CheckDigits.mod;

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
                TaxIdScheme.of("IL", "\\d{9}", CheckDigits::luhn),
                TaxIdScheme.of("AE", "100\\d{12}", body -> true),
                TaxIdScheme.of("SA", "3\\d{13}3", body -> true),
                TaxIdScheme.of("BH", "\\d{15}", body -> true),
                TaxIdScheme.of("OM", "OM\\d{9}[0-9X]", body -> true)
                        .tidiedBy(it -> it.matches("\\d{9}[0-9X]") ? "OM" + it : it),
                TaxIdScheme.of("EG", "\\d{9}", body -> true),
                TaxIdScheme.of("MA", "\\d{15}", it -> mod(it, 97) == 0),
                TaxIdScheme.of("NG", "\\d{10}|\\d{12}", body -> true),
                TaxIdScheme.of("GH", "[CGPQV]00\\d{7}[0-9X]", AfricaAndMiddleEast::ghana),
                TaxIdScheme.of("KE", "[AP]\\d{9}[A-Z]", body -> true),
                TaxIdScheme.of("UG", "\\d{10}", body -> true),
                TaxIdScheme.of("TZ", "\\d{9}", body -> true),
                TaxIdScheme.of("ZM", "\\d{10}", body -> true),
                TaxIdScheme.of("ZW", "\\d{7,10}", body -> true),
                TaxIdScheme.of("MU", "\\d{8}", body -> true),
                TaxIdScheme.of("SN", "\\d{7}(\\d{2})?([0-2][A-Z]\\d)?", body -> true),
                TaxIdScheme.of("CM", "[MP]\\d{12}[A-Z]", body -> true),
                TaxIdScheme.of("CI", "\\d{7}[A-Z]", body -> true),
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

    private static boolean ghana(String id) {
        int sum = 0;
        for (int i = 1; i < 10; i++) {
            sum += i * digit(id, i);
        }
        char check = sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11);
        return check == id.charAt(10);
    }
}
