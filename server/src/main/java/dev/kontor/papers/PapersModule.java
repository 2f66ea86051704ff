package dev.kontor.papers;

import dev.kontor.invoices.Archive;
import dev.kontor.invoices.Invoices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the papers. */
@Configuration(proxyBeanMethods = false)
class PapersModule {
    @Bean
    Renderings renderings(Archive archive) {
        return new Renderings(archive);
    }

    @Bean
    Papers papers(Invoices invoices, Renderings renderings) {
        return new Papers(invoices, renderings);
    }
}
