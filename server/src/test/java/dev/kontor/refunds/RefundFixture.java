package dev.kontor.refunds;

import dev.kontor.TestSales;
import tools.jackson.databind.JsonNode;

/** Sells to German consumers. */
final class RefundFixture extends TestSales {
    /** A price in euros, tax included, of a new product that brings a license key. */
    String price(long amount, String category) {
        return price(
                amount,
                "EUR",
                category,
                "inclusive",
                "{\"type\": \"license_key\", \"mode\": \"generated\", \"activation_limit\": 2}");
    }

    /** The order of a German consumer. */
    JsonNode buy(String token, String... prices) {
        return order("\"country\": \"DE\", \"locale\": \"de\"", token, prices);
    }

    /** The handbook's sale of EUR 119.00 with 19 %. */
    JsonNode buySoftware() {
        return buy("tok_visa", price(11_900, "software_download"));
    }
}
