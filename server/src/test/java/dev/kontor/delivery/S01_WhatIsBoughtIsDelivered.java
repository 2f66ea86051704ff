package dev.kontor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.DeliverySpec.KeyMode;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Json;
import dev.kontor.vendors.TestVendors;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.TestWeb;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Period;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An order is paid; its buyer holds a key, a download, a code, an account. Once. */
class S01_WhatIsBoughtIsDelivered {
    private final DeliveryFixture shop = new DeliveryFixture();

    @Test
    void aGeneratedKeyNamesItsVendorAndValidatesAsTyped() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 3));
        String key = DeliveryFixture.keyOf(bought);

        assertThat(bought.status()).isEqualTo(EntitlementStatus.ACTIVE);
        assertThat(bought.deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(key).startsWith(shop.vendor.code() + "-").hasSize(29);
        assertThat(shop.asked(key)).isEqualTo("true valid");
        assertThat(shop.asked(key.toLowerCase(Locale.ROOT).replace('-', ' ')))
                .isEqualTo("true valid");
    }

    @Test
    void LI_01_an_unknown_key_is_an_answer_not_an_error() {
        assertThat(shop.asked("7F3K2-AAAAA-AAAAA-AAAAA-AAAAA")).isEqualTo("false not_found");
        assertThat(shop.asked("nonsense")).isEqualTo("false not_found");
        assertThat(shop.asked("a.b")).isEqualTo("false not_found");
        assertThat(shop.asked("eyJ2ZW5kb3IiOjF9.AAAA")).isEqualTo("false not_found");
    }

    @Test
    void everyKindIsDeliveredInItsWay() {
        UUID order = Ids.next();
        List<Entitlement> all =
                shop.deliver(
                        shop.grant(order, DeliveryFixture.license(KeyMode.GENERATED, 1)),
                        shop.grant(
                                order,
                                new DeliverySpec.Download(shop.file("book.pdf", new byte[10]))),
                        shop.grant(order, new DeliverySpec.AccessCode()),
                        shop.grant(
                                order, new DeliverySpec.Account(URI.create("https://a.example"))));

        assertThat(all)
                .extracting(it -> it.type() + " " + it.deliveryStatus().code())
                .containsExactly(
                        "license_key delivered",
                        "download delivered",
                        "access_code delivered",
                        "account pending");
        assertThat(Codes.isCode(String.valueOf(all.get(2).accessCode()), 10)).isTrue();
        assertThat(shop.delivery.ofOrder(shop.vendor.id(), order, shop.now()))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(shop.delivery.downloadUrl(all.get(1)).orElseThrow())
                .startsWith("https://kontor.example/d/");
        assertThat(shop.delivery.downloadUrl(all.get(0))).isEmpty();
    }

    @Test
    void theSameGrantAgainDeliversNothingMore() {
        Grant license = shop.grant(DeliveryFixture.license(KeyMode.GENERATED, 1));
        Grant code = shop.grant(license.orderId(), new DeliverySpec.AccessCode());
        List<Entitlement> first = shop.deliver(license);

        List<Entitlement> again = shop.deliver(license, code);

        assertThat(again.getFirst()).isEqualTo(first.getFirst());
        assertThat(shop.delivery.ofOrder(shop.vendor.id(), license.orderId(), shop.now()))
                .containsExactlyInAnyOrderElementsOf(again);
        assertThat(shop.asked(DeliveryFixture.keyOf(again.getFirst()))).isEqualTo("true valid");
        assertThat(redeem(String.valueOf(again.get(1).accessCode())).status()).isEqualTo(200);
    }

    @Test
    void twoHundredOrdersTakeTwoStatements() {
        Statements statements = new Statements();
        DeliverySpec download = new DeliverySpec.Download(shop.file("a.zip", new byte[1]));
        List<Grant> many =
                Stream.generate(Ids::next)
                        .limit(256)
                        .flatMap(order ->
                                Stream.of(
                                        shop.grant(
                                                order,
                                                DeliveryFixture.license(KeyMode.GENERATED, 1)),
                                        shop.grant(order, download)))
                        .toList();

        List<Entitlement> all = statements.database().write(tx -> shop.delivery.grant(tx, many));

        assertThat(all).hasSize(512).extracting(Entitlement::id).doesNotHaveDuplicates();
        assertThat(statements.tables())
                .containsExactly("delivery.entitlements", "delivery.licenses");
    }

    @Test
    void aSignedKeyVerifiesByThePublishedKeysAlone() throws Exception {
        Entitlement bought =
                shop.deliver(new DeliverySpec.LicenseKey(KeyMode.SIGNED, 5, Period.ofYears(1)));
        String[] parts = DeliveryFixture.keyOf(bought).split("\\.", -1);
        byte[] payload = Base64.getUrlDecoder().decode(parts[0]);
        JsonNode says = Json.mapper().readTree(payload);

        assertThat(verifies(says.get("kid").stringValue(), payload, parts[1])).isTrue();
        payload[20] ^= 1;
        assertThat(verifies(says.get("kid").stringValue(), payload, parts[1])).isFalse();
        assertThat(says.get("licId").stringValue()).isEqualTo(DeliveryFixture.licenseOf(bought));
        assertThat(says.get("product").stringValue()).isEqualTo(shop.product.toString());
        assertThat(says.get("seats").intValue()).isEqualTo(5);
        assertThat(List.copyOf(says.propertyNames())).isSorted();
        assertThat(shop.asked(DeliveryFixture.keyOf(bought))).isEqualTo("true valid");
        assertThat(shop.asked(parts[0] + "." + "A".repeat(86))).isEqualTo("false not_found");
    }

    private boolean verifies(String kid, byte[] payload, String signature) throws Exception {
        TestWeb.Answer keys = shop.web.get("/.well-known/kontor/license-keys.json");
        JsonNode key =
                keys.body()
                        .get("keys")
                        .valueStream()
                        .filter(it -> it.get("kid").stringValue().equals(kid))
                        .findFirst()
                        .orElseThrow();
        byte[] raw = Base64.getUrlDecoder().decode(key.get("x").stringValue());
        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded = new byte[prefix.length + raw.length];
        System.arraycopy(prefix, 0, encoded, 0, prefix.length);
        System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
        PublicKey published =
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(published);
        verifier.update(payload);
        return verifier.verify(Base64.getUrlDecoder().decode(signature));
    }

    @Test
    void LI_17_a_license_with_a_duration_ends() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(2, Period.ofDays(30)));
        String key = DeliveryFixture.keyOf(bought);

        assertThat(shop.asked(key)).isEqualTo("true valid");
        pass(Duration.ofDays(30));
        assertThat(shop.asked(key)).isEqualTo("false expired");
        assertThat(shop.activate(key, "m1").status()).isEqualTo(409);
        assertThat(shop.activate(key, "m1").text("/code")).isEqualTo("expired");
        assertThat(
                        shop.delivery
                                .ofOrder(shop.vendor.id(), bought.orderId(), shop.now())
                                .getFirst()
                                .status())
                .isEqualTo(EntitlementStatus.EXPIRED);

        TestWeb.Answer renewed =
                shop.web.post(
                        "/v1/licenses/" + DeliveryFixture.licenseOf(bought) + "/renew",
                        "{\"basis\": \"from_now\"}");

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(shop.asked(key)).isEqualTo("true valid");
    }

    private void pass(Duration time) {
        shop.database.run(tx -> shop.clocks.advance(tx, shop.vendor.id(), shop.now().plus(time)));
    }

    @Test
    void anAccessCodeOpensOnce() {
        String code = String.valueOf(shop.deliver(new DeliverySpec.AccessCode()).accessCode());

        assertThat(redeem(code.toLowerCase(Locale.ROOT)).status()).isEqualTo(200);
        assertThat(redeem(code).text("/code")).isEqualTo("already_redeemed");
        assertThat(redeem("0000000000").status()).isEqualTo(404);
        DeliveryFixture other = new DeliveryFixture();
        String theirs = String.valueOf(other.deliver(new DeliverySpec.AccessCode()).accessCode());
        assertThat(redeem(theirs).status()).isEqualTo(404);
    }

    private TestWeb.Answer redeem(String code) {
        return shop.web.post("/v1/access_codes/redeem", "{\"code\": \"" + code + "\"}");
    }

    @Test
    void anAccountIsDeliveredWhenTheVendorSaysSo() {
        Entitlement account =
                shop.deliver(new DeliverySpec.Account(URI.create("https://a.example")));
        String path = "/v1/entitlements/" + account.id() + "/deliver";

        assertThat(shop.web.post(path, "{\"key\": \"K\"}").faults())
                .containsExactly("/key not_allowed");
        assertThat(shop.web.post(path, "{}").text("/delivery_status")).isEqualTo("delivered");
        assertThat(shop.web.post(path, "{}").status()).isEqualTo(200);
        assertThat(shop.told(account.id().value())).containsExactly("entitlement.granted");
    }

    /** Handbook case 7: the generator's answer was lost, so it is given again. */
    @Test
    void aKeyThatTheVendorMadeIsDeliveredOnceHoweverOftenItIsTold() {
        Entitlement waiting = shop.deliver(DeliveryFixture.license(KeyMode.CALLBACK, 2));
        String path = "/v1/entitlements/" + waiting.id() + "/deliver";
        assertThat(waiting.license()).isNull();

        TestWeb.Answer first = shop.web.post(path, "{\"key\": \"ACME 2026 #1\"}");
        TestWeb.Answer again = shop.web.post(path, "{\"key\": \"ACME 2026 #1\"}");
        TestWeb.Answer other = shop.web.post(path, "{\"key\": \"ACME 2026 #2\"}");

        assertThat(first.text("/license/key")).isEqualTo("ACME 2026 #1");
        assertThat(again.body().get("license")).isEqualTo(first.body().get("license"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(shop.asked("ACME 2026 #1")).isEqualTo("true valid");
        assertThat(shop.asked("ACME 2026 #2")).isEqualTo("false not_found");
    }

    @Test
    void vendorsSeeOnlyTheirOwn() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 1));
        Vendor stranger = TestVendors.sandbox();
        TestWeb theirs = shop.web.as(stranger.id());

        assertThat(shop.web.get("/v1/entitlements?buyer=" + shop.buyer).body().get("data"))
                .hasSize(1);
        assertThat(theirs.get("/v1/entitlements?buyer=" + shop.buyer).body().get("data")).isEmpty();
        assertThat(theirs.get("/v1/licenses/" + DeliveryFixture.licenseOf(bought)).status())
                .isEqualTo(404);
        assertThat(theirs.get("/v1/entitlements/" + bought.id()).status()).isEqualTo(404);
        assertThat(shop.web.withScopes("orders:read").get("/v1/licenses").status()).isEqualTo(403);
    }

    @Test
    void secretsAreNotInTheClearAtRestNorInLogs() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 1));
        String key = DeliveryFixture.keyOf(bought);
        String rows =
                shop.database.read(sql ->
                        sql.fetch(
                                        "select e::text || l::text from delivery.entitlements e"
                                                + " join delivery.licenses l using (vendor_id)"
                                                + " where vendor_id = {0}",
                                        DSL.val(shop.vendor.id().value()))
                                .formatCSV());
        String hex = HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8));

        assertThat(rows).contains(bought.id().value().toString());
        assertThat(rows)
                .doesNotContain(key)
                .doesNotContain(key.replace("-", ""))
                .doesNotContain(hex);
        assertThat(bought.toString() + bought.license()).doesNotContain(key);
    }
}
