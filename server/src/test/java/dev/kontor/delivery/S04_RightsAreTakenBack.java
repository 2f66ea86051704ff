package dev.kontor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.DeliverySpec.KeyMode;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Ids;
import dev.kontor.web.TestWeb;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Refunds, disputes, bans: what the buyer had no longer works, at once. */
class S04_RightsAreTakenBack {
    private final DeliveryFixture shop = new DeliveryFixture();

    @Test
    void LI_22_a_refunded_line_is_revoked_and_the_other_stays() {
        UUID order = Ids.next();
        List<Entitlement> both =
                shop.deliver(
                        shop.grant(order, DeliveryFixture.license(KeyMode.GENERATED, 1)),
                        shop.grant(order, DeliveryFixture.license(KeyMode.GENERATED, 1)));
        String gone = DeliveryFixture.keyOf(both.getFirst());
        assertThat(shop.asked(gone)).isEqualTo("true valid");

        List<EntitlementId> revoked = revoke(both.getFirst());

        assertThat(revoked).containsExactly(both.getFirst().id());
        assertThat(shop.asked(gone)).isEqualTo("false revoked");
        assertThat(shop.asked(DeliveryFixture.keyOf(both.get(1)))).isEqualTo("true valid");
        assertThat(shop.activate(gone, "one").text("/code")).isEqualTo("revoked");
        assertThat(shop.delivery.ofOrder(shop.vendor.id(), order, shop.now()))
                .extracting(it -> it.status() + " " + it.deliveryStatus())
                .containsExactlyInAnyOrder("REVOKED REVOKED", "ACTIVE DELIVERED");
        assertThat(shop.told(both.getFirst().id().value())).containsExactly("entitlement.revoked");
        assertThat(shop.told(LicenseId.parse(DeliveryFixture.licenseOf(both.getFirst())).value()))
                .containsExactly("license.revoked");
    }

    private List<EntitlementId> revoke(Entitlement... some) {
        return shop.database.write(tx ->
                shop.delivery.revoke(
                        tx,
                        shop.vendor.id(),
                        Arrays.stream(some).map(Entitlement::id).toList(),
                        shop.cause("refund")));
    }

