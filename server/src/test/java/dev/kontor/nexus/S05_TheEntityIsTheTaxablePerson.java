package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestEntities;
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
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
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
    private final Tax tax = TestServer.bean(Tax.class);
    private final Client operator =
            new Client(database.write(TestServer.bean(ApiKeys.class)::createOperatorKey));
    private final Entity german = TestEntities.german();
    private final Vendor one = TestEntities.vendor(german, "Any");
    private final Vendor two = TestEntities.vendor(german, "Any");

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
        var it = TestEntities.key(vendor).get("/v1/tax/settings").json();
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
        assertThat(
                        decide(TestEntities.key(one), one, "refuse", true)
                                .json()
                                .get("code")
                                .stringValue())
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
        Vendor norwegian = TestEntities.vendor(TestEntities.establishedIn("NO"), "Any");
        Answer refused = decide(TestEntities.key(norwegian), norwegian, "refuse", true);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue())
                .isEqualTo("/micro_threshold");
        assertThat(refused.json().get("code").stringValue()).isEqualTo("not_in_union");
        assertThat(refused.json().get("detail").stringValue()).contains("NO");
        assertThat(decide(TestEntities.key(norwegian), norwegian, "sell", false).status())
                .isEqualTo(200);
        assertThat(settings(norwegian)).isEqualTo("sell false");
    }
}
