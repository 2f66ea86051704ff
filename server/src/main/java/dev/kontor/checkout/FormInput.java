package dev.kontor.checkout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the page's form sends. Nothing is refused here: what is wrong is said beside its field.
 *
 * @param version of the quote that the page showed; 0 when none
 * @param pays whether the order button was pressed, not one that only updates
 * @param language to show the page in from now on; empty: the same
 * @param confirmedCountry where the buyer confirms to live, if that was asked
 * @param confirmedPostalCode there, likewise
 * @param testAddress that a tester pretends to be connected from
 * @param quantities one for each item of the cart, in its order; none where the page asks for none
 */
record FormInput(
        int version,
        boolean pays,
        String language,
        List<String> quantities,
        String email,
        String name,
        String country,
        boolean business,
        String company,
        String taxId,
        String line1,
        String postalCode,
        String city,
        String phone,
        String confirmedCountry,
        String confirmedPostalCode,
        String coupon,
        String method,
        TypedCard card,
        String testAddress,
        boolean terms,
        boolean immediate) {
    private static final int LONGEST = 1000;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern QUANTITY = Pattern.compile("0*[1-9][0-9]{0,3}|0*10000");

    static FormInput of(HttpServletRequest request) {
        return new FormInput(
                version(text(request, "quote")),
                !text(request, "do").equals("update") && text(request, "lang").isEmpty(),
                text(request, "lang"),
                quantities(request),
                text(request, "email"),
                text(request, "name"),
                text(request, "country").toUpperCase(Locale.ROOT),
                text(request, "business").equals("yes"),
                text(request, "company"),
                text(request, "tax_id"),
                text(request, "line1"),
                text(request, "postal_code"),
                text(request, "city"),
                text(request, "phone"),
                country(text(request, "confirmed_country")),
                text(request, "confirmed_postal_code"),
                text(request, "coupon"),
                text(request, "method"),
                new TypedCard(
                        text(request, "card_number"),
                        text(request, "card_expiry"),
                        text(request, "card_cvc")),
                text(request, "test_address"),
                text(request, "terms").equals("yes"),
                text(request, "immediate").equals("yes"));
    }

    /** What is no country's code was not sent by the page. */
    private static String country(String typed) {
        return COUNTRY.matcher(typed).matches() ? typed : "";
    }

    private static List<String> quantities(HttpServletRequest request) {
        List<String> quantities = new ArrayList<>();
        for (int i = 0; request.getParameter(quantityField(i)) != null; i++) {
            quantities.add(text(request, quantityField(i)));
        }
        return quantities;
    }

    /** The field with the quantity of the cart's item at this index. */
    static String quantityField(int index) {
        return "quantity_" + index;
    }

    /** Whether it is a number of things that can be ordered, from 1 to 10,000. */
    static boolean isQuantity(String typed) {
        return QUANTITY.matcher(typed).matches();
    }

    private static int version(String typed) {
        try {
            return Integer.parseInt(typed);
        } catch (NumberFormatException e) { // Not from our page: no version that was ever shown.
            return 0;
        }
    }

    /** Trimmed, without control characters, never null; longer than any field is cut. */
    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null) {
            return "";
        }
        String clean =
                value.codePoints()
                        .map(c -> Character.isISOControl(c) || isBroken(c) ? ' ' : c)
                        .limit(LONGEST)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return clean.strip();
    }

    private static boolean isBroken(int c) {
        return c == 0xfffe || c == 0xffff || (c >= 0xd800 && c <= 0xdfff);
    }

    /** The draft with what was typed. */
    Draft apply(Draft draft) {
        Draft.Buyer before = draft.buyer();
        boolean moved = !country.equals(before.country());
        return draft.withItems(items(draft.items()))
                .with(
                        new Draft.Buyer(
                                country.isEmpty() ? before.country() : country,
                                false,
                                orNull(email),
                                orNull(name),
                                business,
                                orNull(company),
                                orNull(taxId),
                                orNull(line1),
                                orNull(postalCode),
                                orNull(city),
                                moved ? null : before.region(),
                                orNull(phone),
                                moved ? null : orNull(confirmedCountry),
                                confirmed(before) ? before.confirmedRegion() : null,
                                moved ? null : orNull(confirmedPostalCode)))
                .withCoupon(orNull(coupon));
    }

    /** Whether the same country as before is confirmed. */
    private boolean confirmed(Draft.Buyer before) {
        return country.equals(before.country())
                && confirmedCountry.equals(before.confirmedCountry());
    }

    private List<Draft.Item> items(List<Draft.Item> before) {
        List<Draft.Item> items = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Draft.Item item = before.get(i);
            boolean typed = i < quantities.size() && isQuantity(quantities.get(i));
            items.add(
                    typed ? new Draft.Item(item.price(), Long.parseLong(quantities.get(i))) : item);
        }
        return items;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
