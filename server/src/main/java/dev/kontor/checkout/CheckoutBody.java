package dev.kontor.checkout;

import dev.kontor.orders.OrderInput;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.Languages;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/checkouts} (api.md 3). */
record CheckoutBody(
        @Size(min = 1, max = 50) List<OrderInput.Item> items,
        @Nullable BuyerBody buyer,
        @Nullable Currency currency,
        @Nullable
                @Size(max = 35)
                @Pattern(regexp = "[A-Za-z0-9_-]+", message = "Is not a language tag.")
                String locale,
        @Nullable @Size(min = 1, max = 64) String coupon,
        @Nullable @Size(max = 2000) String successUrl,
        @Nullable @Size(max = 2000) String cancelUrl,
        @Nullable Map<String, String> metadata) {

    /** What is known of the buyer; all of it may be changed on the page. */
    record BuyerBody(
            @Nullable @Size(max = 254) String email,
            @Nullable @Size(max = 200) String name,
            @Nullable
                    @Pattern(
                            regexp = "[A-Z]{2}",
                            message = "Must be an ISO 3166-1 alpha-2 code such as DE.")
                    String country,
            @Nullable @Size(max = 20) String postalCode,
            @Nullable @Size(max = 10) String region,
            @Nullable @Size(max = 100) String city,
            @Nullable @Size(max = 200) String line1,
            @Nullable @Size(max = 64) String taxId,
            @Nullable Boolean business,
            @Nullable @Size(max = 40) String phone,
            @Nullable
                    @Pattern(
                            regexp = "[A-Z]{2}",
                            message = "Must be an ISO 3166-1 alpha-2 code such as DE.")
                    String confirmedCountry,
            @Nullable @Size(max = 10) String confirmedRegion,
            @Nullable @Size(max = 20) String confirmedPostalCode) {

        BuyerBody {
            taxId = taxId == null || taxId.isBlank() ? null : taxId;
        }

        Draft.Buyer buyer(String guess) {
            boolean company = Boolean.TRUE.equals(business) || taxId != null;
            return new Draft.Buyer(
                    country == null ? guess : country,
                    country == null,
                    email,
                    name,
                    company,
                    company ? name : null,
                    taxId,
                    line1,
                    postalCode,
                    city,
                    region,
                    phone,
                    confirmedCountry,
                    confirmedRegion,
                    confirmedPostalCode);
        }
    }

    /** A change: what is given replaces what was there; an empty coupon takes it away. */
    record Change(
            @Nullable @Size(min = 1, max = 50) List<OrderInput.Item> items,
            @Nullable BuyerBody buyer,
            @Nullable @Size(max = 64) String coupon) {

        Draft apply(Draft draft) {
            Draft changed = items == null ? draft : draft.withItems(cart(items));
            if (buyer != null) {
                changed = changed.with(buyer.buyer(draft.buyer().country()));
            }
            if (coupon != null) {
                changed = changed.withCoupon(coupon.isBlank() ? null : coupon);
            }
            return changed;
        }
    }

    /**
     * The buyer's country is guessed from the language, or else the seller's, until it is named.
     */
    Draft draft(Vendor vendor) {
        List<Fault> faults = new ArrayList<>();
        checkAddress(successUrl, "/success_url", faults);
        checkAddress(cancelUrl, "/cancel_url", faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        String language = locale == null ? "en" : locale;
        String guess = Languages.country(language).orElse(vendor.entity().country());
        return new Draft(
                cart(items),
                buyer == null ? Draft.Buyer.in(guess, true) : buyer.buyer(guess),
                currency == null ? null : currency.getCurrencyCode(),
                locale == null ? "" : locale,
                coupon,
                successUrl,
                cancelUrl,
                metadata == null ? Map.of() : metadata);
    }

    private static List<Draft.Item> cart(List<OrderInput.Item> items) {
        return items.stream()
                .map(it -> new Draft.Item(it.price().toString(), it.quantity()))
                .toList();
    }

    /** Only addresses of the web: a page links to them. */
    private static void checkAddress(@Nullable String address, String pointer, List<Fault> faults) {
        if (address != null && !isWebAddress(address)) {
            faults.add(
                    new Fault(pointer, "invalid_format", "Must be an absolute https or http URL."));
        }
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) { // What is no URI is no address.
            return false;
        }
    }
}
