package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.access.ApiKeys;
import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.tax.Headroom;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxBooking;
import dev.kontor.tax.TaxPoint;
import dev.kontor.tax.TaxQuestion;
import dev.kontor.tax.Treatment;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The EUR 10,000 rule is the taxable person's: one decision and one counter for all vendors that
 * sell through a legal entity (Directive 2006/112/EC, art. 59c).
 */
class S05_TheEntityIsTheTaxablePerson {
    private static final Currency EUR = Currency.getInstance("EUR");

    private final Database database = TestServer.bean(Database.class);
    private final Vendors vendors = TestServer.bean(Vendors.class);
    private final ApiKeys keys = TestServer.bean(ApiKeys.class);
    private final Tax tax = TestServer.bean(Tax.class);
    private final Client operator = new Client(database.write(keys::createOperatorKey));
    private final Entity german = entity("DE");
    private final Vendor one = vendor(german);
    private final Vendor two = vendor(german);

    private Entity entity(String country) {
        Entity made =
                new Entity(
                        "T" + Ids.next().toString().substring(24),
                        "Test GmbH",
                        country,
                        ZoneId.of("Europe/Berlin"),
                        EUR,
                        "Weg 1",
                        "DE136695976",
                        "HRB 1",
                        "tax@example.com",
                        "+49 30 1");
        database.run(tx -> vendors.saveEntity(tx, made));
        return made;
    }

    private Vendor vendor(Entity entity) {
        return database.write(tx ->
                vendors.create(
                        tx,
                        new Vendors.NewVendor(
                                "Any", entity.code(), "help@example.com", "https://example.com")));
    }

    private Client key(Vendor vendor) {
        return new Client(
                database.write(tx -> keys.create(tx, vendor, "test", List.of("*"))).secret());
    }

    private Answer decide(Client client, Vendor vendor, String unregistered, boolean micro) {
        return client.send(
                HttpRequest.newBuilder(URI.create(TestServer.url() + "/v1/tax/settings"))
                        .header("Kontor-Vendor", vendor.id().toString())
                        .header("Content-Type", "application/json")
                        .PUT(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"unregistered\": \"%s\", \"micro_threshold\": %s}"
                                                .formatted(unregistered, micro))));
    }

    private String settings(Vendor vendor) {
        var it = key(vendor).get("/v1/tax/settings").json();
        return it.get("unregistered").stringValue() + " " + it.get("micro_threshold").asString();
    }

    private Instant now() {
        return TestServer.bean(Clocks.class).now(one.id());
    }

    /** What a consumer in France pays on 100.00, by treatment, country and amount. */
    private String inFrance(Vendor seller) {
        TaxAnswer answer =
                tax.determine(
                        new TaxQuestion(
                                TaxPoint.at(now()),
                                EUR,
                                "DE",
                                TaxQuestion.Buyer.in("FR").withSignals("FR", "FR"),
                                List.of(
                                        new TaxQuestion.Line(
                                                10_000, TaxCategory.SAAS, TaxBehavior.EXCLUSIVE)),
                                tax.standing(seller.id(), EUR, now())));
        return answer instanceof TaxAnswer.Determined it
                ? it.breakdown().getFirst().jurisdiction() + " " + it.tax()
                : "refused";
    }

    /** A sale to France, taxed at home. */
    private void sell(Vendor vendor, long net) {
        TaxBooking booking =
                new TaxBooking(
                        vendor.id(),
                        Ids.next(),
                        TaxBooking.Cause.SALE,
                        Ids.next(),
                        Ids.next(),
                        german.code(),
                        Ids.next(),
                        "INV-1",
                        "FR",
                        null,
                        null,
                        EUR,
                        now(),
                        now(),
                        List.of(
                                new TaxBooking.Part(
                                        "DE", "vat", "19", Treatment.TAXED, net, net, 0)));
        database.run(tx -> tax.book(tx, List.of(booking)));
    }

    @Test
    void oneDecisionHoldsForAllItsVendors() {
        assertThat(settings(one)).isEqualTo("refuse false");
        assertThat(inFrance(one)).isEqualTo("refused");
        assertThat(decide(key(one), one, "refuse", true).json().get("code").stringValue())
                .isEqualTo("operator_only");
        assertThat(decide(operator, one, "sell", true).status()).isEqualTo(200);
        assertThat(settings(one)).isEqualTo("sell true");
        assertThat(settings(two)).isEqualTo("refuse true");
        assertThat(inFrance(one)).isEqualTo("DE 1900");
        assertThat(inFrance(two)).isEqualTo("DE 1900");

        assertThat(decide(operator, two, "refuse", false).status()).isEqualTo(200);
        assertThat(settings(one)).isEqualTo("sell false");
        assertThat(inFrance(two)).isEqualTo("refused");
    }

    @Test
    void theSalesOfAllItsVendorsCountTogether() {
        assertThat(decide(operator, one, "refuse", true).status()).isEqualTo(200);
        sell(one, 600_000);
        assertThat(inFrance(two)).isEqualTo("DE 1900");
        sell(two, 395_000);
        assertThat(tax.standing(one.id(), EUR, now()).micro())
                .isEqualTo(new Headroom.Left(5_000, Long.MAX_VALUE, false));
        assertThat(inFrance(one)).isEqualTo("FR 2000");
        assertThat(inFrance(two)).isEqualTo("FR 2000");
    }

    @Test
    void outsideTheUnionThereIsNoSuchThreshold() {
        Vendor norwegian = vendor(entity("NO"));
        Answer refused = decide(key(norwegian), norwegian, "refuse", true);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue())
                .isEqualTo("/micro_threshold");
        assertThat(refused.json().get("code").stringValue()).isEqualTo("not_in_union");
        assertThat(refused.json().get("detail").stringValue()).contains("NO");
        assertThat(decide(key(norwegian), norwegian, "sell", false).status()).isEqualTo(200);
        assertThat(settings(norwegian)).isEqualTo("sell false");
    }
}
