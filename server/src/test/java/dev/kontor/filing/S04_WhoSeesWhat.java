package dev.kontor.filing;

import static dev.kontor.filing.FilingFixture.made;
import static dev.kontor.filing.FilingFixture.ok;
import static dev.kontor.filing.FilingFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestEntities;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.access.ApiKeys;
import dev.kontor.ledger.Fee;
import dev.kontor.ledger.Journal;
import dev.kontor.ledger.Ledger;
import dev.kontor.ledger.PayoutTerms;
import dev.kontor.ledger.Postings;
import dev.kontor.ledger.Sale;
import dev.kontor.ledger.TaxPart;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBooking;
import dev.kontor.tax.Treatment;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Live: the entity files for all its vendors; each of them sees its own part. */
class S04_WhoSeesWhat {
    private static final Instant SOLD = Instant.parse("2026-02-10T10:00:00Z");

    private final Database database = TestServer.bean(Database.class);
    private final Entity entity = TestEntities.german();
    private final Vendor one = TestEntities.vendor(entity, "One");
    private final Vendor two = TestEntities.vendor(entity, "Two");
    private final Client operator =
            new Client(database.write(TestServer.bean(ApiKeys.class)::createOperatorKey));

    /** A captured sale with its journal and its tax line. */
    private void sell(Vendor vendor, String country, String currency, long net, long tax) {
        Sale sale =
                new Sale(
                        vendor.id(),
                        Ids.next(),
                        Ids.next(),
                        SOLD,
                        "sandbox",
                        Currency.getInstance(currency),
                        net,
                        List.of(new TaxPart(country, "vat", tax)),
                        new Fee(0, 0));
        Journal journal = Postings.capture(sale, PayoutTerms.DEFAULT);
        TaxBooking booking =
                new TaxBooking(
                        vendor.id(),
                        journal.id().value(),
                        TaxBooking.Cause.SALE,
                        sale.payment(),
                        sale.order(),
                        entity.code(),
                        Ids.next(),
                        "INV-1",
                        country,
                        null,
                        null,
                        sale.currency(),
                        SOLD,
                        SOLD,
                        List.of(
                                new TaxBooking.Part(
                                        country, "vat", "20", Treatment.TAXED, net, net, tax)));
        database.run(tx -> {
            TestServer.bean(Ledger.class).post(tx, List.of(journal));
            TestServer.bean(Tax.class).book(tx, List.of(booking));
        });
    }

    private Answer asOperator(String verb, String path) {
        return asOperator(verb, path, "");
    }

