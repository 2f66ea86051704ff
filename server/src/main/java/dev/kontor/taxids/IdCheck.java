package dev.kontor.taxids;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How tax ids of a country are checked: a row of {@code id_checks.tsv}.
 *
 * @param country ISO 3166-1
 * @param register that is asked, such as {@code vies}; null for all other ways
 * @param page of the authority, where a person can look an id up; null where there is none, and the
 *     buyer's certificate of registration has to do
 * @param source authority and service
 * @param confidence {@code H}, {@code M} or {@code L}
 */
public record IdCheck(
        String country,
        Way way,
        @Nullable String register,
        @Nullable String page,
        String source,
        String confidence,
        @Nullable String note) {

    /** By what an id is confirmed (handbook 4.4). */
    public enum Way {
        /** A register answers at once. */
        REGISTER,
        /** A person looks at the authority's page; until then tax is charged. */
        HAND,
        /** Length, characters and check digits suffice. */
        FORM,
        /** Nothing depends on an id. */
        NONE;

        /** In tables and in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What an operator may choose instead of the table's way. */
        public boolean isChosen() {
            return this == HAND || this == FORM;
        }
    }

    /** The same country, checked in the way that its operator has chosen. */
    IdCheck by(Way other) {
        return new IdCheck(country, other, null, page, source, confidence, note);
    }
}
