package dev.kontor.catalog;

import dev.kontor.platform.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the catalog. */
@Configuration(proxyBeanMethods = false)
class CatalogModule {
    @Bean
    Catalog catalog(Database database) {
        return new Catalog(database);
    }

    @Bean
    CatalogEditor catalogEditor(Catalog catalog, Database database) {
        return new CatalogEditor(catalog, database);
    }
}
