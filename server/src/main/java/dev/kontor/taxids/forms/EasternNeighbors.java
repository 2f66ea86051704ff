package dev.kontor.taxids.forms;

import static dev.kontor.taxids.forms.CheckDigits.digit;
import static dev.kontor.taxids.forms.CheckDigits.last;
import static dev.kontor.taxids.forms.CheckDigits.sum;

import java.util.List;

/**
 * Tax ids of the EU's neighbors from Moldova to Uzbekistan. Source: the national tax authorities'
 * published rules.
 */
final class EasternNeighbors {
    private static final String BY_PERSON = "ABCEHKMOPT";
    private static final String CYRILLIC = "АВЕКМНОРСТ";
    private static final String LATIN = "ABEKMHOPCT";

    private EasternNeighbors() {}

    static List<TaxIdScheme> schemes() {
        return List.of(
                TaxIdScheme.of("MD", "\\d{7}|\\d{13}", EasternNeighbors::moldova),
                TaxIdScheme.of("UA", "\\d{8}|\\d{10}|\\d{12}", EasternNeighbors::ukraine),
                TaxIdScheme.of("GE", "\\d{9}|\\d{11}", body -> true),
                TaxIdScheme.of("AM", "\\d{8}", body -> true),
                TaxIdScheme.of("AZ", "\\d{9}[12]", EasternNeighbors::azerbaijan)
                        .tidiedBy(body -> body.matches("\\d{9}") ? "0" + body : body),
                TaxIdScheme.of(
                        "KZ",
                        "\\d{2}(0[1-9]|1[0-2])([0-3]\\d[0-6]|[456][0-4]\\d)\\d{5}",
                        EasternNeighbors::kazakhstan),
                TaxIdScheme.of("UZ", "\\d{9}|\\d{14}", body -> true),
                TaxIdScheme.of("RU", "\\d{10}|\\d{12}", EasternNeighbors::russia),
                TaxIdScheme.of(
                                "BY",
                                "[1-7]\\d{8}|[ABCEHKM][ABCEHKMOPT]\\d{7}",
                                EasternNeighbors::belarus)
                        .tidiedBy(EasternNeighbors::latin));
    }

    private static boolean moldova(String id) {
        return id.length() == 7 || sum(id, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1) % 10 == last(id);
    }

    /** Companies by their register's number, persons by their own; payers of VAT have 12 digits. */
    private static boolean ukraine(String id) {
        return switch (id.length()) {
            case 8 -> ukrainianCompany(id);
            case 10 -> Math.floorMod(sum(id, -1, 5, 7, 9, 4, 6, 10, 5, 7), 11) % 10 == last(id);
            default -> true;
        };
    }

    private static boolean ukrainianCompany(String id) {
        boolean middle = "345".indexOf(id.charAt(0)) >= 0;
        int check = (middle ? sum(id, 7, 1, 2, 3, 4, 5, 6) : sum(id, 1, 2, 3, 4, 5, 6, 7)) % 11;
        if (check == 10) {
            check =
                    (middle ? sum(id, 9, 3, 4, 5, 6, 7, 8) : sum(id, 3, 4, 5, 6, 7, 8, 9))
                            % 11
                            % 10;
        }
        return check == last(id);
    }

    /** The check digit comes before the last one, which says company or person. */
    private static boolean azerbaijan(String id) {
        return sum(id, 4, 1, 8, 6, 2, 7, 5, 3) % 11 == digit(id, 8);
    }

    private static boolean kazakhstan(String id) {
        int check = sum(id, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) % 11;
        if (check == 10) {
            check = sum(id, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2) % 11;
        }
        return check == last(id);
    }

    private static boolean russia(String id) {
        if (id.length() == 10) {
            return sum(id, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == last(id);
        }
        return sum(id, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(id, 10)
                && sum(id, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == last(id);
    }

    /** Belarusian letters look like Latin ones, and are typed as either. */
    private static String latin(String body) {
        StringBuilder latin = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            int at = CYRILLIC.indexOf(body.charAt(i));
            latin.append(at < 0 ? body.charAt(i) : LATIN.charAt(at));
        }
        return latin.toString();
    }

    /** Persons have two letters: the first counts as in base 36, the second by its place. */
    private static boolean belarus(String id) {
        boolean person = Character.isLetter(id.charAt(0));
        int sum =
                person
                        ? 29 * Character.digit(id.charAt(0), 36)
                                + 23 * BY_PERSON.indexOf(id.charAt(1))
                        : sum(id, 29, 23);
        return (sum + sum(id.substring(2), 19, 17, 13, 7, 5, 3)) % 11 == last(id);
    }
}
