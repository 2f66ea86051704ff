package dev.kontor.tax;

import dev.kontor.platform.Database;
import dev.kontor.platform.TestPlatform;
import dev.kontor.tax.packs.ContentArchive;
import dev.kontor.tax.packs.FeedStore;
import dev.kontor.tax.registers.SandboxRegister;
import dev.kontor.tax.registers.TaxRegister;
import dev.kontor.vendors.TestVendors;
import java.util.Optional;

/** Tax for module tests, on the tests' database. */
public final class TestTax {
    private TestTax() {}

    /** Tax without registers: no live id is ever confirmed. */
    public static Tax unconnected() {
        return connectedTo(it -> TaxRegister.Answer.noRegister());
    }

    /** Tax whose live vendors ask this register. */
    static Tax connectedTo(TaxRegister live) {
        Database database = TestPlatform.database();
        AskRegister register =
                new AskRegister(new SandboxRegister(), live, new ConfirmationStore(database));
        return new Tax(
                Contents.only(Asking.content()),
                new ContentNotices(
                        new ContentArchive(database), new FeedStore(database), Optional.empty()),
                register,
                new WatchTaxIds(
                        register,
                        new TaxIdCaseStore(database),
                        TestVendors.vendors(),
                        TestPlatform.jobs()),
                new DeterminationStore(database));
    }
}
