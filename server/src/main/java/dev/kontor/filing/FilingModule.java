package dev.kontor.filing;

import dev.kontor.currencies.Rates;
import dev.kontor.currencies.ReferenceRates;
import dev.kontor.ledger.Ledger;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBook;
import dev.kontor.vendors.Vendors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the tax returns. The table of deadlines is read once, at start. */
@Configuration(proxyBeanMethods = false)
class FilingModule {
    @Bean
    Schemes filingSchemes() {
        return Schemes.read();
    }

    @Bean
    Scopes filingScopes(Vendors vendors, Clocks clocks) {
        return new Scopes(vendors, clocks);
    }

    @Bean
    Filing filing(
            Database database,
            TaxBook book,
            Ledger ledger,
            ReferenceRates reference,
            Rates market,
            Schemes schemes) {
        return new Filing(
                database, book, new Reconciling(ledger, book), reference, market, schemes);
    }

    @Bean
    Overview filingOverview(Database database, TaxBook book, Schemes schemes) {
        return new Overview(database, book, schemes);
    }

    @Bean
    Remittance remittance(Database database, Ledger ledger, AuditLog audit, Filing filing) {
        return new Remittance(database, ledger, audit, filing);
    }

    @Bean
    OssXmlSource ossXmlSource(Tax tax) {
        return new OssXmlSource(tax);
    }
}
