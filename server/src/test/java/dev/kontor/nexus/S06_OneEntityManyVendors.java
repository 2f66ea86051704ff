package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestEntities;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.access.ApiKeys;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.tax.Headroom;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBooking;
import dev.kontor.tax.Treatment;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sales of all vendors of an entity count together; what they add up to is its operator's. */
class S06_OneEntityManyVendors {
    private final Database database = TestServer.bean(Database.class);
    private final Vendors vendors = TestServer.bean(Vendors.class);
    private final Instant now = TestServer.bean(Clocks.class).real();
    private final Entity entity = TestEntities.german();
    private final Vendor one = TestEntities.vendor(entity, "One");
    private final Vendor two = TestEntities.vendor(entity, "Two");

    /** As the operator of the entity, for one of its vendors. */
    private Answer asOperator(String verb, String path, String body) {
        return new Client(database.write(TestServer.bean(ApiKeys.class)::createOperatorKey))
                .send(
                        HttpRequest.newBuilder(URI.create(TestServer.url() + path))
                                .header("Kontor-Vendor", one.id().toString())
                                .header("Content-Type", "application/json")
                                .method(verb, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A sale to an Australian consumer that bore no tax. */
    private void sell(Vendor vendor, long cents) {
        TaxBooking booking =
                new TaxBooking(
                        vendor.id(),
                        Ids.next(),
                        TaxBooking.Cause.SALE,
                        Ids.next(),
                        Ids.next(),
                        vendor.entity().code(),
                        Ids.next(),
                        "INV-1",
                        "AU",
                        null,
                        null,
                        Currency.getInstance("AUD"),
                        now,
                        now,
                        List.of(
                                new TaxBooking.Part(
                                        "AU",
                                        "gst",
                                        "0",
                                        Treatment.NOT_REGISTERED,
                                        cents,
                                        cents,
                                        0)));
        database.run(tx -> TestServer.bean(Tax.class).book(tx, List.of(booking)));
    }

    private String counted() {
        JsonNode it =
                asOperator("GET", "/v1/tax/thresholds", "")
                        .json()
                        .get("data")
                        .valueStream()
                        .filter(row -> row.get("jurisdiction").stringValue().equals("AU"))
                        .findFirst()
                        .orElseThrow();
        return it.get("sold").asString()
                + " "
                + it.get("sales").asString()
                + " "
                + it.get("state").stringValue()
                + " "
                + it.get("effect").stringValue();
    }

    private long left(Vendor vendor) {
        return TestServer.bean(Nexus.class)
                                .of(vendor.id(), Currency.getInstance("AUD"), now)
                                .headroom()
                                .get("AU")
                        instanceof Headroom.Left(long amount, long sales, boolean both)
                ? amount
                : Long.MIN_VALUE;
    }

    @Test
    void whatOneSellsLeavesLessForTheOther() {
        assertThat(left(one)).isEqualTo(7_500_000);
        sell(one, 4_000_000);
        assertThat(left(two)).isEqualTo(3_500_000);
        sell(two, 2_500_000);
        assertThat(left(one)).isEqualTo(1_000_000);
        assertThat(counted()).isEqualTo("6500000 2 near untaxed");
        sell(one, 1_000_001);
        assertThat(left(two)).isNegative();
        assertThat(counted()).isEqualTo("7500001 3 crossed collected");
    }

    @Test
    void anotherEntityAndItsSandboxesCountByThemselves() {
        Vendor stranger = TestEntities.vendor(TestEntities.german(), "Stranger");
        Vendor sandbox = database.write(tx -> vendors.createSandbox(tx, one, now));
        sell(one, 4_000_000);
        sell(stranger, 1_000_000);
        sell(sandbox, 2_000_000);
        assertThat(left(two)).isEqualTo(3_500_000);
        assertThat(left(stranger)).isEqualTo(6_500_000);
        assertThat(counted()).isEqualTo("4000000 1 clear untaxed");
    }

    @Test
    void aRegistrationOfTheEntityIsEveryVendors() {
        sell(two, 8_000_000);
        Answer added =
                asOperator(
                        "POST",
                        "/v1/tax/registrations",
                        """
                        {"jurisdiction": "AU", "scheme": "simplified", "number": "ARN 1",
                         "from": "2026-01-01"}
                        """);
        assertThat(added.status()).as(added.raw().body()).isEqualTo(201);
        assertThat(left(one)).isEqualTo(Long.MIN_VALUE);
        assertThat(left(two)).isEqualTo(Long.MIN_VALUE);
        assertThat(counted()).isEqualTo("8000000 1 registered collected");
        assertThat(
                        TestEntities.key(two)
                                .get("/v1/tax/registrations")
                                .json()
                                .at("/data/0/number")
                                .stringValue())
                .isEqualTo("ARN 1");
    }

    /** How much the others sell is none of a vendor's business, nor where the entity registers. */
    @Test
    void aVendorAmongSeveralIsNotToldAndDecidesNothing() {
        sell(one, 4_000_000);
        Client vendor = TestEntities.key(two);
        assertThat(vendor.get("/v1/tax/thresholds").json().get("code").stringValue())
                .isEqualTo("operator_only");
        Answer added =
                vendor.post(
                        "/v1/tax/registrations",
                        """
                        {"jurisdiction": "AU", "scheme": "standard", "number": "1",
                         "from": "2026-01-01"}
                        """);
        assertThat(added.status()).isEqualTo(403);
        assertThat(vendor.get("/v1/tax/registrations").json().get("data")).isEmpty();
    }
}
