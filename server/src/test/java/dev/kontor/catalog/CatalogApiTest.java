package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.web.TestWeb;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code /v1/products}, {@code /v1/prices} and {@code /v1/coupons} as clients see them. */
class CatalogApiTest {
    private final VendorId vendor = TestPlatform.newVendor();
    private final Catalog catalog = new Catalog(TestPlatform.database());
    private final TestWeb web = CatalogWeb.of(vendor, catalog);

    @Test
    void aProductIsReadAsItWasWritten() {
        TestWeb.Answer made =
                web.post(
                        "/v1/products",
                        """
                        {"name": "Kompass", "description": "Finds north.\\nAlways.",
                         "tax_category": "software_download", "statement_name": "KOMPASS APP",
                         "metadata": {"edition": "2"},
                         "deliveries": [
                           {"type": "license_key", "mode": "generated", "activation_limit": 3,
                            "duration": "P1Y"},
                           {"type": "license_key", "mode": "pool", "activation_limit": 1},
                           {"type": "download", "file": "fil_00000000000000000000000001"},
                           {"type": "access_code"},
                           {"type": "account", "url": "https://vendor.example/accounts"},
                           {"type": "email_attachment",
                            "file": "fil_00000000000000000000000002"}]}
                        """);

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.text("/id")).startsWith("prd_");
        assertThat(made.text("/deliveries/0/duration")).isEqualTo("P1Y");
        assertThat(made.body().at("/deliveries/1/duration").isNull()).isTrue();
        assertThat(made.body().at("/deliveries/3").size()).isOne();
        TestWeb.Answer read = web.get("/v1/products/" + made.text("/id"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(made.body());
    }

    @Test
    void aPatchChangesWhatItNamesAndAnEmptyTextRemoves() {
        String id =
                product("{\"name\": \"A\", \"tax_category\": \"saas\", \"description\": \"d\"}");

        TestWeb.Answer changed =
                web.patch(
                        "/v1/products/" + id,
                        "{\"name\": \"B\", \"description\": \"\", \"active\": false}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/name")).isEqualTo("B");
        assertThat(changed.text("/tax_category")).isEqualTo("saas");
        assertThat(changed.body().at("/description").isNull()).isTrue();
        assertThat(web.get("/v1/products?active=true").body().at("/data")).isEmpty();
    }

    @Test
    void listsAreNewestFirstAndEnd() {
        for (int i = 1; i <= 5; i++) {
            product("{\"name\": \"P" + i + "\", \"tax_category\": \"ebook\"}");
        }

        TestWeb.Answer first = web.get("/v1/products?limit=3");
        TestWeb.Answer second =
                web.get("/v1/products?limit=3&cursor=" + first.text("/next_cursor"));

        assertThat(first.body().at("/data").findValuesAsString("name"))
                .containsExactly("P5", "P4", "P3");
        assertThat(second.body().at("/data").findValuesAsString("name"))
                .containsExactly("P2", "P1");
        assertThat(second.body().at("/next_cursor").isNull()).isTrue();
    }

