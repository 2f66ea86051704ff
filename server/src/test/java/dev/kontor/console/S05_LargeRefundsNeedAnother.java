package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.console.Desk.Seen;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Support gives back up to EUR 200 alone; above, somebody with a higher limit (handbook 10.4). */
class S05_LargeRefundsNeedAnother {
    private static final String PASSWORD = "a long password";

    private final Sandbox sandbox = new Sandbox();
    private final JsonNode order = sandbox.buy("ada@example.com", 3);
    private final String path = "/console/orders/" + Sandbox.id(order) + "/refund";
    private final Desk support =
            Desk.of(Sandbox.colleague(order, "support", PASSWORD), PASSWORD)
                    .lookAt(Sandbox.vendor(order));
    private final Desk owner = Desk.ofDemo().lookAt(Sandbox.vendor(order));

    @Test
    void aColleagueApproves() {
        assertThat(support.open(path + "/preview?what=full&reason=other").text())
                .contains("above your limit", "Ask for approval of €357.00");
        String refund = ask();

        Seen alone = decide(support, refund, "approve", "I am sure");
        Seen approved = decide(owner, refund, "approve", "agreed with the buyer");

        assertThat(alone.status()).isEqualTo(403);
        assertThat(alone.text()).contains("This is above your limit");
        assertThat(approved.location()).endsWith("done=refund_succeeded");
        assertThat(sandbox.reload(order).get("status").stringValue()).isEqualTo("refunded");
    }

    @Test
    void aColleagueDenies() {
        String refund = ask();
        assertThat(owner.open("/console/refunds").text()).contains("Waiting for a person");
        assertThat(decide(owner, refund, "deny", "").status()).isEqualTo(422);

        Seen denied = decide(owner, refund, "deny", "outside of the warranty");
        Seen late = decide(owner, refund, "approve", "or not");

        assertThat(owner.open(denied.location()).text()).contains("Given up");
        assertThat(late.status()).isEqualTo(409);
        assertThat(sandbox.reload(order).get("refunded_total").longValue()).isZero();
    }

    /** Asks for all of it; the path of the refund that waits. */
    private String ask() {
        Seen asked = support.send(path, "what", "full", "reason", "other", "token", "A".repeat(26));
        assertThat(asked.location()).endsWith("done=refund_review");
        return asked.location().substring(0, asked.location().indexOf('?'));
    }

    private static Seen decide(Desk who, String refund, String decision, String reason) {
        return who.send(refund, "decision", decision, "reason", reason);
    }
}
