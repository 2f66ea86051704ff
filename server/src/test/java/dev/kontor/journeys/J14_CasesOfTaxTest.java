package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestSales;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.ledger.Ledger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Cases of tax of the handbook (14.2) that go on after the sale: into documents, books, returns.
 */
class J14_CasesOfTaxTest {
    /** A sandbox on the tenth of March 2026. */
    private static final class Seller extends TestSales {
        Seller() {
            super(TestServer.newSandboxAt("2026-03-10T12:00:00Z"));
        }

        String price(long amount, String currency, String category, String behavior) {
            return price(amount, currency, category, behavior, "");
        }

        JsonNode buy(String buyer, String... prices) {
            return order(buyer, "tok_visa", prices);
        }

        JsonNode get(String path) {
            Answer answer = api.get(path);
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
            return answer.json();
        }

        JsonNode invoice(JsonNode order) {
            return get("/v1/invoices/" + order.at("/invoice/id").stringValue());
        }

        /** Debits less credits of all journals of an order, by account; what nets is left out. */
        Map<Integer, Long> balances(JsonNode order) {
            Map<Integer, Long> balances = new TreeMap<>();
            for (JsonNode journal :
                    get("/v1/ledger/journals?limit=100&order=" + id(order)).get("data")) {
                for (JsonNode entry : journal.get("entries")) {
                    balances.merge(
                            entry.get("account").intValue(),
                            entry.get("debit").longValue() - entry.get("credit").longValue(),
                            Math::addExact);
                }
            }
            balances.values().removeIf(it -> it == 0);
            return balances;
        }
    }

    private static final String AUSTIN =
            "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\"";

    private final Seller seller = new Seller();

    @Test
    @DisplayName("case 21: a voucher for anything is sold untaxed, and what it buys is taxed")
    void giftCards() {
        JsonNode sold =
                seller.buy(
                        "\"country\": \"DE\"",
                        seller.price(5_000, "EUR", "giftcard_mpv", "inclusive"));
        assertThat(sold.get("total").longValue()).isEqualTo(5_000);
        assertThat(sold.get("tax_total").longValue()).isZero();
        assertThat(seller.invoice(sold).get("tax_total").longValue()).isZero();
        assertThat(seller.balances(sold)).doesNotContainKey(2100);

        JsonNode bought =
                seller.buy(
                        "\"country\": \"DE\"",
                        seller.price(5_000, "EUR", "software_download", "inclusive"));
        assertThat(bought.get("tax_total").longValue()).isEqualTo(798);
        assertThat(seller.balances(bought)).containsEntry(2100, -798L).containsEntry(4000, -4_202L);
    }

    @Test
    @DisplayName("case 27: VIES is down at the sale; three days later it says yes")
    void theRegisterWasDown() {
        JsonNode order =
                seller.buy(
                        """
                        "name": "Ada Byron", "country": "FR", "tax_id": "FR40303265045",
                        "tax_id_status": "unavailable"
                        """,
                        seller.price(10_000, "EUR", "software_download", "exclusive"));
        assertThat(order.get("total").longValue()).isEqualTo(12_000);

        seller.advance("2026-03-13T13:00:00Z");

        String path = "/v1/orders/" + TestSales.id(order) + "/corrections";
        JsonNode made = seller.get(path).at("/data/0");
        assertThat(made.at("/credit_note/total").longValue()).isEqualTo(12_000);
        assertThat(made.at("/invoice/total").longValue()).isEqualTo(10_000);
        assertThat(made.at("/refund/amount").longValue()).isEqualTo(2_000);
        assertThat(made.at("/refund/status").stringValue()).isEqualTo("succeeded");
        JsonNode invoice = seller.invoice(seller.reload(order));
        assertThat(invoice.get("tax_total").longValue()).isZero();
        assertThat(invoice.at("/wording").valueStream().map(JsonNode::stringValue))
                .contains("Autoliquidation");
        assertThat(seller.balances(order))
                .containsEntry(1100, 10_000L)
                .containsEntry(4000, -10_000L)
                .doesNotContainKeys(2100, 2210, 4010);
        assertThat(TestServer.bean(Ledger.class).audit(seller.vendor(order)).breaches()).isEmpty();
    }

    @Test
    @DisplayName("case 28: the Canaries are outside, Madrid is not")
    void theCanaries() {
        String price = seller.price(10_000, "EUR", "saas", "exclusive");
        JsonNode canaries = seller.buy("\"country\": \"ES\", \"postal_code\": \"38001\"", price);
        JsonNode madrid = seller.buy("\"country\": \"ES\", \"postal_code\": \"28001\"", price);

        assertThat(canaries.at("/tax/treatment").stringValue()).isEqualTo("out_of_scope");
        assertThat(seller.invoice(canaries).get("total").longValue()).isEqualTo(10_000);
        assertThat(seller.balances(canaries)).doesNotContainKey(2100);
        assertThat(seller.invoice(madrid).get("total").longValue()).isEqualTo(12_100);
        JsonNode oss = seller.get("/v1/tax/reports/oss_union?period=2026-Q1");
        assertThat(oss.at("/totals/tax").longValue()).isEqualTo(2_100);
        assertThat(oss.get("lines")).hasSize(1);
    }

