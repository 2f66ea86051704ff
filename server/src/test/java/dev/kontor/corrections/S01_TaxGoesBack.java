package dev.kontor.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.orders.OrderId;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Tax;
import dev.kontor.taxids.TaxIdStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The cases of the handbook in which tax goes back after the sale. */
class S01_TaxGoesBack {
    private final CorrectionFixture shop = new CorrectionFixture();

    @Test
    @DisplayName("TX-16: 120 paid, 20 back for the tax id, later full refund 100")
    void theTaxIdComesLater() {
        JsonNode order = shop.buyInFrance();
        Answer answer = shop.addFrenchId(order);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        JsonNode made = answer.json();
        assertThat(made.get("tax_returned").longValue()).isEqualTo(2_000);
        assertThat(made.get("treatment").stringValue()).isEqualTo("reverse_charge");
        assertThat(made.at("/credit_note/total").longValue()).isEqualTo(12_000);
        assertThat(made.at("/invoice/total").longValue()).isEqualTo(10_000);
        assertThat(made.at("/refund/status").stringValue()).isEqualTo("succeeded");
        assertThat(made.at("/refund/amount").longValue()).isEqualTo(2_000);

        JsonNode now = shop.reload(order);
        assertThat(now.get("refunded_total").longValue()).isEqualTo(2_000);
        assertThat(now.get("partially_refunded").booleanValue()).isTrue();
        assertThat(now.at("/invoice/id")).isEqualTo(made.at("/invoice/id"));
        assertThat(shop.journals(order))
                .endsWith(
                        "tax_corrected: 2100 2000 | 2210 2000",
                        "refund_confirmed: 2210 2000 | 1100 2000");

        assertThat(shop.refund(order, "\"amount\": 10001").status()).isEqualTo(422);
        Answer rest = shop.refund(order, "");
        assertThat(rest.json().get("amount").longValue()).isEqualTo(10_000);
        assertThat(rest.json().get("tax").longValue()).isZero();
        assertThat(shop.reload(order).get("status").stringValue()).isEqualTo("refunded");
        assertThat(shop.balance(order, 1100)).isZero();
        assertThat(shop.balance(order, 2100)).isZero();
        assertThat(shop.balance(order, 2210)).isZero();
        assertThat(shop.balance(order, 4000) + shop.balance(order, 4010)).isZero();
        shop.audit(order);
    }

    @Test
    @DisplayName("the new invoice names the company, why there is no tax, and what it replaces")
    void theNewInvoice() {
        JsonNode order = shop.buyInFrance();
        String wrong = order.at("/invoice/id").stringValue();
        JsonNode made =
                shop.correct(
                                order,
                                """
                                "company": "Société Byron", "line1": "1 rue de la Paix",
                                "city": "Paris", "postal_code": "75002", "tax_id": "FR 40 303 265 045"
                                """)
                        .json();
        JsonNode invoice = shop.invoice(order);
        assertThat(invoice.at("/buyer/name").stringValue()).isEqualTo("Société Byron");
        assertThat(invoice.at("/buyer/city").stringValue()).isEqualTo("Paris");
        assertThat(invoice.at("/buyer/tax_id").stringValue())
                .isEqualTo(CorrectionFixture.FRENCH_ID);
        assertThat(invoice.get("wording")).isNotEmpty();
        assertThat(invoice.at("/replaces/invoice").stringValue()).isEqualTo(wrong);
        assertThat(invoice.at("/replaces/credit_note")).isEqualTo(made.at("/credit_note/id"));
        assertThat(invoice.at("/lines/0/tax").longValue()).isZero();
        assertThat(invoice.at("/lines/0/unit_amount").longValue()).isEqualTo(10_000);
        assertThat(shop.api.get("/v1/invoices/" + wrong).json().get("status").stringValue())
                .isEqualTo("credited");
        assertThat(number(invoice)).isEqualTo(2);
        assertThat(shop.events(order))
                .containsSubsequence(
                        "order.paid", "credit_note.issued", "invoice.issued", "order.corrected");

        VendorId vendor = shop.vendor(order);
        List<Determination> decided =
                TestServer.bean(Tax.class)
                        .determinations(vendor, OrderId.parse(CorrectionFixture.id(order)).value());
        assertThat(decided).extracting(Determination::no).containsExactly(1, 2);
        assertThat(decided.getLast().question().at()).isEqualTo(decided.getFirst().question().at());
        assertThat(decided.getLast().question().buyer().taxId().status())
                .isEqualTo(TaxIdStatus.VALID);
    }

    private static int number(JsonNode invoice) {
        String number = invoice.get("number").stringValue();
        return Integer.parseInt(number.substring(number.lastIndexOf('-') + 1));
    }

