package dev.kontor.checkout;

import dev.kontor.checkout.AddressForm.Part;
import dev.kontor.connectors.sandbox.CardEntry;
import dev.kontor.connectors.sandbox.SandboxCards;
import dev.kontor.orders.OrderInput;
import dev.kontor.platform.Fault;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is wrong with a form, by field, in the order of the page. A fault's value is the
 * code that the words {@code checkout.fault.…} are found by.
 */
final class FormChecks {
    static final String TOO_LONG = "too_long";

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@,;<>()\"]{1,64}@[^\\s@,;<>()\"]+\\.[^\\s@,;<>()\".]{2,}");
    private static final Map<String, Integer> LONGEST =
            Map.of(
                    "email",
                    254,
                    "name",
                    200,
                    "company",
                    200,
                    "tax_id",
                    64,
                    "line1",
                    200,
                    "postal_code",
                    20,
                    "city",
                    100,
                    "phone",
                    40,
                    "confirmed_postal_code",
                    20,
                    "coupon",
                    64);
    private static final Map<String, String> FIELDS =
            Map.ofEntries(
                    Map.entry("/buyer/email", "email"),
                    Map.entry("/buyer/name", "name"),
                    Map.entry("/buyer/country", "country"),
                    Map.entry("/buyer/postal_code", "postal_code"),
                    Map.entry("/buyer/region", "postal_code"),
                    Map.entry("/buyer/city", "city"),
                    Map.entry("/buyer/line1", "line1"),
                    Map.entry("/buyer/tax_id", "tax_id"),
                    Map.entry("/buyer/phone", "phone"),
                    Map.entry("/buyer/confirmed_country", "confirmed_country"),
                    Map.entry("/buyer/confirmed_region", "confirmed_postal_code"),
                    Map.entry("/buyer/confirmed_postal_code", "confirmed_postal_code"),
                    Map.entry("/coupon", "coupon"),
                    Map.entry("/payment/method", "method"),
                    Map.entry("/payment/token", "card_number"),
                    Map.entry("/consents/terms", "terms"));

    private final Map<String, String> faults = new LinkedHashMap<>();

    /** What was typed cannot be kept: it is {@link #TOO_LONG}, or no quantity. */
    static Map<String, String> unkept(FormInput form) {
        FormChecks checks = new FormChecks();
        for (int i = 0; i < form.quantities().size(); i++) {
            if (!FormInput.isQuantity(form.quantities().get(i))) {
                checks.faults.put(FormInput.quantityField(i), "quantity");
            }
        }
        checks.length("email", form.email());
        checks.length("name", form.name());
        checks.length("company", form.company());
        checks.length("tax_id", form.taxId());
        checks.length("line1", form.line1());
        checks.length("postal_code", form.postalCode());
        checks.length("city", form.city());
        checks.length("phone", form.phone());
        checks.length("confirmed_postal_code", form.confirmedPostalCode());
        checks.length("coupon", form.coupon());
        return checks.faults;
    }

    private void length(String field, String value) {
        if (value.length() > LONGEST.getOrDefault(field, 0)) {
            faults.put(field, TOO_LONG);
        }
    }

    /** All that keeps the form from being an order, but for the card. */
    static Map<String, String> order(FormInput form, boolean wantsImmediate) {
        FormChecks checks = new FormChecks();
        checks.required("email", form.email());
        if (!form.email().isEmpty() && !EMAIL.matcher(form.email()).matches()) {
            checks.faults.put("email", "email");
        }
        if (form.business()) {
            checks.required("company", form.company());
        } else {
            checks.required("name", form.name());
        }
        for (Part part : AddressForm.order(form.country())) {
            if (form.business() || AddressForm.asksConsumers(form.country(), part)) {
                checks.required(part.field(), value(form, part));
            }
        }
        if (AddressForm.asksConsumers(form.confirmedCountry(), Part.POSTAL_CODE)) {
            checks.required("confirmed_postal_code", form.confirmedPostalCode());
        }
        if (!form.terms()) {
            checks.faults.put("terms", "terms");
        }
        if (wantsImmediate && !form.immediate()) {
            checks.faults.put("immediate", "immediate");
        }
        return checks.faults;
    }

    private static String value(FormInput form, Part part) {
        return switch (part) {
            case LINE1 -> form.line1();
            case POSTAL_CODE -> form.postalCode();
            case CITY -> form.city();
        };
    }

    private void required(String field, String value) {
        if (value.isEmpty()) {
            faults.put(field, "required");
        }
    }

    /** The token of a typed test card, or its faults added to {@code faults}. */
    static Optional<OrderInput.PaymentInput> card(
            TypedCard card, Instant now, Map<String, String> faults) {
        CardEntry entry =
                SandboxCards.read(
                        card.number(),
                        card.expiry(),
                        card.cvc(),
                        YearMonth.from(now.atOffset(ZoneOffset.UTC)));
        return switch (entry) {
            case CardEntry.Recognized known ->
                    Optional.of(new OrderInput.PaymentInput("card", known.token()));
            case CardEntry.Refused refused -> {
                refused.faults()
                        .forEach(it -> faults.putIfAbsent(field(it.field()), code(card, it)));
                yield Optional.empty();
            }
        };
    }

    private static String field(CardEntry.Field field) {
        return switch (field) {
            case NUMBER -> "card_number";
            case EXPIRY -> "card_expiry";
            case CVC -> "card_cvc";
        };
    }

    /** An empty field is missing, not wrong. */
    private static String code(TypedCard card, CardEntry.Fault fault) {
        String typed =
                switch (fault.field()) {
                    case NUMBER -> card.number();
                    case EXPIRY -> card.expiry();
                    case CVC -> card.cvc();
                };
        return typed.isEmpty() ? "required" : fault.code();
    }

    /** Faults of other modules, by the field that they belong to; empty: to the page as a whole. */
    static Map<String, String> fields(List<Fault> faults) {
        Map<String, String> fields = new LinkedHashMap<>();
        faults.forEach(it -> fields.putIfAbsent(field(it), it.code()));
        return fields;
    }

    private static String field(Fault fault) {
        @Nullable String field = FIELDS.get(fault.pointer());
        return field == null ? "" : field;
    }
}
