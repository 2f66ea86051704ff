package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.ledger.Ledger;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Jobs;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Case 33 of the handbook, second half: the tax of the open period goes back, the net is kept. */
class S05_CertificatesComeLater {
    private final Trader trader = new Trader("2026-03-10T12:00:00Z");

    private String activated(String from) {
        Answer answer =
                trader.api.post(
                        "/v1/tax/certificates",
                        """
                        {"email": "ADA@example.com", "jurisdictions": ["US-TX"],
                         "reason": "resale", "number": "TX-1", "valid_from": "%s"}
                        """
                                .formatted(from));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        String id = answer.json().get("id").stringValue();
        assertThat(decided(id, "review")).isEqualTo(200);
        assertThat(decided(id, "activate")).isEqualTo(200);
        return id;
    }

    private int decided(String id, String decision) {
        return trader.api
                .post(
                        "/v1/tax/certificates/" + id + "/decision",
                        "{\"decision\": \"" + decision + "\"}")
                .status();
    }

    private long refunded(JsonNode order) {
        return reload(order).get("refunded_total").longValue();
    }

    private JsonNode reload(JsonNode order) {
        return trader.api.get("/v1/orders/" + order.get("id").stringValue()).json();
    }

    private List<String> corrections(JsonNode order) {
        return trader.api
                .get("/v1/orders/" + order.get("id").stringValue() + "/corrections")
                .json()
                .get("data")
                .valueStream()
                .map(it -> it.get("reason").stringValue())
                .toList();
    }

    @Test
    void theTaxOfTheOpenPeriodGoesBack() {
        JsonNode march = trader.buy("US-TX 78701", "USD", 10_000);
        assertThat(march.get("tax_total").longValue()).isEqualTo(660);
        JsonNode other = trader.buy("US-NY 10001", "USD", 10_000);
        JsonNode hers =
                trader.order("US-TX 78701", "eve@example.com", "USD", 10_000, "saas").json();

        activated("2026-03-01");
        trader.advance("2026-03-10T12:05:00Z");

        assertThat(refunded(march)).isEqualTo(660);
        assertThat(corrections(march)).containsExactly("certificate");
        assertThat(refunded(other)).isZero();
        assertThat(refunded(hers)).isZero();
        JsonNode invoice =
                trader.api
                        .get("/v1/invoices/" + reload(march).at("/invoice/id").stringValue())
                        .json();
        assertThat(invoice.get("total").longValue()).isEqualTo(10_000);
        assertThat(invoice.get("tax_total").longValue()).isZero();
        assertThat(TestServer.bean(Ledger.class).audit(trader.vendor()).breaches()).isEmpty();
    }

    /** Whatever is cut off runs again from its row, and finds everything done. */
    @Test
    void nothingHappensTwice() {
        JsonNode one = trader.buy("US-TX 78701", "USD", 10_000);
        JsonNode two = trader.buy("US-TX 78701", "USD", 5_000);
        trader.refund(two, 1_000);
        String id = activated("2026-03-01");
        trader.advance("2026-03-10T12:05:00Z");
        assertThat(refunded(one)).isEqualTo(660);
        long rest = refunded(two);
        assertThat(rest).isGreaterThan(1_000);

        again("tax_certificate", Ids.parse("txc", id).toString());
        again("tax_certificate_order", Ids.parse("txc", id) + ":" + one.get("id").stringValue());
        trader.advance("2026-03-10T12:10:00Z");

        assertThat(refunded(one)).isEqualTo(660);
        assertThat(refunded(two)).isEqualTo(rest);
        assertThat(corrections(one)).hasSize(1);
        assertThat(corrections(two)).hasSize(1);
    }

    private void again(String kind, String key) {
        TestServer.bean(Database.class)
                .run(tx ->
                        TestServer.bean(Jobs.class)
                                .schedule(
                                        tx,
                                        trader.vendor(),
                                        kind,
                                        key,
                                        TestServer.bean(Clocks.class).now(trader.vendor())));
    }

    @Test
    void notWhatTheCertificateDoesNotCover() {
        JsonNode before = trader.buy("US-TX 78701", "USD", 10_000);
        trader.advance("2026-03-12T12:00:00Z");
        JsonNode covered = trader.buy("US-TX 78701", "USD", 10_000);
        activated("2026-03-11");
        trader.advance("2026-03-12T12:05:00Z");
        assertThat(refunded(before)).isZero();
        assertThat(refunded(covered)).isEqualTo(660);
    }

    @Test
    void notOfAPeriodWhoseReturnIsFiled() {
        JsonNode march = trader.buy("US-TX 78701", "USD", 10_000);
        trader.advance("2026-04-02T12:00:00Z");
        JsonNode april = trader.buy("US-TX 78701", "USD", 10_000);
        Answer filed = trader.api.post("/v1/tax/reports/us_tx/2026-03/file", "{}");
        assertThat(filed.status()).as(filed.raw().body()).isLessThan(300);
        activated("2026-03-01");
        trader.advance("2026-04-02T12:05:00Z");
        assertThat(refunded(march)).isZero();
        assertThat(refunded(april)).isEqualTo(660);
    }

    @Test
    void notOfAPeriodWhoseReturnIsOverdue() {
        JsonNode march = trader.buy("US-TX 78701", "USD", 10_000);
        trader.advance("2026-04-30T12:00:00Z");
        activated("2026-03-01");
        trader.advance("2026-04-30T12:05:00Z");
        assertThat(refunded(march)).isZero();
    }

    @Test
    void notWhenItWasRevokedMeanwhile() {
        JsonNode order = trader.buy("US-TX 78701", "USD", 10_000);
        String id = activated("2026-03-01");
        trader.advance("2026-03-10T12:05:00Z");
        assertThat(refunded(order)).isEqualTo(660);
        JsonNode unseen =
                trader.order("US-TX 78701", "eve@example.com", "USD", 10_000, "saas").json();
        assertThat(decided(id, "revoke")).isEqualTo(200);
        again("tax_certificate_order", Ids.parse("txc", id) + ":" + unseen.get("id").stringValue());
        trader.advance("2026-03-10T12:10:00Z");
        assertThat(refunded(unseen)).isZero();
    }
}
