package dev.kontor.orders;

import dev.kontor.buyers.Buyers;
import dev.kontor.catalog.Catalog;
import dev.kontor.currencies.LegalRates;
import dev.kontor.currencies.Rates;
import dev.kontor.delivery.Delivery;
import dev.kontor.events.Events;
import dev.kontor.exemptions.Certificates;
import dev.kontor.invoices.Invoices;
import dev.kontor.ledger.Ledger;
import dev.kontor.messages.Messages;
import dev.kontor.nexus.Crossings;
import dev.kontor.papers.Papers;
import dev.kontor.payments.Payments;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.GroupCommit;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Lanes;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Vault;
import dev.kontor.risk.Risk;
import dev.kontor.tax.Tax;
import dev.kontor.taxids.TaxIdChecks;
import dev.kontor.taxids.WatchTaxIds;
import dev.kontor.vendors.Vendors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the five steps. */
@Configuration(proxyBeanMethods = false)
class OrdersModule {
    /** Most orders of one commit: keeps a statement's arrays small and a failing batch cheap. */
    private static final int BATCH = 128;

    @Bean
    OrderStore orderStore(Database database, Vault vault) {
        return new OrderStore(database, vault);
    }

    @Bean
    OrderTokens orderTokens(Vault vault, Vendors vendors) {
        return new OrderTokens(vault, vendors);
    }

    @Bean
    OrderViews orderViews(
            Settings settings,
            Vendors vendors,
            Payments payments,
            Delivery delivery,
            Invoices invoices) {
        return new OrderViews(settings, vendors, payments, delivery, invoices);
    }

    @Bean
    GroupCommit<NewOrder, Placed> intakeLane(
            Lanes lanes,
            Idempotency idempotency,
            Clocks clocks,
            Catalog catalog,
            Buyers buyers,
            Risk risk,
            Tax tax,
            Payments payments,
            Events events,
            Rates rates,
            OrderStore store,
            OrderViews views) {
        Intake intake =
                new Intake(
                        idempotency,
                        clocks,
                        catalog,
                        buyers,
                        risk,
                        tax,
                        payments,
                        events,
                        new Fees(rates),
                        store,
                        views);
        return new GroupCommit<>("intake", BATCH, lanes.database(), intake::write);
    }

    @Bean
    NationalTaxes nationalTaxes(LegalRates rates) {
        return new NationalTaxes(rates);
    }

    @Bean
    InvoiceDrafts invoiceDrafts(Tax tax, NationalTaxes nationalTaxes) {
        return new InvoiceDrafts(tax, nationalTaxes);
    }

    @Bean
    GroupCommit<Completion, Completed> completionLane(
            Lanes lanes,
            Catalog catalog,
            Payments payments,
            Delivery delivery,
            Messages messages,
            Ledger ledger,
            Tax tax,
            Invoices invoices,
            InvoiceDrafts drafts,
            Events events,
            Idempotency idempotency,
            Reviews reviews,
            LateTax lateTax,
            OrderStore store,
            OrderViews views) {
        CompleteOrders complete =
                new CompleteOrders(
                        catalog,
                        payments,
                        delivery,
                        messages,
                        ledger,
                        tax,
                        invoices,
                        drafts,
                        events,
                        idempotency,
                        reviews,
                        store,
                        views);
        return new GroupCommit<>(
                "completion",
                BATCH,
                lanes.database(),
                (tx, paid) -> complete.write(tx, lateTax.settled(tx, paid)));
    }

    @Bean
    OrderMails orderMails(
            Settings settings,
            Clocks clocks,
            Vendors vendors,
            Delivery delivery,
            Invoices invoices,
            Papers papers,
            Messages messages,
            OrderStore store,
            OrderTokens tokens) {
        OrderMails mails =
                new OrderMails(
                        settings,
                        vendors,
                        invoices,
                        papers,
                        store,
                        new MailedGoods(settings, clocks, vendors, delivery, tokens));
        mails.register(messages);
        return mails;
    }

    @Bean
    Reviews reviews(Database database, Jobs jobs) {
        return new Reviews(database, jobs);
    }

    @Bean
    KeepKeys keepKeys(Catalog catalog, Delivery delivery) {
        return new KeepKeys(catalog, delivery);
    }

    @Bean
    FinishDelivery finishDelivery(
            Delivery delivery,
            Messages messages,
            Events events,
            OrderStore store,
            OrderViews views) {
        FinishDelivery finish = new FinishDelivery(delivery, messages, events, store, views);
        delivery.whenDeliveredLate(finish);
        return finish;
    }

