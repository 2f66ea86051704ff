package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.console.Desk.Seen;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders in doubt wait for a person, who says why (handbook 7.2). */
class S04_PeopleDecide {
    private final Sandbox sandbox = new Sandbox();
    private final JsonNode order = sandbox.buyInDoubt();
    private final Desk desk = Desk.ofDemo().lookAt(Sandbox.vendor(order));

    @Test
    void theQueueSaysWhoWaitsAndWhy() {
        Seen queue = desk.open("/console/reviews");

        assertThat(queue.text())
                .contains(Sandbox.number(order), "75 of 100 points", "Disposable e-mail address");
        assertThat(desk.open("/console").text()).contains("<span class=\"count\">1</span>");
    }

    @Test
    void acceptedItIsPaidAndDelivered() {
        Seen done = decide("accept", "called the buyer");

        assertThat(done.location()).endsWith("/console/reviews?done=accepted");
        assertThat(sandbox.reload(order).get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(desk.open(done.location()).text())
                .contains("Accepted: the money was taken")
                .doesNotContain(Sandbox.number(order));
        assertThat(desk.open("/console/orders/" + Sandbox.id(order)).text())
                .contains("Accepted by a person", "called the buyer", Desk.DEMO);
    }

    @Test
    void rejectedNothingIsTaken() {
        Seen done = decide("reject", "the name is made up");

        assertThat(done.location()).endsWith("done=rejected");
        assertThat(sandbox.reload(order).get("status").stringValue()).isEqualTo("cancelled");
    }

    @Test
    void whoeverComesLaterIsTold() {
        decide("reject", "the name is made up");

        Seen late = decide("accept", "looks fine to me");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("Somebody was faster");
        assertThat(sandbox.reload(order).get("status").stringValue()).isEqualTo("cancelled");
    }

    @Test
    void aDecisionNeedsAReason() {
        Seen wanting = decide("accept", " ");

        assertThat(wanting.status()).isEqualTo(422);
        assertThat(wanting.text()).contains("Say why");
        assertThat(sandbox.reload(order).get("status").stringValue()).isEqualTo("in_review");
    }

    private Seen decide(String decision, String reason) {
        return desk.send(
                "/console/reviews/" + Sandbox.id(order), "decision", decision, "reason", reason);
    }
}
