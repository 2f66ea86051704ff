package dev.kontor.taxids;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares a buyer's name with the register's, loosely: one word in common is enough, apart from
 * those that half of all companies have in their names.
 */
final class TraderNames {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final int SHORT = 3;
    private static final Set<String> COMMON =
            Set.of(
                    "GMBH",
                    "LTD",
                    "LIMITED",
                    "INC",
                    "SARL",
                    "SAS",
                    "SASU",
                    "SRL",
                    "SPA",
                    "BVBA",
                    "GESELLSCHAFT",
                    "COMPANY",
                    "CORP",
                    "SOCIETE",
                    "THE",
                    "AND",
                    "UND",
                    "DER",
                    "DIE",
                    "DES",
                    "LES",
                    "SIA",
                    "OOO",
                    "SRO",
                    "EURL",
                    "UAB",
                    "KFT",
                    "ZOO",
                    "APS",
                    "HOLDING",
                    "GROUP",
                    "INTERNATIONAL",
                    "SERVICES",
                    "PTY",
                    "PLC",
                    "LLC",
                    "LLP");

    private TraderNames() {}

    /** Whether both are known, and nothing speaks for their being the same. */
    static boolean differ(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return false;
        }
        Set<String> words = words(one);
        Set<String> others = words(other);
        if (words.isEmpty() || others.isEmpty()) {
            return false;
        }
        return words.stream().noneMatch(others::contains)
                && !together(one).contains(together(other))
                && !together(other).contains(together(one));
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        for (String word : BETWEEN_WORDS.split(fold(name), 0)) {
            if (word.length() >= SHORT && !COMMON.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static String together(String name) {
        return BETWEEN_WORDS.matcher(fold(name)).replaceAll("");
    }

    private static String fold(String name) {
        String bare = Normalizer.normalize(name.toUpperCase(Locale.ROOT), Normalizer.Form.NFKD);
        return MARKS.matcher(bare).replaceAll("").replace('Ł', 'L').replace("Ø", "O");
    }
}
