package dev.kontor.taxids;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Database;
import dev.kontor.platform.TestPlatform;
import dev.kontor.taxids.registers.SandboxRegister;
import dev.kontor.taxids.registers.TaxRegister;
import dev.kontor.vendors.TestVendors;
import dev.kontor.web.TestWeb;

/** Tax ids for module tests, on the tests' database. */
public record TestTaxIds(TaxIdChecks checks, TaxIdReviews reviews, WatchTaxIds watch) {
    /** Without registers: no live id is ever confirmed. */
    public static TestTaxIds unconnected() {
        return connectedTo(it -> TaxRegister.Answer.noRegister());
    }

    /** Live vendors ask this register. */
    static TestTaxIds connectedTo(TaxRegister live) {
        Database database = TestPlatform.database();
        ConfirmationStore confirmations = new ConfirmationStore(database);
        IdChecks table = IdChecks.bundled();
        HandCheckStore seen = new HandCheckStore(database);
        AskRegister register =
                new AskRegister(new SandboxRegister(), live, confirmations, table, seen);
        TaxIdCaseStore cases = new TaxIdCaseStore(database);
        LookUpTaxId lookUp = new LookUpTaxId(database, register, cases, TestVendors.vendors());
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
        return new TestTaxIds(
                checks,
                new TaxIdReviews(
                        database,
                        TestPlatform.clocks(),
                        TestVendors.vendors(),
                        TestPlatform.jobs(),
                        new AuditLog(database),
                        lookUp,
                        cases,
                        confirmations,
                        seen,
                        checks),
                new WatchTaxIds(database, lookUp, cases, TestPlatform.jobs()));
    }

    /** What clients ask about ids. */
    TaxIdChecksController controller() {
        return new TaxIdChecksController(
                checks, TestVendors.vendors(), TestPlatform.clocks(), TestWeb.idempotent());
    }
}