    @Test
    @DisplayName(
            "case 29: Belfast is in the return of the United Kingdom, not in the One-Stop Shop")
    void belfast() {
        JsonNode order =
                seller.buy(
                        "\"country\": \"GB\", \"postal_code\": \"BT1 5GS\"",
                        seller.price(5_000, "GBP", "saas", "exclusive"));
        assertThat(order.get("tax_total").longValue()).isEqualTo(1_000);

        JsonNode british = seller.get("/v1/tax/reports/uk_vat?period=2026-Q1");
        assertThat(british.at("/totals/net").longValue()).isEqualTo(5_000);
        assertThat(british.at("/totals/tax").longValue()).isEqualTo(1_000);
        JsonNode oss = seller.get("/v1/tax/reports/oss_union?period=2026-Q1");
        assertThat(oss.get("nil").booleanValue()).isTrue();
        assertThat(oss.get("lines")).isEmpty();
        assertThat(seller.get("/v1/tax/reports").get("unassigned")).isEmpty();
    }

    @Test
    @DisplayName(
            "case 33: the certificate expired yesterday; the new one gives 6.60 back, net kept")
    void theCertificateIsRenewed() {
        String price = seller.price(10_000, "USD", "saas", "exclusive");
        certificate("2026-03-01", "2026-03-19");
        JsonNode free = seller.buy(AUSTIN, price);
        assertThat(free.get("total").longValue()).isEqualTo(10_000);

        seller.advance("2026-03-20T12:00:00Z");
        JsonNode order = seller.buy(AUSTIN, price);
        assertThat(order.get("tax_total").longValue()).isEqualTo(660);

        seller.advance("2026-03-24T12:00:00Z");
        certificate("2026-03-20", "2028-03-19");
        seller.advance("2026-03-24T12:05:00Z");

        JsonNode now = seller.reload(order);
        assertThat(now.get("refunded_total").longValue()).isEqualTo(660);
        assertThat(seller.invoice(now).get("total").longValue()).isEqualTo(10_000);
        assertThat(seller.invoice(now).get("tax_total").longValue()).isZero();
        assertThat(seller.balances(order))
                .containsEntry(1100, 10_000L)
                .containsEntry(4000, -10_000L)
                .doesNotContainKeys(2100, 2210, 4010);
        assertThat(seller.reload(free).get("refunded_total").longValue()).isZero();
        JsonNode texas = seller.get("/v1/tax/reports/us_tx?period=2026-03");
        assertThat(texas.at("/totals/tax").longValue()).isZero();
    }

    private void certificate(String from, String until) {
        String id =
                TestSales.made(
                        seller.api.post(
                                "/v1/tax/certificates",
                                """
                                {"email": "ada@example.com", "jurisdictions": ["US-TX"],
                                 "reason": "resale", "number": "TX-1", "valid_from": "%s",
                                 "expires_on": "%s"}
                                """
                                        .formatted(from, until)));
        for (String decision : List.of("review", "activate")) {
            Answer decided =
                    seller.api.post(
                            "/v1/tax/certificates/" + id + "/decision",
                            "{\"decision\": \"" + decision + "\"}");
            assertThat(decided.status()).as(decided.raw().body()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("case 36: a business registered for GST is not charged, a consumer is")
    void australia() {
        String price = seller.price(10_000, "AUD", "saas", "exclusive");
        JsonNode business =
                seller.buy(
                        "\"country\": \"AU\", \"tax_id\": \"51 824 753 556\","
                                + " \"tax_id_status\": \"valid\"",
                        price);
        JsonNode consumer = seller.buy("\"country\": \"AU\"", price);

        assertThat(business.at("/tax/treatment").stringValue()).isEqualTo("not_charged");
        assertThat(seller.invoice(business).get("total").longValue()).isEqualTo(10_000);
        assertThat(seller.invoice(consumer).get("total").longValue()).isEqualTo(11_000);
        JsonNode gst = seller.get("/v1/tax/reports/au_gst?period=2026-Q1");
        assertThat(gst.at("/totals/tax").longValue()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("case 39: in Japan an invoice rounds the tax once per rate")
    void japan() {
        JsonNode order =
                seller.buy(
                        "\"country\": \"JP\"",
                        seller.price(1_111, "JPY", "saas", "exclusive"),
                        seller.price(1_111, "JPY", "saas", "exclusive"),
                        seller.price(1_111, "JPY", "saas", "exclusive"));
        JsonNode invoice = seller.invoice(order);

        assertThat(invoice.get("tax_total").longValue()).isEqualTo(333);
        assertThat(invoice.get("total").longValue()).isEqualTo(3_666);
        assertThat(invoice.get("taxes").valueStream().map(it -> it.get("tax").longValue()))
                .containsExactly(333L);
        assertThat(invoice.get("lines").valueStream().mapToLong(it -> it.get("tax").longValue()))
                .containsExactly(111L, 111L, 111L);
        assertThat(seller.balances(order)).containsEntry(2100, -333L);
    }
}
