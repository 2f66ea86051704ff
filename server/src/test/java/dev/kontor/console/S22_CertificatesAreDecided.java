package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.console.Desk.Seen;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.SandboxId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People accept, reject and take back buyers' exemption certificates as the API does. */
class S22_CertificatesAreDecided {
    private static final String PATH = "/console/tax/certificates";

    private final Client api;
    private final VendorId vendor;
    private final Desk desk = Desk.ofDemo();

    S22_CertificatesAreDecided() {
        JsonNode sandbox =
                TestServer.demo()
                        .post("/v1/sandboxes", "{\"now\": \"2026-03-10T12:00:00Z\"}")
                        .json();
        api = new Client(sandbox.get("api_key").stringValue());
        vendor = SandboxId.parse(sandbox.get("id").stringValue()).tenant();
        desk.lookAt(vendor.toString());
    }

    private String uploaded(String email, String expiresOn) {
        Answer answer =
                api.post(
                        "/v1/tax/certificates",
                        """
                        {"email": "%s", "jurisdictions": ["US-TX"], "reason": "resale",
                         "number": "TX-01-339", "expires_on": "%s"}
                        """
                                .formatted(email, expiresOn));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    private JsonNode certificate(String email) {
        return api.get("/v1/tax/certificates?email=" + email).json().at("/data/0");
    }

    private String status(String email) {
        return certificate(email).get("status").stringValue();
    }

    private List<String> audited(String id) {
        return TestServer.bean(AuditLog.class).latest(vendor, 20).stream()
                .map(AuditLog.Row::entry)
                .filter(it -> it.object().equals(id))
                .map(it -> it.actor().split(":", -1)[0] + " " + it.action() + " " + it.reason())
                .toList();
    }

    @Test
    void oneThatWaitsIsAccepted() {
        assertThat(desk.open(PATH).text()).contains("No buyer has sent an exemption certificate");
        String id = uploaded("ada@example.com", "2028-12-31");

        Seen page = desk.open(PATH);
        assertThat(page.text())
                .contains("Waiting for a decision")
                .contains("href=\"/console/orders?q=ada%40example.com\"")
                .contains("TX-01-339")
                .contains("Resale")
                .contains("United States: Texas")
                .contains("Mar 10, 2026 to Dec 31, 2028")
                .contains("<span class=\"count\">1</span>");

        Seen accepted = desk.send(PATH + "/" + id, "decision", "accept", "reason", "Complete.");

        assertThat(accepted.location()).endsWith("?done=certificate_active");
        assertThat(status("ada@example.com")).isEqualTo("active");
        assertThat(certificate("ada@example.com").get("decided_by").stringValue())
                .isEqualTo("staff:demo@kontor.example");
        assertThat(audited(id))
                .containsExactly(
                        "staff tax_certificate.active Complete.",
                        "staff tax_certificate.reviewed Complete.",
                        "key tax_certificate.uploaded null");
        assertThat(desk.open(PATH).text())
                .doesNotContain("Waiting for a decision")
                .contains("In force")
                .doesNotContain("<span class=\"count\">1</span>");
        Seen again = desk.send(PATH + "/" + id, "decision", "accept");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("Somebody was faster");
    }

    /** What the API has reviewed is put in force by one decision more. */
    @Test
    void oneThatWasReviewedIsAccepted() {
        String id = uploaded("ada@example.com", "2028-12-31");
        api.post("/v1/tax/certificates/" + id + "/decision", "{\"decision\": \"review\"}");

        desk.send(PATH + "/" + id, "decision", "accept");

        assertThat(status("ada@example.com")).isEqualTo("active");
        assertThat(audited(id))
                .containsExactly(
                        "staff tax_certificate.active null",
                        "key tax_certificate.reviewed null",
                        "key tax_certificate.uploaded null");
    }

    @Test
    void whoRejectsSaysWhy() {
        String id = uploaded("ada@example.com", "2028-12-31");

        Seen refused = desk.send(PATH + "/" + id, "decision", "revoke", "reason", "  ");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"reason-" + id + "-error\"");
        assertThat(status("ada@example.com")).isEqualTo("uploaded");
        Seen tooLong = desk.send(PATH + "/" + id, "decision", "accept", "reason", "x".repeat(501));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.text()).contains("value=\"" + "x".repeat(501) + "\"");

        Seen done = desk.send(PATH + "/" + id, "decision", "revoke", "reason", "Not signed.");
        assertThat(done.location()).endsWith("?done=certificate_revoked");
        assertThat(status("ada@example.com")).isEqualTo("revoked");
        assertThat(desk.open(PATH).text()).contains("Not signed.");
    }

    @Test
    void oneInForceIsTakenBack() {
        String id = uploaded("ada@example.com", "2028-12-31");
        desk.send(PATH + "/" + id, "decision", "accept");

        Seen refused = desk.send(PATH + "/" + id, "decision", "revoke");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"revoke-" + id + "-error\"");

        desk.send(PATH + "/" + id, "decision", "revoke", "reason", "Withdrawn by the state.");
        assertThat(status("ada@example.com")).isEqualTo("revoked");
    }

    /** What is over waits for nobody. */
    @Test
    void whatIsOverDoesNotWait() {
        uploaded("ada@example.com", "2026-03-12");
        assertThat(desk.open(PATH).text()).contains("Waiting for a decision");
        api.post("/v1/test_clock/advance", "{\"to\": \"2026-03-13T12:00:00Z\"}");
        assertThat(desk.open(PATH).text())
                .doesNotContain("Waiting for a decision")
                .contains("Expired");
    }

    @Test
    void anothersAreNotFoundAndNothingHappensWithoutTheToken() {
        String id = uploaded("ada@example.com", "2028-12-31");
        Desk neighbor = Desk.ofDemo();
        String other = TestServer.demo().post("/v1/sandboxes", "{}").json().get("id").stringValue();
        neighbor.lookAt(SandboxId.parse(other).tenant().toString());

        assertThat(neighbor.open(PATH).text()).doesNotContain("ada@example.com");
        assertThat(neighbor.send(PATH + "/" + id, "decision", "accept").status()).isEqualTo(404);
        assertThat(neighbor.send(PATH + "/" + id, "decision", "revoke").status()).isEqualTo(404);
        assertThat(neighbor.send(PATH + "/" + id, "decision", "revoke", "reason", "No.").status())
                .isEqualTo(404);
        assertThat(desk.sendWithoutToken(PATH + "/" + id, "decision", "accept").status())
                .isEqualTo(403);
        assertThat(desk.send(PATH + "/" + id, "decision", "burn").status()).isEqualTo(422);
        assertThat(status("ada@example.com")).isEqualTo("uploaded");
    }
}
