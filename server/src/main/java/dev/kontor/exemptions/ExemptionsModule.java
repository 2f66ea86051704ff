package dev.kontor.exemptions;

import dev.kontor.events.Events;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires exemptions. */
@Configuration(proxyBeanMethods = false)
class ExemptionsModule {
    @Bean
    Certificates certificates(Database database, Vault vault, Events events) {
        return new Certificates(new CertificateStore(database, vault), events);
    }

    @Bean
    ReviewCertificates reviewCertificates(
            Database database,
            Vault vault,
            Certificates certificates,
            AuditLog audit,
            Clocks clocks) {
        return new ReviewCertificates(
                certificates, new CertificateStore(database, vault), audit, clocks);
    }
}
