package dev.kontor.invoices;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the invoices. */
@Configuration(proxyBeanMethods = false)
class InvoicesModule {
    @Bean
    Archive archive(Database database, Vault vault, Clocks clocks) {
        return new Archive(database, vault, clocks);
    }

    @Bean
    Invoices invoices(Database database, Vault vault) {
        return new Invoices(database, new InvoiceStore(vault));
    }
}
