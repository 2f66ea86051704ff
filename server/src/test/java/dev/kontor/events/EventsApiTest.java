package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.web.TestWeb;
import java.net.InetAddress;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events and webhook endpoints over HTTP (api.md 11). */
class EventsApiTest {
    private final EventsFixture fixture = EventsFixture.polling();
    private final VendorId vendor = TestPlatform.newVendor();
    private final Receiver receiver = new Receiver();
    private final TestWeb api =
            TestWeb.of(
                    vendor,
                    new EventsController(fixture.events),
                    new WebhookEndpointsController(
                            fixture.webhooks,
                            new EndpointUrl(new AddressGuard(InetAddress::getAllByName, true)),
                            TestWeb.idempotent()));

    @AfterEach
    void close() {
        fixture.close();
        receiver.close();
    }

    @Test
    void aClientPullsPageByPageWhatIsPushed() {
        UUID order = Ids.next();
        for (int i = 0; i < 5; i++) {
            fixture.append(fixture.event(vendor, "order.created", order));
        }
        TestWeb.Answer first = api.get("/v1/events?limit=3");
        assertThat(first.body().path("data")).hasSize(3);
        assertThat(first.text("/data/0/sequence")).isEqualTo("1");
        assertThat(first.text("/data/0/data/object/id")).isEqualTo(order.toString());
        String last = first.text("/data/2/id");
        assertThat(first.text("/next_cursor")).isEqualTo(last);
        TestWeb.Answer second = api.get("/v1/events?after=" + last + "&limit=3");
        assertThat(second.body().path("data")).hasSize(2);
        assertThat(second.body().path("next_cursor").isNull()).isTrue();
        assertThat(api.get("/v1/events/" + last).text("/sequence")).isEqualTo("3");
        assertThat(api.get("/v1/events?type=order.paid").body().path("data")).isEmpty();
        assertThat(api.get("/v1/events?after=nonsense").status()).isEqualTo(422);
        assertThat(api.get("/v1/events/evt_nonsense").status()).isEqualTo(404);
        assertThat(api.as(TestPlatform.newVendor()).get("/v1/events/" + last).status())
                .isEqualTo(404);
    }

    @Test
    void anEndpointsLife() {
        TestWeb.Answer made =
                api.post(
                        "/v1/webhook_endpoints",
                        "{\"url\": \"%s\", \"events\": [\"order.*\"]}".formatted(receiver.url()));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/secret")).startsWith("whsec_");
        String path = "/v1/webhook_endpoints/" + made.text("/id");
        assertThat(api.get(path).body().has("secret")).isFalse();
        assertThat(api.get("/v1/webhook_endpoints").text("/data/0/url")).isEqualTo(receiver.url());

        TestWeb.Answer rotated = api.post(path + "/rotate_secret", "");
        assertThat(rotated.text("/secret")).startsWith("whsec_").isNotEqualTo(made.text("/secret"));

        TestWeb.Answer tested = api.post(path + "/test", "", "same-key");
        assertThat(tested.status()).isEqualTo(202);
        TestWeb.Answer again = api.post(path + "/test", "", "same-key");
        assertThat(again.text("/event")).isEqualTo(tested.text("/event"));
        assertThat(receiver.next().header("webhook-id")).isEqualTo(tested.text("/event"));
        assertThat(api.get(path + "/deliveries").body().path("data"))
                .as("one message for one key (WH-12)")
                .hasSize(1);
        assertThat(api.get(path + "/deliveries").text("/data/0/type"))
                .isEqualTo("webhook_endpoint.test");
        assertThat(
                        api.post(
                                        path + "/replay",
                                        "{\"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2025-01-01T00:00:00Z\"}")
                                .status())
                .isEqualTo(422);
        assertThat(
                        api.post(
                                        path + "/replay",
                                        "{\"from\": \"2020-01-01T00:00:00Z\", \"to\": \"2100-01-01T00:00:00Z\"}")
                                .text("/queued"))
                .isEqualTo("1");
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.delete(path).status()).isEqualTo(404);
    }

    @Test
    void faultsAreNamed() {
        assertThat(
                        api.post(
                                        "/v1/webhook_endpoints",
                                        "{\"url\": \"https://example.com\", \"events\": [\"order.paid\", \"nothing.at.all\", \"orders.*\"]}")
                                .faults())
                .containsExactly("/events/1 unknown_event_type", "/events/2 unknown_event_type");
        assertThat(
                        api.post(
                                        "/v1/webhook_endpoints",
                                        "{\"url\": \"ftp://example.com\", \"events\": [\"*\"]}")
                                .faults())
                .containsExactly("/url invalid_url");
        assertThat(api.withScopes("orders:read").get("/v1/events").status()).isEqualTo(403);
    }
}
