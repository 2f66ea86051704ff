package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.console.Desk.Seen;
import dev.kontor.platform.AuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the console shows before a refund is what it makes, once (handbook 10.4). */
class S03_RefundsAreMadeOnce {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9A-Z]{26})\"");

    private final Sandbox sandbox = new Sandbox();
    private final JsonNode order = sandbox.buy("ada@example.com");
    private final String path = "/console/orders/" + Sandbox.id(order) + "/refund";
    private final Desk desk = Desk.ofDemo().lookAt(Sandbox.vendor(order));

    @Test
    void thePreviewHasTheExactFigures() {
        Seen preview = preview("what=amount&amount=30,00&reason=other");

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text()).contains("€30.00", "€4.79", "€25.21", "€89.00");
        assertThat(sandbox.api.get("/v1/refunds").json().get("data")).isEmpty();
    }

    @Test
    void aConfirmationSentTwiceMakesOneRefund() throws InterruptedException, ExecutionException {
        String token = token(preview("what=amount&amount=30,00&reason=other"));

        List<Seen> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Seen>> sent = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                sent.add(threads.submit(() -> confirm(token, "amount", "30,00")));
            }
            for (Future<Seen> it : sent) {
                answers.add(it.get());
            }
        }
        Seen later = confirm(token, "amount", "30,00");

        JsonNode made = sandbox.api.get("/v1/refunds").json().get("data");
        assertThat(made).hasSize(1);
        assertThat(made.get(0).get("amount").longValue()).isEqualTo(3_000);
        assertThat(answers).extracting(Seen::status).isSubsetOf(303, 409).contains(303);
        assertThat(later.location()).contains("/console/refunds/" + Sandbox.id(made.get(0)));
        assertThat(sandbox.reload(order).get("refunded_total").longValue()).isEqualTo(3_000);
    }

    @Test
    void aTokenIsForOneRefundOnly() {
        String token = token(preview("what=full&reason=other"));

        assertThat(confirm(token, "amount", "10").status()).isEqualTo(303);
        assertThat(confirm(token, "amount", "20").status()).isEqualTo(422);
        assertThat(sandbox.reload(order).get("refunded_total").longValue()).isEqualTo(1_000);
    }

    @Test
    void tooMuchIsSaidInWordsAtTheField() {
        Seen preview = preview("what=amount&amount=200&reason=other");
        Seen nonsense = preview("what=amount&amount=1.000.00&reason=other");
        Seen forced = confirm("0".repeat(26), "amount", "119.01");

        assertThat(preview.status()).isEqualTo(422);
        assertThat(preview.text()).contains("This is too much: only €119.00 can be given back.");
        assertThat(preview.text()).doesNotContain("name=\"token\"");
        assertThat(nonsense.text()).contains("Enter an amount such as 30.00.");
        assertThat(forced.status()).isEqualTo(422);
        assertThat(forced.text()).contains("This is too much: only €119.00 can be given back.");
        assertThat(sandbox.reload(order).get("refunded_total").longValue()).isZero();
    }

    @Test
    void thePersonIsInTheAuditLog() {
        confirm(token(preview("what=full&reason=duplicate")), "full", "");

        AuditLog.Row row =
                TestServer.bean(AuditLog.class).latest(Sandbox.tenant(order).id(), 1).getFirst();
        assertThat(row.entry().action()).isEqualTo("refund.issued");
        assertThat(row.entry().actor()).isEqualTo("staff:" + Desk.DEMO);
        assertThat(sandbox.reload(order).get("status").stringValue()).isEqualTo("refunded");
        assertThat(desk.open("/console/orders/" + Sandbox.id(order)).text())
                .contains("Money returned", "Credit note", Desk.DEMO)
                .doesNotContain(path);
    }

    @Test
    void withoutTheSessionsTokenNothingIsRefunded() {
        Seen forged =
                desk.sendWithoutToken(
                        path, "what", "full", "reason", "other", "token", "0".repeat(26));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(sandbox.reload(order).get("refunded_total").longValue()).isZero();
    }

    private Seen preview(String entered) {
        return desk.open(path + "/preview?" + entered);
    }

    private static String token(Seen preview) {
        Matcher token = TOKEN.matcher(preview.text());
        assertThat(token.find()).as(preview.text()).isTrue();
        return token.group(1);
    }

    private Seen confirm(String token, String what, String amount) {
        return desk.send(path, "what", what, "amount", amount, "reason", "other", "token", token);
    }
}
