package dev.kontor.nexus;

import dev.kontor.access.Persons;
import dev.kontor.currencies.Rates;
import dev.kontor.events.Events;
import dev.kontor.messages.Messages;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueSignals;
import dev.kontor.platform.DueWork;
import dev.kontor.tax.SalesBook;
import dev.kontor.tax.Tax;
import dev.kontor.taxids.TaxIdChecks;
import dev.kontor.vendors.Vendors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires nexus: tax asks it how sellers stand, and tells it what is sold. */
@Configuration(proxyBeanMethods = false)
class NexusModule {
    @Bean
    Positions positions(
            Database database,
            SalesBook book,
            Tax tax,
            Vendors vendors,
            Rates rates,
            Clocks clocks) {
        return new Positions(
                new RegistrationStore(database),
                new TurnoverStore(database, book),
                new TallyStore(database),
                tax,
                vendors,
                rates,
                clocks);
    }

    @Bean
    DueSignals thresholdSignals(Database database, DueWork dueWork, Clocks clocks) {
        return new DueSignals(RaiseAlerts.KIND, vendor -> true, database, dueWork, clocks);
    }

    @Bean
    Nexus nexus(
            Database database,
            Tax tax,
            TaxIdChecks checks,
            Vendors vendors,
            Positions positions,
            DueSignals thresholdSignals) {
        Nexus nexus =
                new Nexus(
                        vendors,
                        positions.registrations(),
                        new SettingsStore(database),
                        positions,
                        thresholdSignals::signal);
        tax.standBy(nexus);
        checks.chooseBy(nexus::idChecks);
        tax.whenSold(nexus::sold);
        tax.whenBookedLate(nexus::soldLate);
        return nexus;
    }

    @Bean
    Crossings crossings(Nexus nexus, Tax tax, Vendors vendors, Positions positions, Clocks clocks) {
        Crossings crossings = new Crossings(nexus, vendors, positions, clocks);
        tax.whenCorrected(crossings::note);
        return crossings;
    }

    @Bean
    TaxRegistrations taxRegistrations(
            Nexus nexus, Tax tax, Vendors vendors, AuditLog audit, Clocks clocks) {
        return new TaxRegistrations(nexus, tax, new Operators(vendors), audit, clocks);
    }

    @Bean
    TaxThresholds taxThresholds(
            Nexus nexus, TaxIdChecks checks, Vendors vendors, AuditLog audit, Clocks clocks) {
        return new TaxThresholds(nexus, new Operators(vendors), checks, audit, clocks);
    }

    @Bean
    AlertMail alertMail(Database database, Tax tax, Vendors vendors, Messages messages) {
        AlertMail mail = new AlertMail(new AlertStore(database), tax, vendors);
        messages.source(RaiseAlerts.MAIL, mail::content);
        return mail;
    }

    @Bean
    RaiseAlerts raiseAlerts(
            Database database,
            Nexus nexus,
            Positions positions,
            Vendors vendors,
            Clocks clocks,
            Persons persons,
            Messages messages,
            Events events,
            DueWork dueWork) {
        RaiseAlerts alerts =
                new RaiseAlerts(
                        database,
                        nexus,
                        positions,
                        new AlertStore(database),
                        vendors,
                        clocks,
                        persons,
                        messages,
                        events);
        dueWork.handle(RaiseAlerts.KIND, alerts::run);
        return alerts;
    }

    @Bean
    TellOfTables tellOfTables(
            Database database,
            Tax tax,
            Vendors vendors,
            Persons persons,
            Messages messages,
            Events events) {
        NewsStore store = new NewsStore(database);
        TellOfTables tell =
                new TellOfTables(database, tax, store, vendors, persons, messages, events);
        messages.source(TellOfTables.MAIL, new NewsMail(store)::content);
        tax.whenTablesMayHaveNews(tell::run);
        return tell;
    }
}
