package dev.kontor.taxids.forms;

import static dev.kontor.taxids.forms.CheckDigits.number;
import static dev.kontor.taxids.forms.CheckDigits.sum;

import java.util.List;

/**
 * Tax ids of Europe's small states and territories outside the EU's VAT. Source: the national tax
 * authorities.
 */
final class SmallStates {
    private SmallStates() {}

    static List<TaxIdScheme> schemes() {
        return List.of(
                TaxIdScheme.of("AD", "[ACDEFGLOPU]\\d{6}[A-Z]", SmallStates::andorra),
                TaxIdScheme.of("SM", "SM", "\\d{5}", body -> true)
                        .tidiedBy(SmallStates::fiveDigits),
                TaxIdScheme.of("FO", "\\d{6}", body -> true),
                TaxIdScheme.of(
                        "GL", "[1-9]\\d{7}", it -> sum(it, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
                TaxIdScheme.of("XK", "\\d{9}", body -> true));
    }

    /** Residents' numbers go to 699999, companies have 700000 to 799999. */
    private static boolean andorra(String id) {
        int no = number(id, 1, 7);
        return switch (id.charAt(0)) {
            case 'F' -> no <= 699_999;
            case 'A', 'L' -> no >= 700_000 && no <= 799_999;
            default -> true;
        };
    }

    private static String fiveDigits(String body) {
        return body.matches("0+\\d{5}")
                ? body.substring(body.length() - 5)
                : body.matches("\\d{2,4}") ? "0".repeat(5 - body.length()) + body : body;
    }
}
