package dev.kontor.console.products;

import dev.kontor.catalog.Price;
import dev.kontor.catalog.PriceTerms;
import dev.kontor.catalog.PriceTerms.Localized;
import dev.kontor.catalog.TaxBehavior;
import dev.kontor.console.Amounts;
import dev.kontor.console.Form;
import dev.kontor.console.FormBody;
import dev.kontor.platform.Words;
import dev.kontor.web.Choice;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prices as forms: an amount, and rows of amounts for other countries and currencies. */
final class PriceForms {
    private static final int SPARE = 3;
    private static final List<String> ROW =
            List.of("country", "currency", "amount", "tax_behavior");

    private PriceForms() {}

    /** The form of a price as it stands. */
    static Form of(Price price) {
        PriceTerms terms = price.draft().terms();
        Map<String, String> values = new HashMap<>();
        values.put("currency", terms.currency().getCurrencyCode());
        values.put("amount", Amounts.typed(terms.amount(), terms.currency()));
        values.put("tax_behavior", terms.behavior().code());
        String lookupKey = price.draft().lookupKey();
        values.put("lookup_key", lookupKey == null ? "" : lookupKey);
        for (int i = 0; i < terms.localized().size(); i++) {
            Localized it = terms.localized().get(i);
            String country = it.country();
            values.put(row(i) + "country", country == null ? "" : country);
            values.put(row(i) + "currency", it.currency().getCurrencyCode());
            values.put(row(i) + "amount", Amounts.typed(it.amount(), it.currency()));
            values.put(row(i) + "tax_behavior", it.behavior().code());
        }
        return Form.of(values);
    }

    /** What was sent, without the rows that were left empty, so that rows have their numbers. */
    static Form tidy(Form sent) {
        Map<String, String> values = new HashMap<>(sent.values());
        values.keySet().removeIf(it -> it.startsWith("localized."));
        int filled = 0;
        for (int i = 0; sent.values().containsKey(row(i) + "amount"); i++) {
            String from = row(i);
            if (Stream.of("country", "currency", "amount").anyMatch(it -> sent.has(from + it))) {
                String to = row(filled++);
                ROW.forEach(it -> values.put(to + it, sent.get(from + it)));
            }
        }
        upper(values, "currency");
        for (int i = 0; i < filled; i++) {
            upper(values, row(i) + "currency");
        }
        return Form.of(values);
    }

    private static void upper(Map<String, String> values, String field) {
        values.computeIfPresent(field, (any, it) -> it.toUpperCase(Locale.ROOT));
    }

    /** How many rows are filled. */
    static int rows(Form form) {
        int rows = 0;
        while (form.values().containsKey(row(rows) + "amount")) {
            rows++;
        }
        return rows;
    }

    /** The numbers of the rows that are shown: the filled ones, and some to be filled. */
    static List<Integer> shown(Form form) {
        return Stream.iterate(0, it -> it + 1).limit(rows(form) + SPARE).toList();
    }

    /** What is wrong with the amounts, which the API never sees as they were typed. */
    static Form check(Form form, Words words) {
        Form checked = check(form, "", form.get("currency"), words);
        for (int i = 0; i < rows(form); i++) {
            checked = check(checked, row(i), currencyOf(form, i), words);
        }
        return checked;
    }

    private static Form check(Form form, String prefix, String currency, Words words) {
        String field = prefix + "amount";
        if (!form.has(field)) {
            return form.wrong(field, words.get("console.fault.required"));
        }
        return currency(currency).isPresent() && minor(form, prefix, currency).isEmpty()
                ? form.wrong(field, words.get("console.fault.amount", currency))
                : form;
    }

    /** A row without a currency is in that of the price. */
    private static String currencyOf(Form form, int row) {
        String own = form.get(row(row) + "currency");
        return own.isEmpty() ? form.get("currency") : own;
    }

    /** The body of the API call. */
    static ObjectNode body(Form form) {
        ObjectNode body = FormBody.of(form).texts("currency", "tax_behavior").node();
        amount(body, form, "", form.get("currency"));
        ArrayNode localized = body.putArray("localized");
        for (int i = 0; i < rows(form); i++) {
            ObjectNode row =
                    FormBody.of(form, row(i)).texts("country", "currency", "tax_behavior").node();
            amount(row, form, row(i), currencyOf(form, i));
            localized.add(row);
        }
        return body;
    }

    /**
     * Of a currency that there is not, any amount will do: the body is refused for its currency.
     */
    private static void amount(ObjectNode body, Form form, String prefix, String currency) {
        if (currency(currency).isEmpty()) {
            body.put("amount", 0);
        }
        minor(form, prefix, currency).ifPresent(it -> body.put("amount", it));
    }

    private static OptionalLong minor(Form form, String prefix, String currency) {
        return currency(currency)
                .map(it -> Amounts.minor(form.get(prefix + "amount"), it))
                .orElseGet(OptionalLong::empty);
    }

    private static Optional<Currency> currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(it -> it.getCurrencyCode().equals(code))
                .findFirst();
    }

    static List<Choice> taxes(Words words, String chosen) {
        return Stream.of(TaxBehavior.values())
                .map(it ->
                        new Choice(
                                it.code(),
                                words.get("console.price.behavior." + it.code()),
                                it.code().equals(chosen)))
                .toList();
    }

    static List<Choice> countries(Words words, String chosen) {
        List<Choice> all = new ArrayList<>();
        all.add(new Choice("", words.get("console.price.any_country"), chosen.isEmpty()));
        words.countries()
                .forEach(it -> all.add(new Choice(it, words.country(it), it.equals(chosen))));
        return all;
    }

    static String row(int number) {
        return "localized." + number + ".";
    }
}
