package dev.kontor.taxids;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Repeating;
import dev.kontor.platform.Settings;
import dev.kontor.taxids.registers.Registers;
import dev.kontor.taxids.registers.SandboxRegister;
import dev.kontor.vendors.Vendors;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the tax ids. */
@Configuration(proxyBeanMethods = false)
class TaxIdsModule {
    @Bean(destroyMethod = "close")
    Registers taxRegisters(Settings settings) {
        return Registers.of(settings);
    }

    @Bean
    ConfirmationStore taxIdConfirmations(Database database) {
        return new ConfirmationStore(database);
    }

    /** Any process may forget, and several. */
    @Bean
    Repeating forgetConfirmations(ConfirmationStore taxIdConfirmations, Clocks clocks) {
        return new Repeating(
                "tax-answers",
                Duration.ofDays(1),
                () -> taxIdConfirmations.forgetOld(clocks.real()));
    }

    @Bean
    IdChecks idCheckTable() {
        return IdChecks.bundled();
    }

    @Bean
    AskRegister askRegister(
            Registers registers,
            ConfirmationStore taxIdConfirmations,
            IdChecks idCheckTable,
            Database database) {
        return new AskRegister(
                new SandboxRegister(),
                registers,
                taxIdConfirmations,
                idCheckTable,
                new HandCheckStore(database));
    }

    @Bean
    TaxIdChecks taxIdChecks(
            Database database,
            Clocks clocks,
            Vendors vendors,
            Jobs jobs,
            AuditLog audit,
            AskRegister register,
            IdChecks idCheckTable) {
        return new TaxIdChecks(
                database,
                clocks,
                vendors,
                jobs,
                audit,
                register,
                idCheckTable,
                new HandCheckStore(database),
                new TaxIdCaseStore(database));
    }

    @Bean
    TaxIdReviews taxIdReviews(
            Database database,
            Clocks clocks,
            Vendors vendors,
            Jobs jobs,
            AuditLog audit,
            LookUpTaxId lookUpTaxId,
            ConfirmationStore taxIdConfirmations,
            TaxIdChecks checks) {
        return new TaxIdReviews(
                database,
                clocks,
                vendors,
                jobs,
                audit,
                lookUpTaxId,
                new TaxIdCaseStore(database),
                taxIdConfirmations,
                new HandCheckStore(database),
                checks);
    }

    @Bean
    LookUpTaxId lookUpTaxId(Database database, AskRegister register, Vendors vendors) {
        return new LookUpTaxId(database, register, new TaxIdCaseStore(database), vendors);
    }

    @Bean
    WatchTaxIds watchTaxIds(Database database, LookUpTaxId lookUpTaxId, Jobs jobs) {
        return new WatchTaxIds(database, lookUpTaxId, new TaxIdCaseStore(database), jobs);
    }
}
