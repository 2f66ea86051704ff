package dev.kontor.tax;

import dev.kontor.platform.Database;
import dev.kontor.platform.TestPlatform;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.packs.ContentArchive;
import dev.kontor.tax.packs.FeedStore;
import dev.kontor.taxids.TestTaxIds;
import dev.kontor.taxids.WatchTaxIds;
import dev.kontor.vendors.TestVendors;
import java.util.Optional;

/** Tax for module tests, on the tests' database, without registers of tax ids. */
public final class TestTax {
    private TestTax() {}

    /** Tax that decides by the tables that come with Kontor. */
    public static Tax bundled() {
        return notingIn(TestTaxIds.unconnected().watch());
    }

    /** The same, noting ids in doubt there. */
    static Tax notingIn(WatchTaxIds watch) {
        return deciding(Asking.content(), watch);
    }

    /** What clients ask for calculations. */
    static TaxController controller(Tax tax) {
        return new TaxController(
                tax,
                TestTaxIds.unconnected().checks(),
                TestVendors.vendors(),
                TestPlatform.clocks());
    }

    /** Tax that decides by these tables. */
    static Tax decidingBy(TaxContent content) {
        return deciding(content, TestTaxIds.unconnected().watch());
    }

    private static Tax deciding(TaxContent content, WatchTaxIds watch) {
        Database database = TestPlatform.database();
        return new Tax(
                Contents.only(content),
                new ContentNotices(
                        new ContentArchive(database), new FeedStore(database), Optional.empty()),
                watch,
                new DeterminationStore(database));
    }
}
