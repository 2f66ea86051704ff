package dev.kontor.risk;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names that nobody has: typed with a flat hand or made by a program. Only words in Latin letters
 * are judged, and those leniently: {@code Schwartz}, {@code Hrvatsky} and {@code Ng} are names.
 */
final class Gibberish {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_NAME =
            Pattern.compile(
                    // four times the same letter, or three digits in a row
                    "(\\p{L})\\1{3}|\\d{3}"
                            // rows of the keyboard
                            + "|asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwer|zxcv|xcvb|cvbn|vbnm"
                            // a word of five letters and more without a vowel
                            + "|\\b[b-df-hj-np-tv-xz]{5,}\\b"
                            // seven consonants in a row, counting sch as one
                            + "|[b-df-hj-np-tv-xz]{7,}");

    private Gibberish() {}

    static boolean isName(String text) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT)
                        .replace("sch", "s");
        return !NOT_A_NAME.matcher(plain).find();
    }
}
