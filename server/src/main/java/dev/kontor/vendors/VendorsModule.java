package dev.kontor.vendors;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the vendors. */
@Configuration(proxyBeanMethods = false)
class VendorsModule {
    @Bean
    Vendors vendors(Database database, Clocks clocks) {
        return new Vendors(database, clocks);
    }
}
