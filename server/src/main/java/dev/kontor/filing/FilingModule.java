package dev.kontor.filing;

import dev.kontor.currencies.Rates;
import dev.kontor.currencies.ReferenceRates;
import dev.kontor.ledger.Ledger;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Settings;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBook;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the tax returns. The table of deadlines is read once, at start. */
@Configuration(proxyBeanMethods = false)
class FilingModule {
    private static final String ECB =
            "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml";

    @Bean
    Schemes filingSchemes() {
        return Schemes.read();
    }

    @Bean
    RateFeed rateFeed(Settings settings, Clocks clocks) {
        return new EcbFeed(URI.create(settings.get("KONTOR_ECB_URL").orElse(ECB)), clocks::real);
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
            RateFeed feed,
            Rates market,
            Schemes schemes) {
        return new Filing(
                database, book, new Reconciling(ledger, book), reference, feed, market, schemes);
    }

    @Bean
    OpenPeriods openPeriods(Database database, Tax tax, Vendors vendors, Schemes schemes) {
        return new OpenPeriods(database, tax, vendors, schemes);
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

    @Bean
    LinesCheck linesCheck(TaxBook book, Ledger ledger) {
        LinesCheck check = new LinesCheck(book, ledger);
        ledger.alsoCheck(check);
        return check;
    }
}
