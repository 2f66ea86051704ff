package dev.kontor.corrections;

import dev.kontor.buyers.Buyers;
import dev.kontor.events.Events;
import dev.kontor.exemptions.Certificates;
import dev.kontor.filing.OpenPeriods;
import dev.kontor.invoices.Invoices;
import dev.kontor.ledger.Ledger;
import dev.kontor.messages.Messages;
import dev.kontor.orders.InvoiceDrafts;
import dev.kontor.orders.OrderDesk;
import dev.kontor.orders.Orders;
import dev.kontor.papers.Papers;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Settings;
import dev.kontor.refunds.Refunds;
import dev.kontor.tax.Tax;
import dev.kontor.taxids.TaxIdChecks;
import dev.kontor.taxids.WatchTaxIds;
import dev.kontor.vendors.Vendors;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the corrections. */
@Configuration(proxyBeanMethods = false)
class CorrectionsModule {
    @Bean
    CorrectionStore correctionStore() {
        return new CorrectionStore();
    }

    @Bean
    CorrectionMail correctionMail(
            Database database,
            Vendors vendors,
            Orders orders,
            Papers papers,
            Messages messages,
            Settings settings,
            CorrectionStore store) {
        CorrectionMail mail =
                new CorrectionMail(database, vendors, orders, papers, settings.baseUrl(), store);
        messages.source(CorrectionMail.KIND, mail);
        return mail;
    }

    @Bean
    CorrectionLog correctionLog(
            Events events, AuditLog audit, Messages messages, Settings settings) {
        return new CorrectionLog(events, audit, messages, settings.baseUrl());
    }

    @Bean
    CorrectSale correctSale(
            Database database,
            Vendors vendors,
            Orders orders,
            Invoices invoices,
            InvoiceDrafts drafts,
            Ledger ledger,
            Tax tax,
            TaxIdChecks checks,
            Refunds refunds,
            CorrectionLog log,
            CorrectionStore store) {
        return new CorrectSale(
                database,
                new SalesToCorrect(vendors, orders, invoices, tax),
                new DecideAnew(tax, checks),
                invoices,
                drafts,
                ledger,
                tax,
                refunds,
                log,
                store);
    }

    @Bean
    Corrections corrections(
            Database database,
            Clocks clocks,
            Settings settings,
            WatchTaxIds watch,
            CorrectSale correct,
            Invoices invoices,
            Refunds refunds,
            CorrectionStore store) {
        Corrections corrections =
                new Corrections(database, clocks, correct, refunds, store, settings.baseUrl());
        watch.whenConfirmed(corrections::taxIdConfirmed);
        watch.nameBuyers((vendor, order) ->
                invoices.ofOrder(vendor, order)
                        .flatMap(it -> Optional.ofNullable(it.sale().buyer().name())));
        return corrections;
    }

    @Bean
    LateCertificates lateCertificates(
            Database database,
            Jobs jobs,
            Certificates certificates,
            Buyers buyers,
            Orders orders,
            OrderDesk desk,
            OpenPeriods periods,
            Corrections corrections) {
        LateCertificates late =
                new LateCertificates(
                        database, jobs, certificates, buyers, orders, desk, periods, corrections);
        certificates.whenActive(late::active);
        return late;
    }
}