    @Bean
    Conclude conclude(
            Database database,
            Vendors vendors,
            Clocks clocks,
            Payments payments,
            Events events,
            Idempotency idempotency,
            Jobs jobs,
            Reviews reviews,
            KeepKeys keepKeys,
            OrderStore store,
            OrderViews views,
            Tax tax,
            LateTax lateTax,
            GroupCommit<Completion, Completed> completionLane) {
        Conclude conclude =
                new Conclude(
                        database,
                        vendors,
                        clocks,
                        payments,
                        events,
                        idempotency,
                        jobs,
                        reviews,
                        keepKeys,
                        tax,
                        store,
                        views,
                        lateTax,
                        completionLane);
        payments.onOutcome(conclude);
        return conclude;
    }

    @Bean
    CancelOrder cancelOrder(
            Database database,
            Catalog catalog,
            Payments payments,
            Events events,
            WatchTaxIds taxIds,
            Jobs jobs,
            KeepKeys keepKeys,
            OrderStore store,
            OrderViews views) {
        CancelOrder cancel =
                new CancelOrder(
                        database, catalog, payments, events, keepKeys, taxIds, store, views);
        jobs.handle(ExpireOrders.KIND, new ExpireOrders(payments, store, cancel));
        return cancel;
    }

    @Bean
    ReviewOrder reviewOrder(
            Database database,
            Vendors vendors,
            Clocks clocks,
            Payments payments,
            Messages messages,
            Jobs jobs,
            AuditLog auditLog,
            Reviews reviews,
            OrderStore store,
            CancelOrder cancel,
            Conclude conclude) {
        ReviewOrder review =
                new ReviewOrder(
                        database, vendors, clocks, payments, messages, jobs, auditLog, reviews,
                        store, cancel, conclude);
        jobs.handle(ReviewOrder.FOLLOW, review::follow);
        jobs.handle(Reviews.TIMEOUT, review::timeOut);
        return review;
    }

    @Bean
    KeepPlace keepPlace(
            Database database,
            Clocks clocks,
            Tax tax,
            AuditLog auditLog,
            Events events,
            Jobs jobs,
            Reviews reviews,
            OrderStore store,
            OrderViews views) {
        KeepPlace keep =
                new KeepPlace(database, clocks, tax, auditLog, events, reviews, store, views);
        jobs.handle(Reviews.PLACE_DUE, keep::due);
        return keep;
    }

    @Bean
    PayAgain payAgain(
            Database database,
            Vendors vendors,
            Clocks clocks,
            Payments payments,
            Tax tax,
            DecideTax decideTax,
            Rates rates,
            OrderStore store,
            Conclude conclude,
            CancelOrder cancelOrder) {
        JudgePlace place =
                new JudgePlace(vendors, payments, tax, decideTax, new Fees(rates), store);
        return new PayAgain(
                database, vendors, clocks, payments, store, place, conclude, cancelOrder);
    }

    @Bean
    OrderDesk orderDesk(
            Database database,
            Clocks clocks,
            Messages messages,
            AuditLog auditLog,
            Reviews reviews,
            OrderStore store) {
        return new OrderDesk(database, clocks, messages, auditLog, reviews, store);
    }

    @Bean
    DecideTax decideTax(Tax tax, Certificates certificates) {
        return new DecideTax(tax, certificates);
    }

    @Bean
    LateTax lateTax(Tax tax, DecideTax decideTax, Crossings crossings) {
        return new LateTax(tax, decideTax, crossings);
    }

    @Bean
    Orders orders(
            Vendors vendors,
            Clocks clocks,
            Catalog catalog,
            Buyers buyers,
            Tax tax,
            TaxIdChecks taxIds,
            DecideTax decideTax,
            Risk risk,
            Payments payments,
            Events events,
            Delivery delivery,
            Invoices invoices,
            GroupCommit<NewOrder, Placed> intakeLane,
            Conclude conclude,
            PayAgain payAgain,
            ReviewOrder reviewOrder,
            KeepPlace keepPlace,
            Reviews reviews,
            FinishDelivery finishDelivery,
            OrderStore store,
            OrderViews views,
            OrderTokens tokens) {
        PlaceOrder place =
                new PlaceOrder(
                        vendors,
                        clocks,
                        new Pricing(catalog, tax, decideTax),
                        taxIds,
                        risk,
                        payments,
                        intakeLane,
                        conclude);
        return new Orders(
                vendors,
                clocks,
                place,
                payAgain,
                reviewOrder,
                keepPlace,
                reviews,
                new Timeline(events, delivery, invoices),
                finishDelivery,
                new OrderNumbers(vendors, buyers, invoices, store),
                store,
                views,
                tokens);
    }
}
