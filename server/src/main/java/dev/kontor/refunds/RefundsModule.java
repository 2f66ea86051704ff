package dev.kontor.refunds;

import dev.kontor.currencies.Rates;
import dev.kontor.delivery.Delivery;
import dev.kontor.events.Events;
import dev.kontor.invoices.Invoices;
import dev.kontor.ledger.Ledger;
import dev.kontor.messages.Messages;
import dev.kontor.orders.Orders;
import dev.kontor.papers.Papers;
import dev.kontor.payments.Payments;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Vault;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBook;
import dev.kontor.vendors.Vendors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the refunds. */
@Configuration(proxyBeanMethods = false)
class RefundsModule {
    /** Looked through a turn: a second's work. */
    private static final int OLD_JOURNALS = 200;

    @Bean
    RefundStore refundStore(Vault vault) {
        return new RefundStore(vault);
    }

    @Bean
    RefundPolicy refundPolicy(Rates rates) {
        return new RefundPolicy(rates);
    }

    @Bean
    OrdersToRefund ordersToRefund(
            Vendors vendors, Orders orders, Invoices invoices, Delivery delivery) {
        return new OrdersToRefund(vendors, orders, invoices, delivery);
    }

    @Bean
    RefundLog refundLog(
            Events events,
            AuditLog audit,
            Idempotency idempotency,
            Clocks clocks,
            Settings settings) {
        return new RefundLog(events, audit, idempotency, clocks, settings.baseUrl());
    }

    @Bean
    ApproveRefund approveRefund(
            Invoices invoices,
            Ledger ledger,
            Tax tax,
            Delivery delivery,
            Jobs jobs,
            RefundStore store) {
        return new ApproveRefund(invoices, ledger, tax, delivery, jobs, store);
    }

    @Bean
    ConcludeRefund concludeRefund(
            Database database,
            Orders orders,
            OrdersToRefund refundable,
            Ledger ledger,
            Messages messages,
            Jobs jobs,
            RefundLog log,
            RefundStore store) {
        MoneyReturned returned = new MoneyReturned(orders, ledger, messages, log);
        return new ConcludeRefund(database, refundable, returned, jobs, log, store);
    }

    @Bean
    FollowRefunds followRefunds(
            Database database,
            Payments payments,
            ConcludeRefund conclude,
            Jobs jobs,
            RefundStore store) {
        FollowRefunds follow = new FollowRefunds(database, payments, conclude, store);
        jobs.handle(FollowRefunds.INQUIRY, follow);
        return follow;
    }

    @Bean
    BookOldTax bookOldTax(
            Database database,
            Ledger ledger,
            Orders orders,
            Invoices invoices,
            Tax tax,
            TaxBook book,
            Clocks clocks,
            RefundStore store,
            DueWork dueWork) {
        BookOldTax old =
                new BookOldTax(
                        database, ledger, orders, invoices, tax, book, clocks, store, OLD_JOURNALS);
        dueWork.handle(BookOldTax.KIND, old);
        return old;
    }

    @Bean
    PreviewRefund previewRefund(
            Database database,
            OrdersToRefund refundable,
            RefundPolicy policy,
            Invoices invoices,
            RefundStore store) {
        return new PreviewRefund(database, refundable, policy, invoices, store);
    }

    @Bean
    RefundMail refundMail(
            Database database,
            Vendors vendors,
            Orders orders,
            Papers papers,
            Messages messages,
            Settings settings,
            RefundStore store) {
        RefundMail mail =
                new RefundMail(database, vendors, orders, papers, settings.baseUrl(), store);
        messages.source(RefundMail.KIND, mail);
        return mail;
    }

    @Bean
    Refunds refunds(
            Database database,
            Clocks clocks,
            Orders orders,
            OrdersToRefund refundable,
            RefundPolicy policy,
            ApproveRefund approve,
            FollowRefunds follow,
            ConcludeRefund conclude,
            PreviewRefund preview,
            Jobs jobs,
            RefundLog log,
            RefundStore store) {
        ClaimRefund claim = new ClaimRefund(refundable, policy);
        orders.relate((vendor, order) -> database.read(sql -> store.idsOf(sql, vendor, order)));
        return new Refunds(
                database,
                clocks,
                preview,
                new IssueRefund(database, refundable, claim, approve, follow::send, log, store),
                new ReviewRefund(database, refundable, policy, approve, follow, log, store),
                conclude,
                new ReturnTax(jobs, log, store),
                follow::send,
                log,
                store);
    }
}