    @Test
    @DisplayName("case 27: VIES is down at the sale and says yes three days later")
    void theRegisterWasDown() {
        JsonNode order =
                shop.buy(
                        "\"country\": \"FR\", \"tax_id\": \"%s\", \"tax_id_status\": \"unavailable\""
                                .formatted(CorrectionFixture.FRENCH_ID),
                        shop.price(10_000, "EUR", "software_download", "exclusive"));
        assertThat(order.get("total").longValue()).isEqualTo(12_000);
        shop.later(order, Duration.ofDays(3));
        JsonNode corrected = shop.invoice(order);
        assertThat(corrected.get("total").longValue()).isEqualTo(10_000);
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(2_000);
        JsonNode made =
                shop.api
                        .get("/v1/orders/" + CorrectionFixture.id(order) + "/corrections")
                        .json()
                        .at("/data/0");
        assertThat(made.get("reason").stringValue()).isEqualTo("tax_id");
        assertThat(made.at("/credit_note/total").longValue()).isEqualTo(12_000);
        shop.later(order, Duration.ofDays(1));
        assertThat(shop.journals(order)).hasSize(3);
        shop.audit(order);
    }

    @Test
    @DisplayName("case 33: the certificate comes after the sale; 6.60 back, the net price kept")
    void theCertificateComesLater() {
        JsonNode order =
                shop.buy(
                        "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\"",
                        shop.price(10_000, "USD", "saas", "exclusive"));
        assertThat(order.get("tax_total").longValue()).isEqualTo(660);
        Corrections corrections = TestServer.bean(Corrections.class);
        OrderId id = OrderId.parse(CorrectionFixture.id(order));
        assertThat(corrections.certificateAccepted(shop.vendor(order), id, "staff:test")).isTrue();
        assertThat(corrections.certificateAccepted(shop.vendor(order), id, "staff:test")).isTrue();
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(660);
        assertThat(shop.invoice(order).get("total").longValue()).isEqualTo(10_000);
        assertThat(shop.balance(order, 2100)).isZero();
        assertThat(shop.balance(order, 4000)).isEqualTo(-10_000);
        assertThat(shop.api.get("/v1/orders/" + id + "/corrections").json().get("data")).hasSize(1);
        shop.audit(order);
    }

    @Test
    @DisplayName("case 40: only the name was wrong; the books do not move")
    void onlyTheName() {
        JsonNode order = shop.buyInGermany();
        JsonNode made = shop.correct(order, "\"company\": \"Byron GmbH\"").json();
        assertThat(made.at("/credit_note/total").longValue()).isEqualTo(11_900);
        assertThat(made.at("/invoice/total").longValue()).isEqualTo(11_900);
        assertThat(made.get("refund").isNull()).isTrue();
        assertThat(shop.invoice(order).get("tax_total").longValue()).isEqualTo(1_900);
        assertThat(shop.journals(order)).last().isEqualTo("tax_corrected:  | ");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isZero();
        Answer rest = shop.refund(order, "");
        assertThat(rest.json().get("tax").longValue()).isEqualTo(1_900);
        assertThat(shop.balance(order, 2100)).isZero();
        shop.audit(order);
    }

    @Test
    @DisplayName("after a part was refunded, only the tax on the rest goes back (C4)")
    void afterAPart() {
        JsonNode order = shop.buyInFrance();
        assertThat(shop.refund(order, "\"amount\": 3000").json().get("tax").longValue())
                .isEqualTo(500);
        JsonNode made = shop.addFrenchId(order).json();
        assertThat(made.at("/credit_note/total").longValue()).isEqualTo(9_000);
        assertThat(made.at("/invoice/total").longValue()).isEqualTo(7_500);
        assertThat(made.get("tax_returned").longValue()).isEqualTo(1_500);
        assertThat(shop.refund(order, "\"amount\": 7501").status()).isEqualTo(422);
        assertThat(shop.refund(order, "\"amount\": 2500").status()).isEqualTo(201);
        assertThat(shop.refund(order, "").json().get("amount").longValue()).isEqualTo(5_000);
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(12_000);
        assertThat(shop.balance(order, 1100)).isZero();
        shop.audit(order);
    }

    /** The vendor gives back of the share what a refund without correction would have taken. */
    @Test
    void theVendorsShareEndsWhereItWouldHave() {
        JsonNode plain = shop.buyInFrance();
        shop.refund(plain, "");
        JsonNode corrected = shop.buyInFrance();
        shop.refund(corrected, "\"amount\": 3333");
        shop.addFrenchId(corrected);
        shop.refund(corrected, "\"amount\": 1111");
        shop.refund(corrected, "");
        for (int account : new int[] {2000, 4010, 4110, 5000}) {
            assertThat(shop.balance(corrected, account)).isEqualTo(shop.balance(plain, account));
        }
    }
}
