package dev.kontor.checkout;

import dev.kontor.catalog.Catalog;
import dev.kontor.corrections.Corrections;
import dev.kontor.delivery.Delivery;
import dev.kontor.invoices.Invoices;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Vault;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Pages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the checkout. */
@Configuration(proxyBeanMethods = false)
class CheckoutModule {
    @Bean
    SessionTokens sessionTokens(Vault vault, Vendors vendors) {
        return new SessionTokens(vault, vendors);
    }

    @Bean
    SessionStore sessionStore(Database database, Vault vault) {
        return new SessionStore(database, vault);
    }

    @Bean
    EditSession editSession(Database database, SessionStore store, Orders orders) {
        return new EditSession(database, store, new Quoting(orders));
    }

    @Bean
    SubmitSession submitSession(
            Database database, Vault vault, SessionStore store, EditSession edit, Orders orders) {
        return new SubmitSession(database, vault, store, edit, orders);
    }

    @Bean
    Checkouts checkouts(
            Database database,
            Vendors vendors,
            Clocks clocks,
            Settings settings,
            EditSession edit,
            SubmitSession submit,
            SessionStore store,
            SessionTokens tokens) {
        return new Checkouts(database, vendors, clocks, settings, edit, submit, store, tokens);
    }

    @Bean
    CheckoutPages checkoutPages(Catalog catalog) {
        return new CheckoutPages(catalog);
    }

    @Bean
    CheckoutAnswers checkoutAnswers(Pages pages, CheckoutPages checkoutPages) {
        return new CheckoutAnswers(pages, checkoutPages);
    }

    @Bean
    FormSubmission formSubmission(
            Clocks clocks,
            Vault vault,
            Settings settings,
            SubmitSession submit,
            CheckoutPages pages,
            CheckoutAnswers answers) {
        return new FormSubmission(clocks, vault, settings, submit, pages, answers);
    }

    @Bean
    OrderPages orderPages(
            Orders orders, Invoices invoices, Catalog catalog, Delivery delivery, Clocks clocks) {
        return new OrderPages(orders, invoices, new OrderGoods(catalog, delivery, clocks));
    }

    @Bean
    PlaceQuestions placeQuestions(Orders orders) {
        return new PlaceQuestions(orders);
    }

    @Bean
    CompanyForms companyForms(Corrections corrections, Invoices invoices, Clocks clocks) {
        return new CompanyForms(corrections, invoices, clocks);
    }
}