    @Test
    void aPriceKeepsItsContract() {
        String product = product("{\"name\": \"A\", \"tax_category\": \"saas\"}");

        TestWeb.Answer made =
                web.post(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "EUR", "amount": 11900,
                         "tax_behavior": "inclusive", "lookup_key": "pro.2026",
                         "localized": [
                           {"country": "IN", "amount": 4900, "tax_behavior": "inclusive"},
                           {"currency": "USD", "amount": 10900, "tax_behavior": "exclusive"},
                           {"country": "CH", "currency": "CHF", "amount": 12000,
                            "tax_behavior": "inclusive"}]}
                        """
                                .formatted(product));

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.text("/localized/0/currency")).isEqualTo("EUR");
        assertThat(made.body().at("/localized/1/country").isNull()).isTrue();
        assertThat(made.body().at("/recurring").isNull()).isTrue();
        assertThat(web.get("/v1/prices/" + made.text("/id")).body()).isEqualTo(made.body());
        assertThat(web.get("/v1/prices?lookup_key=pro.2026").body().at("/data/0/id").asString())
                .isEqualTo(made.text("/id"));
        assertThat(web.get("/v1/prices?product=" + product).body().at("/data")).hasSize(1);
    }

    @Test
    void aLookupKeyBelongsToOnePriceAndMayMove() {
        String product = product("{\"name\": \"A\", \"tax_category\": \"saas\"}");
        String first = price(product, "\"lookup_key\": \"pro\"").text("/id");

        assertThat(price(product, "\"lookup_key\": \"pro\"").text("/code"))
                .isEqualTo("lookup_key_taken");
        web.patch("/v1/prices/" + first, "{\"lookup_key\": \"\"}");
        assertThat(price(product, "\"lookup_key\": \"pro\"").status()).isEqualTo(201);
    }

    @Test
    void theTermsOfASoldPriceNeverChange() {
        String product = product("{\"name\": \"A\", \"tax_category\": \"saas\"}");
        String id = price(product, "\"metadata\": {}").text("/id");
        assertThat(web.patch("/v1/prices/" + id, "{\"amount\": 900}").status()).isEqualTo(200);
        Offer offer = catalog.offer(vendor, PriceId.parse(id)).orElseThrow();

        TestPlatform.database().run(tx -> catalog.sold(tx, vendor, List.of(offer), Instant.now()));

        TestWeb.Answer refused = web.patch("/v1/prices/" + id, "{\"amount\": 800}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("price_sold");
        TestWeb.Answer allowed =
                web.patch("/v1/prices/" + id, "{\"amount\": 900, \"active\": false}");
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.body().at("/sold").booleanValue()).isTrue();
    }

    @Test
    void aCouponIsReadAsItWasWritten() {
        String product = product("{\"name\": \"A\", \"tax_category\": \"saas\"}");

        TestWeb.Answer made =
                web.post(
                        "/v1/coupons",
                        """
                        {"code": "spring-26", "percent": "12.50", "max_redemptions": 3,
                         "valid_until": "2027-01-01T00:00:00Z", "products": ["%s"]}
                        """
                                .formatted(product));

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.text("/code")).isEqualTo("SPRING-26");
        assertThat(made.text("/percent")).isEqualTo("12.5");
        assertThat(made.text("/valid_until")).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(web.get("/v1/coupons/" + made.text("/id")).body()).isEqualTo(made.body());
        assertThat(web.get("/v1/coupons?code=Spring-26").body().at("/data")).hasSize(1);
        assertThat(
                        web.post("/v1/coupons", "{\"code\": \"SPRING-26\", \"percent\": 5}")
                                .text("/code"))
                .isEqualTo("coupon_code_taken");
    }

    @Test
    void aRepeatedKeyMakesOneProduct() {
        String body = "{\"name\": \"A\", \"tax_category\": \"saas\"}";

        TestWeb.Answer first = web.post("/v1/products", body, "same");
        TestWeb.Answer second = web.post("/v1/products", body, "same");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.response().getHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(web.get("/v1/products").body().at("/data")).hasSize(1);
    }

    @Test
    void anotherVendorSeesNothingAndAKeyWithoutTheScopeDoesNothing() {
        String product = product("{\"name\": \"A\", \"tax_category\": \"saas\"}");
        String price = price(product, "\"metadata\": {}").text("/id");
        TestWeb other = web.as(TestPlatform.newVendor());

        assertThat(other.get("/v1/products/" + product).status()).isEqualTo(404);
        assertThat(other.patch("/v1/prices/" + price, "{\"amount\": 1}").status()).isEqualTo(404);
        assertThat(
                        other.post(
                                        "/v1/prices",
                                        """
                                        {"product": "%s", "currency": "EUR", "amount": 1,
                                         "tax_behavior": "inclusive"}
                                        """
                                                .formatted(product))
                                .faults())
                .containsExactly("/product product_not_found");
        assertThat(
                        web.withScopes("catalog:read")
                                .post(
                                        "/v1/products",
                                        "{\"name\": \"A\", \"tax_category\": \"saas\"}")
                                .status())
                .isEqualTo(403);
        assertThat(web.withScopes("orders:read").get("/v1/prices").status()).isEqualTo(403);
    }

    private String product(String body) {
        TestWeb.Answer made = web.post("/v1/products", body);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.text("/id");
    }

    private TestWeb.Answer price(String product, String more) {
        return web.post(
                "/v1/prices",
                """
                {"product": "%s", "currency": "EUR", "amount": 1000, "tax_behavior": "inclusive", %s}
                """
                        .formatted(product, more));
    }
}
