package dev.kontor.orders;

import dev.kontor.tax.TaxQuestion;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shall be priced, for whom.
 *
 * @param email of the buyer, whom a certificate may free from tax
 * @param currency that the buyer wants to pay in; null: what the prices have for the country
 * @param coupon code as typed
 */
record Cart(
        List<OrderInput.Item> items,
        String email,
        TaxQuestion.Buyer buyer,
        @Nullable Currency currency,
        @Nullable String coupon) {}
