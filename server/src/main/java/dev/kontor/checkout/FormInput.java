package dev.kontor.checkout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the page's form sends. Nothing is refused here: what is wrong is said beside its field.
 *
 * @param version of the quote that the page showed; 0 when none
 * @param pays whether the order button was pressed, not one that only updates
 */
record FormInput(
        int version,
        boolean pays,
        String email,
        String name,
        String country,
        boolean business,
        String company,
        String taxId,
        String line1,
        String postalCode,
        String city,
        String coupon,
        String method,
        TypedCard card,
        boolean terms,
        boolean immediate) {
    private static final int LONGEST = 1000;

    static FormInput of(HttpServletRequest request) {
        return new FormInput(
                version(text(request, "quote")),
                !text(request, "do").equals("update"),
                text(request, "email"),
                text(request, "name"),
                text(request, "country").toUpperCase(Locale.ROOT),
                text(request, "business").equals("yes"),
                text(request, "company"),
                text(request, "tax_id"),
                text(request, "line1"),
                text(request, "postal_code"),
                text(request, "city"),
                text(request, "coupon"),
                text(request, "method"),
                new TypedCard(
                        text(request, "card_number"),
                        text(request, "card_expiry"),
                        text(request, "card_cvc")),
                text(request, "terms").equals("yes"),
                text(request, "immediate").equals("yes"));
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
        return draft.with(
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
                                moved ? null : before.region()))
                .withCoupon(orNull(coupon));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
