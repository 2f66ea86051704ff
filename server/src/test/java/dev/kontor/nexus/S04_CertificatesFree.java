package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A certificate frees its buyer from a state's tax while it is in force, and only then. */
class S04_CertificatesFree {
    private final Trader trader = new Trader("2026-03-10T12:00:00Z");

    private Answer upload(String email, String rest) {
        return trader.api.post(
                "/v1/tax/certificates",
                """
                {"email": "%s", "jurisdictions": ["US-TX"], "reason": "resale", "number": "TX-1"%s}
                """
                        .formatted(email, rest));
    }

    private String uploaded(String email, String expiresOn) {
        Answer answer = upload(email, ", \"expires_on\": \"" + expiresOn + "\"");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.json().get("status").stringValue()).isEqualTo("uploaded");
        return answer.json().get("id").stringValue();
    }

    private Answer decide(String id, String decision) {
        return trader.api.post(
                "/v1/tax/certificates/" + id + "/decision",
                "{\"decision\": \"" + decision + "\", \"note\": \"Looked at.\"}");
    }

    private String decided(String id, String decision) {
        return decide(id, decision).json().path("status").asString();
    }

    private String taxed(String email, String place) {
        JsonNode order = trader.order(place, email, "USD", 10_000, "saas").json();
        return order.at("/tax/treatment").stringValue() + " " + order.get("tax_total").asString();
    }

    /** Case 33 of the handbook, first half: a certificate that expired yesterday frees no more. */
    @Test
    void whileItIsInForce() {
        String id = uploaded("Ada@example.com", "2026-03-20");
        assertThat(taxed("ada@example.com", "US-TX 78701")).isEqualTo("taxed 660");
        assertThat(decided(id, "review")).isEqualTo("reviewed");
        assertThat(taxed("ada@example.com", "US-TX 78701")).isEqualTo("taxed 660");
        assertThat(decided(id, "activate")).isEqualTo("active");
        assertThat(taxed("ada@example.com", "US-TX 78701")).isEqualTo("exempt 0");
        assertThat(taxed("ada@example.com", "US-NY 10001")).startsWith("taxed");
        assertThat(taxed("ada@example.com", "US-NY 10001")).isNotEqualTo("taxed 0");
        assertThat(taxed("eve@example.com", "US-TX 78701")).isEqualTo("taxed 660");

        trader.advance("2026-03-20T12:00:00Z");
        assertThat(taxed("ada@example.com", "US-TX 78701")).isEqualTo("exempt 0");
        trader.advance("2026-03-21T12:00:00Z");
        assertThat(taxed("ada@example.com", "US-TX 78701")).isEqualTo("taxed 660");
        assertThat(listed().get("status").stringValue()).isEqualTo("expired");
        assertThat(decide(id, "revoke").json().get("code").stringValue())
                .isEqualTo("certificate_state");
    }

    private JsonNode listed() {
        return trader.api.get("/v1/tax/certificates?email=ada@example.com").json().at("/data/0");
    }

    @Test
    void untilItIsRevoked() {
        String id = uploaded("ada@example.com", "2030-01-01");
        assertThat(decide(id, "activate").status()).isEqualTo(409);
        decide(id, "review");
        decide(id, "activate");
        assertThat(taxed("ada@example.com", "US-TX 78701")).isEqualTo("exempt 0");
        assertThat(decided(id, "revoke")).isEqualTo("revoked");
        assertThat(taxed("ada@example.com", "US-TX 78701")).isEqualTo("taxed 660");
        assertThat(decide(id, "activate").status()).isEqualTo(409);
        assertThat(trader.api.get("/v1/events").json().get("data").findValuesAsString("type"))
                .contains(
                        "tax.certificate_uploaded",
                        "tax.certificate_reviewed",
                        "tax.certificate_active",
                        "tax.certificate_revoked");
    }

    @Test
    void ofItsOwnTenantOnly() {
        String id = uploaded("ada@example.com", "2030-01-01");
        Trader other = new Trader("2026-03-10T12:00:00Z");
        assertThat(
                        other.api
                                .post(
                                        "/v1/tax/certificates/" + id + "/decision",
                                        "{\"decision\": \"review\"}")
                                .status())
                .isEqualTo(404);
        assertThat(other.api.get("/v1/tax/certificates").json().get("data")).isEmpty();
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        assertThat(upload("ada@example.com", "").status()).isEqualTo(201);
        Answer answer =
                trader.api.post(
                        "/v1/tax/certificates",
                        """
                        {"jurisdictions": ["FR", "US-XX"], "reason": "resale", "number": "1"}
                        """);
        assertThat(answer.json().get("errors")).hasSize(2);
        Answer nobody =
                trader.api.post(
                        "/v1/tax/certificates",
                        """
                        {"jurisdictions": ["US-TX"], "reason": "resale", "number": "1"}
                        """);
        assertThat(nobody.json().get("code").stringValue()).isEqualTo("required");
    }
}
