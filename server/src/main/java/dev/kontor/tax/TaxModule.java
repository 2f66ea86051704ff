package dev.kontor.tax;

import dev.kontor.platform.Database;
import dev.kontor.tax.content.ContentReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires tax. The content is read once, at start; a fault in it stops the start. */
@Configuration(proxyBeanMethods = false)
class TaxModule {
    @Bean
    Tax tax(Database database) {
        return new Tax(
                ContentReader.read(),
                new SandboxRegister(),
                new UnconnectedRegister(),
                new DeterminationStore(database),
                new RegistrationStore(database));
    }

    @Bean
    TaxBook taxBook(Database database) {
        return new TaxBook(database);
    }
}
