package dev.kontor.tax;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Database;
import dev.kontor.platform.TestPlatform;
import dev.kontor.tax.content.TaxContent;
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
        return deciding(Asking.content(), live);
    }

    /** Tax that decides by these tables, without registers. */
    static Tax decidingBy(TaxContent content) {
        return deciding(content, it -> TaxRegister.Answer.noRegister());
    }

    private static Tax deciding(TaxContent content, TaxRegister live) {
        Database database = TestPlatform.database();
        ConfirmationStore confirmations = new ConfirmationStore(database);
        IdChecks table = IdChecks.bundled();
        HandCheckStore seen = new HandCheckStore(database);
        AskRegister register =
                new AskRegister(new SandboxRegister(), live, confirmations, table, seen);
        TaxIdCaseStore cases = new TaxIdCaseStore(database);
        TaxIdChecks checks =
                new TaxIdChecks(
                        database,
                        TestPlatform.clocks(),
                        TestVendors.vendors(),
                        TestPlatform.jobs(),
                        new AuditLog(database),
                        register,
                        table,
                        seen,
                        cases);
        TaxIdReviews reviews =
                new TaxIdReviews(
                        database,
                        TestPlatform.clocks(),
                        TestVendors.vendors(),
                        TestPlatform.jobs(),
                        new AuditLog(database),
                        new LookUpTaxId(database, register, cases, TestVendors.vendors()),
                        cases,
                        confirmations,
                        seen,
                        checks);
        return new Tax(
                Contents.only(content),
                new ContentNotices(
                        new ContentArchive(database), new FeedStore(database), Optional.empty()),
                register,
                new WatchTaxIds(database, reviews.lookUp(), cases, TestPlatform.jobs()),
                reviews,
                new DeterminationStore(database));
    }
}
