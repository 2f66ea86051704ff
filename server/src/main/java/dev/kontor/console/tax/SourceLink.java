package dev.kontor.console.tax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a source can be read, as far as its words say: an address, or a law of the Union. */
final class SourceLink {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s;,()<>\"]+");

    /** Directives have stable addresses (European Legislation Identifier). */
    private static final Pattern DIRECTIVE =
            Pattern.compile("Directive (?:\\(EU\\) )?([12][0-9]{3})/([0-9]{1,4})");

    private SourceLink() {}

    /** Empty when no address is known. */
    static String of(String source) {
        Matcher address = ADDRESS.matcher(source);
        if (address.find()) {
            return address.group();
        }
        Matcher directive = DIRECTIVE.matcher(source);
        return directive.find()
                ? "https://eur-lex.europa.eu/eli/dir/%s/%s/oj"
                        .formatted(directive.group(1), directive.group(2))
                : "";
    }
}
