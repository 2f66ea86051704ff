package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.console.Desk.Seen;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A paid order whose card turned out to be from elsewhere: kept by a proof, or refunded. */
class S14_ThePlaceIsDoubted {
    private final Sandbox sandbox = new Sandbox();
    private final JsonNode order = sandbox.buyByForeignCard();
    private final Desk desk = Desk.ofDemo().lookAt(Sandbox.vendor(order));

    @Test
    void theQueueSaysWhatContradictsWhat() {
        assertThat(desk.open("/console/reviews").text())
                .contains(
                        Sandbox.number(order),
                        "Taxed in Luxembourg, but the bank or card is in Germany.",
                        "How the buyer has proven the country",
                        "/console/orders/" + Sandbox.id(order) + "/refund")
                .doesNotContain("of 100 points", "value=\"clear\"", "value=\"reject\"");
        assertThat(desk.open("/console").text()).contains("<span class=\"count\">1</span>");
    }

    @Test
    void keptByAProof() {
        Seen done = keep("Tenancy agreement, seen on 27 November");

        assertThat(done.location()).endsWith("/console/reviews?done=kept");
        assertThat(desk.open(done.location()).text())
                .contains("stays as it was taxed")
                .doesNotContain(Sandbox.number(order));
        assertThat(desk.open("/console/orders/" + Sandbox.id(order)).text())
                .contains(
                        "The bank contradicts the buyer’s country",
                        "The buyer has proven the country",
                        "Tenancy agreement",
                        Desk.DEMO);
        assertThat(keep("Once more").status()).isEqualTo(409);
    }

    @Test
    void notWithoutSayingHow() {
        Seen wanting = keep(" ");

        assertThat(wanting.status()).isEqualTo(422);
        assertThat(wanting.text()).contains("Say why", Sandbox.number(order));
    }

    private Seen keep(String proof) {
        return desk.send(
                "/console/reviews/" + Sandbox.id(order), "decision", "keep", "reason", proof);
    }
}
