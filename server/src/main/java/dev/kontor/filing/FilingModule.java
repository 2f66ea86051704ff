package dev.kontor.filing;

import dev.kontor.currencies.Rates;
import dev.kontor.currencies.ReferenceRates;
import dev.kontor.ledger.Ledger;
import dev.kontor.nexus.TaxRegistrations;
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
    SellerTerms sellerTerms(TaxRegistrations registrations) {
        return new SellerTerms(Schemes.read(), registrations);
    }

    @Bean
    Scopes filingScopes(Vendors vendors, Clocks clocks) {
        return new Scopes(vendors, clocks);
    }

    @Bean
    Drafts taxDrafts(ReferenceRates reference, Rates market) {
        return new Drafts(reference, market);
    }

    @Bean
    Filing filing(
            Database database,
            TaxBook book,
            Ledger ledger,
            SellerTerms terms,
            Scopes scopes,
            Drafts drafts,
            AuditLog audit,
            Tax tax) {
        ReportLog log = new ReportLog(audit);
        return new Filing(
                database,
                book,
                ledger,
                terms,
                scopes,
                drafts,
                new FileReturns(database, drafts, log),
                new Remittance(database, ledger, log),
                new OssXmlSource(tax));
    }

    @Bean
    OpenPeriods openPeriods(Database database, Tax tax, Vendors vendors, SellerTerms terms) {
        return new OpenPeriods(database, tax, vendors, terms);
    }

    @Bean
    LinesCheck linesCheck(TaxBook book, Ledger ledger) {
        LinesCheck check = new LinesCheck(book, ledger);
        ledger.alsoCheck(check);
        return check;
    }
}
