package dev.kontor.taxids.forms;

import static dev.kontor.taxids.forms.CheckDigits.complement11;
import static dev.kontor.taxids.forms.CheckDigits.crossSum;
import static dev.kontor.taxids.forms.CheckDigits.digit;
import static dev.kontor.taxids.forms.CheckDigits.last;
import static dev.kontor.taxids.forms.CheckDigits.luhn;
import static dev.kontor.taxids.forms.CheckDigits.mod97;
import static dev.kontor.taxids.forms.CheckDigits.number;
import static dev.kontor.taxids.forms.CheckDigits.sum;

import java.util.List;

/**
 * VAT ids of the EU's west and of GB, CH, LI, NO, IS. Source: EC, "VIES algorithms" (v15) and the
 * national registers.
 */
final class WesternEurope {
    private static final String NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String CIF_LETTERS = "JABCDEFGHI";
    private static final String FR_KEYS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String BRITISH =
            "\\d{9}((?!000)\\d{3})?|GD[0-4]\\d{2}|HA[5-9]\\d{2}"
                    + "|GD8888[0-4]\\d{4}|HA8888[5-9]\\d{4}";
    private static final String IE_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";

    private WesternEurope() {}

    static List<TaxIdScheme> schemes() {
        return List.of(
                TaxIdScheme.of("AT", "AT", "U\\d{8}", WesternEurope::austria)
                        .tidiedBy(body -> body.matches("\\d{8}") ? "U" + body : body),
                TaxIdScheme.of(
                                "BE",
                                "BE",
                                "(0[1-9]|1\\d)\\d{8}",
                                it -> 97 - number(it, 0, 8) % 97 == number(it, 8, 10))
                        .tidiedBy(body -> body.matches("\\d{9}") ? "0" + body : body),
                TaxIdScheme.of("DE", "DE", "[1-9]\\d{8}", CheckDigits::mod11And10),
                TaxIdScheme.of(
                        "DK", "DK", "[1-9]\\d{7}", it -> sum(it, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
                TaxIdScheme.of("ES", "ES", "[A-Z]\\d{7}[0-9A-Z]|\\d{8}[A-Z]", WesternEurope::spain)
                        .fromNought(),
                TaxIdScheme.of("FI", "FI", "\\d{8}", WesternEurope::finland),
                TaxIdScheme.of("FR", "FR", "[0-9A-HJ-NP-Z]{2}\\d{9}", WesternEurope::france),
                TaxIdScheme.of(
                        "MC",
                        "FR",
                        "[0-9A-HJ-NP-Z]{2}\\d{9}",
                        it -> it.startsWith("000", 2) && france(it)),
                TaxIdScheme.of("GR", "EL", "\\d{9}", WesternEurope::greece)
                        .tidiedBy(WesternEurope::tidyGreek),
                TaxIdScheme.of(
                                "IE",
                                "IE",
                                "\\d{7}[A-W][A-IW]?|\\d[A-Z+*]\\d{5}[A-W]",
                                WesternEurope::ireland)
                        .fromNought(),
                TaxIdScheme.of("IT", "IT", "\\d{11}", WesternEurope::italy),
                TaxIdScheme.of(
                                "LU",
                                "LU",
                                "\\d{8}",
                                it -> number(it, 0, 6) % 89 == number(it, 6, 8))
                        .fromNought(),
                TaxIdScheme.of(
                        "MT",
                        "MT",
                        "[1-9]\\d{7}",
                        it -> (sum(it, 3, 4, 6, 7, 8, 9) + number(it, 6, 8)) % 37 == 0),
                TaxIdScheme.of(
                                "NL",
                                "NL",
                                "(?!0{9})\\d{9}B(?!00)\\d{2}",
                                WesternEurope::netherlands)
                        .tidiedBy(WesternEurope::tidyDutch),
                TaxIdScheme.of("PT", "PT", "[1-9]\\d{8}", WesternEurope::portugal),
                TaxIdScheme.of("SE", "SE", "\\d{10}01", it -> luhn(it.substring(0, 10)))
                        .tidiedBy(body -> body.matches("\\d{10}") ? body + "01" : body),
                TaxIdScheme.of("GB", "GB", BRITISH, WesternEurope::britain),
                TaxIdScheme.of("XI", "XI", BRITISH, WesternEurope::britain),
                TaxIdScheme.of("CH", "CHE", "\\d{9}", WesternEurope::switzerland)
                        .tidiedBy(WesternEurope::tidySwiss),
                TaxIdScheme.of(
                                "LI",
                                "",
                                "CHE\\d{9}|(?=\\d{4,12}$)0*[1-9]\\d{3,}",
                                WesternEurope::liechtenstein)
                        .tidiedBy(WesternEurope::tidySwiss),
                TaxIdScheme.of("NO", "\\d{9}MVA", WesternEurope::norway)
                        .tidiedBy(body -> body.matches("\\d{9}") ? body + "MVA" : body),
                TaxIdScheme.of("IS", "\\d{5,6}", body -> true)
                        .tidiedBy(body -> body.replaceFirst("^VSK", "")));
    }

    private static boolean austria(String id) {
        int sum = 4;
        for (int i = 1; i <= 7; i++) {
            sum += i % 2 == 1 ? digit(id, i) : crossSum(2 * digit(id, i));
        }
        return (10 - sum % 10) % 10 == last(id);
    }

    private static boolean spain(String id) {
        char first = id.charAt(0);
        char last = id.charAt(8);
        return switch (first) {
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> nif(id.substring(0, 8), last);
            case 'X', 'Y', 'Z' -> nif((first - 'X') + id.substring(1, 8), last);
            case 'K', 'L', 'M' -> nif(id.substring(1, 8), last);
            case 'A',
                    'B',
                    'C',
                    'D',
                    'E',
                    'F',
                    'G',
                    'H',
                    'J',
                    'N',
                    'P',
                    'Q',
                    'R',
                    'S',
                    'U',
                    'V',
                    'W' ->
                    cif(id);
            default -> false;
        };
    }

    private static boolean nif(String digits, char letter) {
        return NIF_LETTERS.charAt(Integer.parseInt(digits) % 23) == letter;
    }

    /** Foreign companies of the kinds that have a digit have province 00 and a letter. */
    private static boolean cif(String id) {
        int sum = 0;
        for (int i = 1; i <= 7; i++) {
            sum += i % 2 == 0 ? digit(id, i) : crossSum(2 * digit(id, i));
        }
        int control = (10 - sum % 10) % 10;
        char last = id.charAt(8);
        boolean asDigit = last == '0' + control;
        boolean asLetter = last == CIF_LETTERS.charAt(control);
        return switch (id.charAt(0)) {
            case 'A', 'B', 'E', 'H' -> asDigit || (asLetter && id.startsWith("00", 1));
            case 'P', 'Q', 'R', 'S', 'W' -> asLetter;
            default -> asDigit || asLetter;
        };
    }

    private static boolean finland(String id) {
        int check = complement11(sum(id, 7, 9, 10, 5, 8, 4, 2)) % 11;
        return check == last(id);
    }

    private static boolean france(String id) {
        String siren = id.substring(2);
        boolean registered = luhn(siren) || siren.startsWith("000");
        return registered
                && (id.substring(0, 2).matches("\\d{2}")
                        ? (12 + 3 * (number(siren, 0, 9) % 97)) % 97 == number(id, 0, 2)
                        : frenchKey(id.charAt(0), id.charAt(1), number(siren, 0, 9)));
    }

    /** The newer keys, which contain letters. */
    private static boolean frenchKey(char first, char second, int siren) {
        int one = FR_KEYS.indexOf(first);
        int two = FR_KEYS.indexOf(second);
        int key = first <= '9' ? one * 24 + two - 10 : one * 34 + two - 100;
        return (siren + 1 + key / 11) % 11 == key % 11;
    }

    private static String tidyGreek(String body) {
        String digits = body.startsWith("GR") ? body.substring(2) : body;
        return digits.matches("\\d{8}") ? "0" + digits : digits;
    }

    private static boolean greece(String id) {
        return sum(id, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == last(id);
    }

    private static boolean ireland(String id) {
        String plain =
                Character.isDigit(id.charAt(1))
                        ? id
                        : "0" + id.substring(2, 7) + id.charAt(0) + id.charAt(7);
        int sum = sum(plain, 8, 7, 6, 5, 4, 3, 2);
        if (plain.length() == 9) {
            sum += 9 * IE_LETTERS.indexOf(plain.charAt(8));
        }
        return IE_LETTERS.charAt(sum % 23) == plain.charAt(7);
    }

    private static boolean italy(String id) {
        int office = number(id, 7, 10);
        boolean known =
                (office >= 1 && office <= 100)
                        || office == 120
                        || office == 121
                        || office == 888
                        || office == 999;
        return known && number(id, 0, 7) > 0 && luhn(id);
    }

    /** Noughts in front are often left out. */
    private static String tidyDutch(String body) {
        return body.matches("\\d{6,8}B\\d{2}") ? "0".repeat(12 - body.length()) + body : body;
    }

    /** Companies keep the older rule, sole traders have the newer one since 2020. */
    private static boolean netherlands(String id) {
        int check = sum(id, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check == digit(id, 8) || mod97("NL" + id);
    }

    private static boolean portugal(String id) {
        int check = complement11(sum(id, 9, 8, 7, 6, 5, 4, 3, 2));
        return (check >= 10 ? 0 : check) == last(id);
    }

    private static boolean britain(String id) {
        return Character.isLetter(id.charAt(0)) ? isBritishOffice(id) : isBritishTrader(id);
    }

    /** Departments (GD) and health authorities (HA); the longer form has the rest mod 97. */
    private static boolean isBritishOffice(String id) {
        return id.length() == 5 || number(id, 6, 9) % 97 == number(id, 9, 11);
    }

    /** The older rule has ranges that were never issued, the newer one (55 less) begins later. */
    private static boolean isBritishTrader(String id) {
        int no = number(id, 0, 7);
        int rest = (sum(id, 8, 7, 6, 5, 4, 3, 2) + number(id, 7, 9)) % 97;
        return switch (rest) {
            case 0 ->
                    (no > 0 && no < 100_000)
                            || (no >= 1_000_000 && no <= 9_490_000)
                            || (no > 9_700_000 && no <= 9_990_000);
            case 42 -> no > 1_000_000;
            default -> false;
        };
    }

    private static String tidySwiss(String body) {
        return body.replaceFirst("(MWST|TVA|IVA|TPV|VAT)$", "");
    }

    private static boolean switzerland(String id) {
        int check = complement11(sum(id, 5, 4, 3, 2, 7, 6, 5, 4)) % 11;
        return check == last(id);
    }

    private static boolean liechtenstein(String id) {
        return id.charAt(0) != 'C' || switzerland(id.substring(3));
    }

    private static boolean norway(String id) {
        int check = complement11(sum(id, 3, 2, 7, 6, 5, 4, 3, 2)) % 11;
        return check == digit(id, 8);
    }
}
