package dev.kontor.taxids;

import dev.kontor.platform.Table;
import dev.kontor.taxids.IdCheck.Way;
import dev.kontor.taxids.forms.TaxIds;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How tax ids are checked, country by country: the table {@code id_checks.tsv}. A country that is
 * not in it is checked by hand, by the buyer's certificate of registration.
 */
final class IdChecks {
    private static final String FILE = "/tax/id_checks.tsv";

    private final SortedMap<String, IdCheck> byCountry = new TreeMap<>();

    private IdChecks() {}

    /** The table that comes with this version of Kontor. */
    static IdChecks bundled() {
        return of(Table.bundled(FILE));
    }

    /**
     * @throws IllegalArgumentException for a malformed row, with file and line
     */
    static IdChecks of(List<Table.Row> rows) {
        IdChecks checks = new IdChecks();
        for (Table.Row row : rows) {
            IdCheck one = read(row);
            if (checks.byCountry.put(one.country(), one) != null) {
                throw row.fault("a second row of " + one.country());
            }
        }
        return checks;
    }

    private static IdCheck read(Table.Row row) {
        Way way = row.constant("way", Way.class);
        String register = row.optional("register");
        if ((way == Way.REGISTER) != (register != null)) {
            throw row.fault("a register is named where it is asked, and only there");
        }
        String page = row.optional("page");
        if (page != null && !page.startsWith("https://")) {
            throw row.fault("page must begin with https://");
        }
        return new IdCheck(
                row.required("country"),
                way,
                register,
                page,
                row.required("source"),
                row.required("confidence"),
                row.optional("note"));
    }

    /** All rows, by country. */
    Collection<IdCheck> all() {
        return Collections.unmodifiableCollection(byCountry.values());
    }

    /**
     * How ids of a country are checked.
     *
     * @param country ISO 3166-1, or XI
     * @param chosen what the operator has chosen instead of the table's way, by country; a country
     *     whose register answers is asked all the same
     */
    IdCheck of(String country, Map<String, Way> chosen) {
        IdCheck row = byCountry.get(country);
        Way own = chosen.get(country);
        if (row == null) {
            IdCheck unlisted = unlisted(country);
            return own == null ? unlisted : unlisted.by(own);
        }
        return own == null || row.way() == Way.REGISTER ? row : row.by(own);
    }

    /**
     * Whether an operator may choose that ids of the country are checked so: where no register is
     * asked, and by their form only where that is known.
     */
    boolean isOpen(String country, Way way) {
        IdCheck row = byCountry.get(country);
        return way.isChosen()
                && (row == null || row.way() != Way.REGISTER)
                && (way == Way.HAND || TaxIds.hasScheme(country));
    }

    private static IdCheck unlisted(String country) {
        return new IdCheck(
                country,
                Way.HAND,
                null,
                null,
                "the buyer's certificate of registration",
                "L",
                null);
    }
}
