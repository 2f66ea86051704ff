package dev.kontor.papers;

import dev.kontor.gateway.PaymentMethod;
import dev.kontor.gateway.PaymentMethods;
import dev.kontor.platform.Words;

/** What ways to pay are called, on documents and on pages. */
public final class MethodWords {
    private MethodWords() {}

    /** Such as {@code SEPA direct debit}; most go by one name everywhere, like {@code PayPal}. */
    public static String of(String method, Words words) {
        String key = "invoice.method." + method;
        if (words.has(key)) {
            return words.get(key);
        }
        PaymentMethod known = PaymentMethods.find(method);
        return known == null ? method : known.name();
    }
}