    @Test
    void revokingIsFinalAndHappensOnce() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 1));

        assertThat(revoke(bought)).hasSize(1);
        assertThat(revoke(bought)).isEmpty();
        assertThat(
                        shop.database.<List<EntitlementId>>write(tx ->
                                shop.delivery.reinstate(
                                        tx,
                                        shop.vendor.id(),
                                        List.of(bought.id()),
                                        shop.cause("mistake"))))
                .isEmpty();
        assertThat(shop.asked(DeliveryFixture.keyOf(bought))).isEqualTo("false revoked");
        assertThat(shop.told(bought.id().value())).containsExactly("entitlement.revoked");
    }

    @Test
    void aRevocationThatIsRolledBackWasNeverSeen() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 1));
        try {
            shop.database.run(tx -> {
                shop.delivery.revoke(
                        tx, shop.vendor.id(), List.of(bought.id()), shop.cause("refund"));
                assertThat(shop.asked(DeliveryFixture.keyOf(bought))).isEqualTo("true valid");
                throw new IllegalStateException("the gateway said no");
            });
        } catch (IllegalStateException expected) {
            assertThat(shop.asked(DeliveryFixture.keyOf(bought))).isEqualTo("true valid");
        }
    }

    @Test
    void aDisputeSuspendsAndItsEndReinstates() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 1));
        List<EntitlementId> ids = List.of(bought.id());

        shop.database.run(
                tx -> shop.delivery.suspend(tx, shop.vendor.id(), ids, shop.cause("dispute")));
        assertThat(shop.asked(DeliveryFixture.keyOf(bought))).isEqualTo("false suspended");
        shop.database.run(
                tx -> shop.delivery.reinstate(tx, shop.vendor.id(), ids, shop.cause("won")));

        assertThat(shop.asked(DeliveryFixture.keyOf(bought))).isEqualTo("true valid");
        assertThat(shop.told(bought.id().value()))
                .containsExactly("entitlement.suspended", "entitlement.granted");
    }

    @Test
    void vendorsSuspendReinstateAndRevokeAndItIsInTheAuditLog() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 1));
        String path = "/v1/licenses/" + DeliveryFixture.licenseOf(bought);

        TestWeb.Answer suspended =
                shop.web.patch(path, "{\"status\": \"suspended\", \"reason\": \"key shared\"}");
        assertThat(suspended.text("/status")).isEqualTo("suspended");
        assertThat(shop.asked(DeliveryFixture.keyOf(bought))).isEqualTo("false suspended");
        assertThat(shop.web.patch(path, "{\"status\": \"suspended\"}").status()).isEqualTo(200);
        assertThat(shop.web.patch(path, "{\"status\": \"active\"}").text("/status"))
                .isEqualTo("active");
        assertThat(shop.web.patch(path, "{\"status\": \"revoked\"}").text("/status"))
                .isEqualTo("revoked");
        assertThat(shop.web.patch(path, "{\"status\": \"active\"}").text("/code"))
                .isEqualTo("license_revoked");

        AuditLog audit = new AuditLog(shop.database);
        assertThat(audit.latest(shop.vendor.id(), 10))
                .extracting(it -> it.entry().action() + " " + it.entry().reason())
                .containsExactly(
                        "license.revoked null",
                        "license.reinstated null",
                        "license.suspended key shared");
        assertThat(audit.isIntact(shop.vendor.id())).isTrue();
    }

    @Test
    void LI_02_a_banned_buyer_has_no_license_at_all() {
        String first = shop.key(1);
        assertThat(shop.asked(first)).isEqualTo("true valid");

        assertThat(
                        shop.web
                                .put("/v1/licenses/bans/" + shop.buyer, "{\"reason\": \"resells\"}")
                                .status())
                .isEqualTo(204);

        assertThat(shop.asked(first)).isEqualTo("false banned");
        assertThat(shop.asked(shop.key(1))).isEqualTo("false banned");
        assertThat(shop.activate(first, "one").text("/code")).isEqualTo("banned");
        shop.web.delete("/v1/licenses/bans/" + shop.buyer);
        assertThat(shop.asked(first)).isEqualTo("true valid");
    }

    @Test
    void listsAreNarrowed() {
        Entitlement one = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 1));
        Entitlement two = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 1));
        revoke(one);

        assertThat(ids("?status=active")).containsExactly(DeliveryFixture.licenseOf(two));
        assertThat(ids("?status=revoked&buyer=" + shop.buyer))
                .containsExactly(DeliveryFixture.licenseOf(one));
        assertThat(ids("?product=" + shop.product))
                .containsExactly(DeliveryFixture.licenseOf(two), DeliveryFixture.licenseOf(one));
        TestWeb.Answer page = shop.web.get("/v1/licenses?limit=1");
        assertThat(page.text("/data/0/id")).isEqualTo(DeliveryFixture.licenseOf(two));
        assertThat(ids("?limit=1&cursor=" + page.text("/next_cursor")))
                .containsExactly(DeliveryFixture.licenseOf(one));
        assertThat(shop.web.get("/v1/licenses?status=lost").faults())
                .containsExactly("/status invalid_value");
        assertThat(shop.web.get("/v1/licenses?cursor=AAAA").faults())
                .containsExactly("/cursor invalid_value");
    }

    private List<String> ids(String query) {
        return shop.web
                .get("/v1/licenses" + query)
                .body()
                .get("data")
                .valueStream()
                .map(it -> it.get("id").stringValue())
                .toList();
    }

    @Test
    void aRevokedAccessCodeIsDead() {
        Entitlement code = shop.deliver(new DeliverySpec.AccessCode());
        revoke(code);

        assertThat(
                        shop.web
                                .post(
                                        "/v1/access_codes/redeem",
                                        "{\"code\": \"" + code.accessCode() + "\"}")
                                .text("/code"))
                .isEqualTo("entitlement_revoked");
    }
}
