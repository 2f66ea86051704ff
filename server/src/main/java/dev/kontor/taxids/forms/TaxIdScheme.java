package dev.kontor.taxids.forms;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How ids of one country are written.
 *
 * @param prefix written before the body, such as {@code DE}; may be missing when typed
 * @param tidy brings a typed body, upper case and without punctuation, into the written form
 * @param syntax of the body
 * @param checksum asked only when the syntax is right
 * @param nought whether number nought counts as issued
 */
record TaxIdScheme(
        String country,
        String prefix,
        UnaryOperator<String> tidy,
        Pattern syntax,
        Predicate<String> checksum,
        boolean nought) {

    static TaxIdScheme of(
            String country, String prefix, String syntax, Predicate<String> checksum) {
        return new TaxIdScheme(
                country,
                prefix,
                UnaryOperator.identity(),
                Pattern.compile(syntax),
                checksum,
                false);
    }

    /** An id that is written without a prefix. */
    static TaxIdScheme of(String country, String syntax, Predicate<String> checksum) {
        return of(country, "", syntax, checksum);
    }

    TaxIdScheme tidiedBy(UnaryOperator<String> operator) {
        return new TaxIdScheme(country, prefix, operator, syntax, checksum, nought);
    }

    /** The published rule does not leave number nought out. */
    TaxIdScheme fromNought() {
        return new TaxIdScheme(country, prefix, tidy, syntax, checksum, true);
    }

    /**
     * @param clean what was typed: upper case, without blanks and punctuation
     */
    TaxIdCheck check(String clean) {
        String body = tidy.apply(clean);
        if (!syntax.matcher(body).matches()) {
            body = tidy.apply(withoutPrefix(clean));
        }
        boolean right = syntax.matcher(body).matches();
        boolean checked = right && (nought || !isZero(body)) && checksum.test(body);
        return new TaxIdCheck(country, right ? prefix + body : clean, right, checked, true);
    }

    private String withoutPrefix(String clean) {
        if (!prefix.isEmpty() && clean.startsWith(prefix)) {
            return clean.substring(prefix.length());
        }
        return clean.startsWith(country) ? clean.substring(country.length()) : clean;
    }

    /** No authority issues number nought, though many checksums like it. */
    private static boolean isZero(String body) {
        return body.chars().filter(Character::isDigit).allMatch(c -> c == '0');
    }
}
