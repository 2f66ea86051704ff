package dev.kontor.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.TestPlatform;
import dev.kontor.web.TestWeb;
import org.junit.jupiter.api.Test;

/** Tickets over HTTP. */
class TicketsApiTest {
    private static final String BODY =
            """
            {"channel": "email", "type": "invoice", "email": "ada@example.com",
             "subject": "My invoice", "message": "Please add our company."}
            """;
    private final SupportFixture fixture = new SupportFixture();
    private final TestWeb api =
            TestWeb.of(
                    fixture.id(),
                    new TicketsController(
                            fixture.support, TestPlatform.clocks(), TestWeb.idempotent()));

    @Test
    void fileReadAnswerSolve() {
        TestWeb.Answer filed = api.post("/v1/tickets", BODY, "key-1");
        assertThat(filed.status()).isEqualTo(201);
        assertThat(filed.text("/status")).isEqualTo("new");
        assertThat(filed.text("/priority")).isEqualTo("p3");
        String id = filed.text("/id");
        assertThat(api.post("/v1/tickets", BODY, "key-1").text("/id")).isEqualTo(id);

        TestWeb.Answer read = api.get("/v1/tickets/" + id);
        assertThat(read.text("/messages/0/body")).isEqualTo("Please add our company.");
        TestWeb.Answer answered =
                api.post("/v1/tickets/" + id + "/replies", "{\"message\": \"Done.\"}");
        assertThat(answered.status()).isEqualTo(201);
        assertThat(answered.text("/status")).isEqualTo("waiting_buyer");
        assertThat(
                        api.post(
                                        "/v1/tickets/" + id + "/replies",
                                        "{\"message\": \"Again.\", \"solve\": true}")
                                .text("/status"))
                .isEqualTo("solved");
        assertThat(api.post("/v1/tickets/" + id + "/close", "").text("/status"))
                .isEqualTo("closed");
        TestWeb.Answer late =
                api.post("/v1/tickets/" + id + "/replies", "{\"message\": \"Too late\"}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("/code")).isEqualTo("ticket_closed");
        assertThat(api.get("/v1/tickets?status=closed").text("/data/0/id")).isEqualTo(id);
        assertThat(api.get("/v1/tickets?email=ada@example.com").text("/data/0/id")).isEqualTo(id);
    }

    @Test
    void faultsAreNamed() {
        assertThat(
                        api.post(
                                        "/v1/tickets",
                                        "{\"channel\": \"pigeon\", \"type\": \"other\", \"email\": \"x@y.example\", \"subject\": \"\"}")
                                .faults())
                .contains("/channel invalid_value", "/subject too_short", "/message required");
        assertThat(api.post("/v1/tickets", BODY.replace("ada@example.com", "ada at home")).faults())
                .containsExactly("/email invalid_email");
        assertThat(api.get("/v1/tickets/tkt_nonsense").status()).isEqualTo(404);
        assertThat(api.withScopes("orders:read").get("/v1/tickets").status()).isEqualTo(403);
    }

    @Test
    void anotherVendorSeesNothing() {
        String id = api.post("/v1/tickets", BODY).text("/id");
        TestWeb other = api.as(TestPlatform.newVendor());
        assertThat(other.get("/v1/tickets/" + id).status()).isEqualTo(404);
        assertThat(other.post("/v1/tickets/" + id + "/close", "").status()).isEqualTo(404);
        assertThat(other.get("/v1/tickets").body().path("data")).isEmpty();
    }
}
