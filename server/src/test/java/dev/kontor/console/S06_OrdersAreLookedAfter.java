package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.console.Desk.Seen;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What staff does for a buyer who asks about an order. */
class S06_OrdersAreLookedAfter {
    private final Sandbox sandbox = new Sandbox();
    private final Desk desk = Desk.ofDemo();

    @Test
    void theReceiptIsSentAgain() {
        JsonNode order = sandbox.buy("ada@example.com");
        String path = "/console/orders/" + Sandbox.id(order);
        desk.lookAt(Sandbox.vendor(order));

        Seen sent = desk.send(path + "/resend");

        assertThat(desk.open(sent.location()).text())
                .contains("The receipt is on its way", "Receipt sent again", Desk.DEMO)
                .contains("Payment captured", "2000 Vendor payable, pending", "Visa ···· 4242");
        assertThat(desk.open(path).text().split("/console/mailbox/msg_")).hasSize(3);
        String invoice = "/console/invoices/" + order.at("/invoice/id").stringValue();
        assertThat(desk.open(path).text()).contains(invoice + ".xml");
        assertThat(desk.open(invoice + ".xml").text())
                .contains("urn:cen.eu:en16931:2017", order.at("/invoice/number").stringValue());
        assertThat(desk.open(invoice + ".pdf")).extracting(Seen::status).isEqualTo(200);
    }

    @Test
    void whatIsNotPaidHasNoReceipt() {
        JsonNode order = sandbox.buyInDoubt();
        String path = "/console/orders/" + Sandbox.id(order);
        desk.lookAt(Sandbox.vendor(order));

        assertThat(desk.open(path).text()).doesNotContain(path + "/resend", path + "/refund");
        assertThat(desk.send(path + "/resend").status()).isEqualTo(409);
        assertThat(desk.open(path + "/refund/preview?what=full&reason=other").status())
                .isEqualTo(409);
    }
}
