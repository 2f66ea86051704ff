package dev.kontor.tax;

import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.content.Tables;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.packs.ContentArchive;
import dev.kontor.tax.packs.Difference;
import dev.kontor.tax.packs.History;
import dev.kontor.tax.packs.History.Composition;
import dev.kontor.tax.packs.Pack;
import java.util.List;

/**
 * What comes of a pack, before it is applied: it belongs on top of the history, the tables hold
 * together with it, nothing that had an answer loses it, its examples come out, and this is what
 * changes.
 *
 * @param history on top of which it was checked
 * @param examples how many came out
 */
record PackCheck(Pack pack, History history, Difference difference, int examples) {

    /**
     * On top of what is in force.
     *
     * @throws IllegalArgumentException for the first thing that is wrong
     */
    static PackCheck of(Pack pack, ContentArchive archive) {
        History history = archive.history();
        history.admit(pack);
        Composition current =
                history.current()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "there are no tables yet: start the server once"));
        return of(pack, history, archive.tables(current), current.version());
    }

    /** On top of the tables that come with Kontor, where there is no database to ask. */
    static PackCheck onBundle(Pack pack) {
        Tables bundled = Tables.bundled();
        return of(pack, new History(List.of()), bundled, ContentReader.version(bundled));
    }

    private static PackCheck of(Pack pack, History history, Tables tables, String version) {
        TaxContent before = ContentReader.read(tables, version);
        TaxContent after =
                ContentReader.read(tables.with(pack.tables()), version + " and " + pack.name());
        Difference.requireNoGap(before, after);
        int examples = PackExamples.require(pack.examples(), new Determiner(after));
        return new PackCheck(pack, history, Difference.of(before, after, pack.tables()), examples);
    }
}
