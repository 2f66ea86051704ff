package dev.kontor.risk;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an entry of a list may name (handbook 7.2). */
enum ListKind {
    /** A card's fingerprint. */
    CARD,
    EMAIL,
    DEVICE,
    /** One IP address. */
    ADDRESS,
    /** The network of an IP address: /24 of version 4, /48 of version 6. */
    IP,
    /** The first six digits of a card. */
    BIN,
    TAX_ID,
    /** A name on a sanctions list. No allowlist overrules it. */
    NAME;

    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^\\p{Alnum}]+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int BIN_DIGITS = 6;

    /** The name in the API. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one spelling of a value; {@link IllegalArgumentException} for what is none of this kind.
     */
    String normalize(String value) {
        String text = value.strip();
        return switch (this) {
            case CARD, DEVICE -> text;
            case EMAIL -> text.toLowerCase(Locale.ROOT);
            case ADDRESS -> IpAddress.parse(text).toString();
            case IP -> IpAddress.parse(text.split("/", 2)[0]).network();
            case BIN -> bin(text);
            case TAX_ID -> NOT_ALPHANUMERIC.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
            case NAME -> words(text);
        };
    }

    private static String bin(String text) {
        if (text.length() < BIN_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("a BIN has six to eight digits");
        }
        return text.substring(0, BIN_DIGITS);
    }

    /** Without case, accents, punctuation and order of the words. */
    private static String words(String text) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        return Arrays.stream(NOT_LETTERS.split(plain))
                .filter(word -> !word.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