    private Answer asOperator(String verb, String path, String body) {
        return operator.send(
                HttpRequest.newBuilder(URI.create(TestServer.url() + path))
                        .header("Kontor-Vendor", one.id().toString())
                        .header("Content-Type", "application/json")
                        .method(verb, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static long due(JsonNode report) {
        return report.at("/totals/due").longValue();
    }

    private List<Long> remitted(Vendor vendor) {
        return database.read(sql ->
                sql.fetch(
                                """
                                select e.debit from ledger.entries e join ledger.journals j
                                     on j.vendor_id = e.vendor_id and j.id = e.journal_id
                                where e.vendor_id = ? and j.kind = 14 and e.account = 2100
                                """,
                                vendor.id().value())
                        .map(row -> row.get(0, Long.class)));
    }

    @Test
    void theEntityFilesAndEachVendorSeesItsPart() {
        sell(one, "FR", "EUR", 10_000, 2_000);
        sell(two, "FR", "EUR", 5_000, 1_000);
        sell(two, "AT", "EUR", 1_000, 200);
        String path = "/v1/tax/reports/oss_union";

        JsonNode whole = ok(asOperator("GET", path + "?period=2026-Q1"));
        assertThat(due(whole)).isEqualTo(3_200);
        assertThat(whole.get("partial").booleanValue()).isFalse();
        JsonNode part = ok(TestEntities.key(one).get(path + "?period=2026-Q1"));
        assertThat(due(part)).isEqualTo(2_000);
        assertThat(part.get("partial").booleanValue()).isTrue();
        for (String deed : List.of("file", "pay")) {
            Answer refused = TestEntities.key(one).post(path + "/2026-Q1/" + deed, "");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().get("code").stringValue()).isEqualTo("operator_only");
        }

        ok(asOperator("POST", path + "/2026-Q1/file"));
        sell(two, "FR", "EUR", 500, 100);
        assertThat(due(ok(asOperator("POST", path + "/2026-Q1/pay")))).isEqualTo(3_200);
        JsonNode seen = ok(TestEntities.key(two).get(path + "?period=2026-Q1"));
        assertThat(seen.get("status").stringValue()).isEqualTo("paid");
        assertThat(rows(seen.get("lines"), "country", "tax")).containsExactly("AT 200", "FR 1000");
        assertThat(remitted(one)).containsExactly(2_000L);
        assertThat(remitted(two)).containsExactlyInAnyOrder(200L, 1_000L);
        JsonNode next = ok(asOperator("GET", path + "?period=2026-Q2"));
        assertThat(rows(next.get("corrections"), "period", "country", "tax"))
                .containsExactly("2026-Q1 FR 100");
    }

    /** The entity is registered in another member state, for all that its vendors sell there. */
    @Test
    void registeredAbroadForAll() {
        sell(one, "HU", "EUR", 10_000, 2_700);
        sell(two, "HU", "EUR", 5_000, 1_350);
        sell(two, "FR", "EUR", 5_000, 1_000);
        String path = "/v1/tax/reports/hu_vat";
        assertThat(asOperator("GET", path + "?period=2026-02").status()).isEqualTo(404);
        made(
                asOperator(
                        "POST",
                        "/v1/tax/registrations",
                        """
                        {"jurisdiction": "HU", "scheme": "standard", "number": "12345678",
                         "from": "2026-02-05"}
                        """));

        JsonNode whole = ok(asOperator("GET", path + "?period=2026-02"));
        assertThat(rows(whole.get("reconciliation"), "ledger", "lines"))
                .containsExactly("4050 4050");
        JsonNode part = ok(TestEntities.key(one).get(path + "?period=2026-02"));
        assertThat(rows(part.get("reconciliation"), "ledger", "lines"))
                .containsExactly("2700 2700");
        JsonNode union = ok(asOperator("POST", "/v1/tax/reports/oss_union/2026-Q1/lock"));
        assertThat(rows(union.get("balances"), "country", "tax")).containsExactly("FR 1000");
        assertThat(rows(union.get("elsewhere"), "country", "from"))
                .containsExactly("HU 2026-02-05");
        ok(asOperator("POST", path + "/2026-02/file"));
        ok(asOperator("POST", path + "/2026-02/pay"));
        assertThat(remitted(one)).containsExactly(2_700L);
        assertThat(remitted(two)).containsExactly(1_350L);
    }

    /** Nobody has published a rate for a day that this version does not know. */
    @Test
    void nothingLiveIsFiledAtAProvisionalRate() {
        sell(one, "FR", "JOD", 10_000, 2_000);
        String path = "/v1/tax/reports/oss_union/2026-Q1/file";

        Answer refused = asOperator("POST", path);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").stringValue()).isEqualTo("rate_provisional");
    }

    @Test
    void theAuditFindsWhatHasNoLine() {
        sell(one, "FR", "EUR", 10_000, 2_000);
        Ledger ledger = TestServer.bean(Ledger.class);
        assertThat(ledger.audit(one.id()).breaches()).isEmpty();
        Sale bare =
                new Sale(
                        one.id(),
                        Ids.next(),
                        Ids.next(),
                        SOLD.plusSeconds(60),
                        "sandbox",
                        Currency.getInstance("EUR"),
                        700,
                        List.of(new TaxPart("IT", "vat", 154)),
                        new Fee(0, 0));
        Journal journal = Postings.capture(bare, PayoutTerms.DEFAULT);
        database.run(tx -> ledger.post(tx, List.of(journal)));

        assertThat(ledger.audit(one.id()).breaches())
                .allSatisfy(it -> assertThat(it.subject()).isEqualTo(journal.id().toString()))
                .extracting(it -> it.detail())
                .containsExactlyInAnyOrder(
                        "IT vat: 154 EUR more in the ledger",
                        "net amounts: 700 EUR more in the ledger");
    }
}
