package dev.kontor.taxids.forms;

import static dev.kontor.taxids.forms.CheckDigits.complement11;
import static dev.kontor.taxids.forms.CheckDigits.digit;
import static dev.kontor.taxids.forms.CheckDigits.isDate;
import static dev.kontor.taxids.forms.CheckDigits.last;
import static dev.kontor.taxids.forms.CheckDigits.mod;
import static dev.kontor.taxids.forms.CheckDigits.number;
import static dev.kontor.taxids.forms.CheckDigits.sum;

import java.util.List;

/**
 * VAT ids of the EU's east and of its neighbors. Source: EC, "VIES algorithms" (v15) and the
 * national registers.
 */
final class EasternEurope {
    private static final int[] CY_ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

    private EasternEurope() {}

    static List<TaxIdScheme> schemes() {
        return List.of(
                TaxIdScheme.of("BG", "BG", "\\d{9,10}", EasternEurope::bulgaria),
                TaxIdScheme.of("CY", "CY", "[013-69]\\d{7}[A-Z]", EasternEurope::cyprus),
                TaxIdScheme.of("CZ", "CZ", "\\d{8,10}", EasternEurope::czechia),
                TaxIdScheme.of(
                        "EE", "EE", "10\\d{7}", it -> sum(it, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0),
                TaxIdScheme.of("HR", "HR", "\\d{11}", CheckDigits::mod11And10),
                TaxIdScheme.of(
                                "HU",
                                "HU",
                                "\\d{8}",
                                it -> sum(it, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0)
                        .tidiedBy(body ->
                                body.matches("\\d{8}[1-5]\\d{2}") ? body.substring(0, 8) : body),
                TaxIdScheme.of("LT", "LT", "\\d{7}1\\d|\\d{10}1\\d", EasternEurope::lithuania),
                TaxIdScheme.of("LV", "LV", "\\d{11}", EasternEurope::latvia),
                TaxIdScheme.of(
                        "PL",
                        "PL",
                        "\\d{10}",
                        it -> sum(it, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == last(it)),
                TaxIdScheme.of("RO", "RO", "[1-9]\\d{1,9}|[1-9]\\d{12}", EasternEurope::romania),
                TaxIdScheme.of("SI", "SI", "[1-9]\\d{7}", EasternEurope::slovenia),
                TaxIdScheme.of("SK", "SK", "\\d{10}", EasternEurope::slovakia),
                TaxIdScheme.of("RS", "\\d{9}", CheckDigits::mod11And10),
                TaxIdScheme.of("ME", "\\d{8}", EasternEurope::montenegro),
                TaxIdScheme.of("MK", "\\d{13}", EasternEurope::northMacedonia)
                        .tidiedBy(body -> body.replaceFirst("^(MK|МК)", "")),
                TaxIdScheme.of("AL", "[A-M]\\d{8}[A-Z]", body -> true),
                TaxIdScheme.of("BA", "\\d{12,13}", body -> true));
    }

    private static boolean bulgaria(String id) {
        return id.length() == 9
                ? bulgarianCompany(id)
                : bulgarianCitizen(id) || bulgarianForeigner(id) || bulgarianOther(id);
    }

    private static boolean bulgarianCompany(String id) {
        int check = sum(id, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
        if (check == 10) {
            check = sum(id, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10;
        }
        return check == last(id);
    }

    private static boolean bulgarianCitizen(String id) {
        int month = number(id, 2, 4);
        int century = month > 40 ? 2000 : month > 20 ? 1800 : 1900;
        return isDate(century + number(id, 0, 2), month % 20, number(id, 4, 6))
                && sum(id, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == last(id);
    }

    private static boolean bulgarianForeigner(String id) {
        return sum(id, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == last(id);
    }

    private static boolean bulgarianOther(String id) {
        return complement11(sum(id, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11 == last(id);
    }

    private static boolean cyprus(String id) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += i % 2 == 0 ? CY_ODD[digit(id, i)] : digit(id, i);
        }
        return !id.startsWith("12") && 'A' + sum % 26 == id.charAt(8);
    }

    private static boolean czechia(String id) {
        return switch (id.length()) {
            case 8 ->
                    id.charAt(0) != '9'
                            && complement11(sum(id, 8, 7, 6, 5, 4, 3, 2)) % 10 == last(id);
            case 9 -> id.charAt(0) == '6' ? czechSpecial(id) : isOldBirthNumber(id);
            default -> isCzechBirthNumber(id);
        };
    }

    private static boolean czechSpecial(String id) {
        int distance = complement11(sum(id.substring(1), 8, 7, 6, 5, 4, 3, 2));
        return Math.floorMod(9 - distance, 10) == last(id);
    }

    /** Given until 1953, without check digit; nobody of the century before is alive. */
    private static boolean isOldBirthNumber(String id) {
        return number(id, 0, 2) <= 53 && isCzechBirthday(id, 1900);
    }

    private static boolean isCzechBirthNumber(String id) {
        int year = number(id, 0, 2);
        int check = mod(id.substring(0, 9), 11) % 10;
        return isCzechBirthday(id, year >= 54 ? 1900 : 2000) && check == last(id);
    }

    /** Women's months have 50 added, and 20 more when a day's numbers are used up. */
    private static boolean isCzechBirthday(String id, int century) {
        return isDate(century + number(id, 0, 2), number(id, 2, 4) % 50 % 20, number(id, 4, 6));
    }

    private static boolean lithuania(String id) {
        int length = id.length() - 1;
        int check = cyclic(id, length, 1) % 11;
        if (check == 10) {
            check = cyclic(id, length, 3) % 11 % 10;
        }
        return check == last(id);
    }

    /** Weights count from {@code first} to 9 and begin again at 1. */
    private static int cyclic(String id, int length, int first) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += ((first - 1 + i) % 9 + 1) * digit(id, i);
        }
        return sum;
    }

    private static boolean latvia(String id) {
        if (id.charAt(0) > '3') {
            return sum(id, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
        }
        if (id.startsWith("32")) {
            return true;
        }
        int[] centuries = {1800, 1900, 2000};
        int century = digit(id, 6);
        return century < 3
                && isDate(centuries[century] + number(id, 4, 6), number(id, 2, 4), number(id, 0, 2))
                && (1 + sum(id, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == last(id);
    }

    private static boolean romania(String id) {
        if (id.length() == 13) {
            return romanianCitizen(id);
        }
        String padded = "0".repeat(10 - id.length()) + id;
        return sum(padded, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == last(id);
    }

    /** Sole traders: century and sex, birthday, county, number, check digit. */
    private static boolean romanianCitizen(String id) {
        int[] centuries = {1900, 1900, 1800, 1800, 2000, 2000, 1900, 1900, 1900};
        int county = number(id, 7, 9);
        int check = sum(id, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return isDate(
                        centuries[digit(id, 0) - 1] + number(id, 1, 3),
                        number(id, 3, 5),
                        number(id, 5, 7))
                && ((county >= 1 && county <= 48)
                        || county == 51
                        || county == 52
                        || county == 70
                        || (county >= 80 && county <= 83))
                && (check == 10 ? 1 : check) == last(id);
    }

    private static boolean slovenia(String id) {
        int check = complement11(sum(id, 8, 7, 6, 5, 4, 3, 2));
        return check != 11 && check % 10 == last(id);
    }

    /** Companies' numbers; persons had their birth numbers, which Czechia shares. */
    private static boolean slovakia(String id) {
        boolean company = id.charAt(0) != '0' && "234789".indexOf(id.charAt(2)) >= 0;
        return isCzechBirthNumber(id) || (company && mod(id, 11) == 0);
    }

    private static boolean montenegro(String id) {
        return complement11(sum(id, 8, 7, 6, 5, 4, 3, 2)) % 11 % 10 == last(id);
    }

    private static boolean northMacedonia(String id) {
        return complement11(sum(id, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11 % 10 == last(id);
    }
}
