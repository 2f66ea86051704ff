package dev.kontor.tax;

import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Settings;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.registers.Registers;
import dev.kontor.tax.registers.SandboxRegister;
import dev.kontor.vendors.Vendors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires tax. The content is read once, at start; a fault in it stops the start. */
@Configuration(proxyBeanMethods = false)
class TaxModule {
    @Bean(destroyMethod = "close")
    Registers taxRegisters(Settings settings) {
        return Registers.of(settings);
    }

    @Bean
    Tax tax(Database database, Vendors vendors, Jobs jobs, Registers registers) {
        AskRegister register =
                new AskRegister(new SandboxRegister(), registers, new ConfirmationStore(database));
        return new Tax(
                ContentReader.read(),
                register,
                new WatchTaxIds(register, new TaxIdCaseStore(database), vendors, jobs),
                new DeterminationStore(database),
                new RegistrationStore(database));
    }
}
