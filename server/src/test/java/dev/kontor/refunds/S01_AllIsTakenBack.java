package dev.kontor.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.events.Events;
import dev.kontor.events.StoredEvent;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.messages.ArchivedMail;
import dev.kontor.messages.Messages;
import dev.kontor.messages.QueuedMail;
import dev.kontor.orders.OrderId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A full refund by API: money, books, documents, license, mail, events (case 16). */
class S01_AllIsTakenBack {
    private final RefundFixture shop = new RefundFixture();
    private final JsonNode order = shop.buySoftware();
    private final Answer answer = shop.refund(order, "");
    private final JsonNode refund = answer.json();

    @Test
    void theClientIsToldTheEnd() {
        assertThat(answer.status()).isEqualTo(201);
        assertThat(refund.get("status").stringValue()).isEqualTo("succeeded");
        assertThat(refund.get("amount").longValue()).isEqualTo(11_900);
        assertThat(refund.get("net").longValue()).isEqualTo(10_000);
        assertThat(refund.get("tax").longValue()).isEqualTo(1_900);
        assertThat(refund.at("/lines/0/line").stringValue())
                .isEqualTo(order.at("/lines/0/id").stringValue());
        assertThat(shop.api.get("/v1/refunds/" + RefundFixture.id(refund)).json())
                .isEqualTo(refund);
    }

    @Test
    void theOrderIsRefunded() {
        JsonNode now = shop.reload(order);
        assertThat(now.get("status").stringValue()).isEqualTo("refunded");
        assertThat(now.get("refunded_total").longValue()).isEqualTo(11_900);
        assertThat(now.get("partially_refunded").booleanValue()).isFalse();
    }

    @Test
    @DisplayName("cases 1 and 16: the books of the sale, and of all of it taken back")
    void theBooksReverseTheSale() {
        assertThat(shop.journals(order))
                .containsExactly(
                        "capture: 1100 11900; 5000 9355 | 4000 10000; 2100 1900; 2000 9355",
                        "refund_approved: 4010 10000; 2100 1900; 2000 9405"
                                + " | 2210 11900; 5000 9355; 4110 50",
                        "refund_confirmed: 2210 11900 | 1100 11900");
    }

    @Test
    void theLicenseEnds() {
        String key = order.at("/entitlements/0/license/key").stringValue();
        JsonNode validation =
                shop.api.post("/v1/licenses/validate", "{\"key\": \"" + key + "\"}").json();
        assertThat(validation.get("valid").booleanValue()).isFalse();
        assertThat(validation.get("code").stringValue()).isEqualTo("revoked");
        assertThat(shop.reload(order).at("/entitlements/0/status").stringValue())
                .isEqualTo("revoked");
    }

    @Test
    void theCreditNoteTakesBackTheInvoice() {
        JsonNode note = refund.get("credit_note");
        assertThat(note.get("number").stringValue()).contains("-CN-").endsWith("-000001");
        JsonNode document = shop.api.get("/v1/credit_notes/" + RefundFixture.id(note)).json();
        assertThat(document.get("total").longValue()).isEqualTo(11_900);
        assertThat(shop.api.get("/v1/credit_notes/" + RefundFixture.id(note) + ".pdf").status())
                .isEqualTo(200);
    }

    @Test
    void theBuyerHasMail() {
        Messages messages = TestServer.bean(Messages.class);
        QueuedMail mail =
                messages.latest(shop.vendor(order), null, 10).stream()
                        .filter(it -> it.kind().equals("refund"))
                        .findFirst()
                        .orElseThrow();
        ArchivedMail read = messages.read(mail);
        assertThat(mail.recipient()).isEqualTo("ada@example.com");
        assertThat(read.subject()).isEqualTo("Ihre Erstattung über 119,00\u00a0€");
        assertThat(read.files())
                .extracting(ArchivedMail.File::name)
                .containsExactly(refund.at("/credit_note/number").stringValue() + ".pdf");
    }

    @Test
    void theVendorIsTold() {
        List<StoredEvent> events =
                TestServer.bean(Events.class)
                        .of(
                                shop.vendor(order),
                                List.of(
                                        OrderId.parse(RefundFixture.id(order)).value(),
                                        RefundId.parse(RefundFixture.id(refund)).value(),
                                        CreditNoteId.parse(
                                                        RefundFixture.id(refund.get("credit_note")))
                                                .value()));
        assertThat(events)
                .extracting(StoredEvent::type)
                .containsSubsequence("refund.created", "credit_note.issued")
                .containsSubsequence("refund.created", "refund.succeeded", "order.refunded");
    }
}
