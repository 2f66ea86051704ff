package dev.kontor.buyers;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the buyers. */
@Configuration(proxyBeanMethods = false)
class BuyersModule {
    @Bean
    Buyers buyers(Database database, Vault vault, Clocks clocks) {
        return new Buyers(database, vault, clocks);
    }
}
