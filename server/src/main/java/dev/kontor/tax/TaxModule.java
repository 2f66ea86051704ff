package dev.kontor.tax;

import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.registers.SandboxRegister;
import dev.kontor.tax.registers.UnconnectedRegister;
import dev.kontor.vendors.Vendors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires tax. The content is read once, at start; a fault in it stops the start. */
@Configuration(proxyBeanMethods = false)
class TaxModule {
    @Bean
    Tax tax(Database database, Vendors vendors, Jobs jobs) {
        AskRegister register =
                new AskRegister(
                        new SandboxRegister(),
                        new UnconnectedRegister(),
                        new ConfirmationStore(database));
        return new Tax(
                ContentReader.read(),
                register,
                new WatchTaxIds(register, new TaxIdCaseStore(database), vendors, jobs),
                new DeterminationStore(database),
                new RegistrationStore(database));
    }

    @Bean
    TaxBook taxBook(Database database) {
        return new TaxBook(database);
    }
}
