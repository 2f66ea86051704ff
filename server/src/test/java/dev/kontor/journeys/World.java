package dev.kontor.journeys;

import dev.kontor.TestServer.Client;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A sandbox in which there is one of everything, by the prefix of its id. */
final class World {
    private final Client client;
    private final Map<String, String> ids = new HashMap<>();
    private final String key;

    World() {
        Shop shop = Shop.withLicense();
        client = shop.client();
        JsonNode order = shop.buy("tok_visa").json();
        keep(order);
        keep(order.get("payment"));
        keep(order.get("invoice"));
        keep(order.at("/buyer"));
        keep(order.at("/lines/0"));
        keep("prd", order.at("/lines/0/product"));
        keep("prc", order.at("/lines/0/price"));
        keep(order.at("/entitlements/0"));
        keep(order.at("/entitlements/0/license"));
        key = order.at("/entitlements/0/license/key").stringValue();
        JsonNode refund =
                made(
                        "/v1/refunds",
                        "{\"order\": \"$ord\", \"amount\": 100, \"reason\": \"other\"}");
        keep(refund.get("credit_note"));
        made("/v1/coupons", "{\"code\": \"SPRING\", \"percent\": 10}");
        made("/v1/checkouts", "{\"items\": [{\"price\": \"$prc\", \"quantity\": 1}]}");
        made(
                "/v1/webhook_endpoints",
                "{\"url\": \"https://example.com/hook\", \"events\": [\"order.*\"]}");
        made(
                "/v1/risk/lists",
                "{\"list\": \"block\", \"kind\": \"email\", \"value\": \"eve@example.com\"}");
        made(
                "/v1/tickets",
                """
                {"channel": "email", "type": "payment", "subject": "Help", "message": "Please.",
                 "email": "ada@example.com"}
                """);
        made(
                "/v1/tax/certificates",
                """
                {"email": "ada@example.com", "jurisdictions": ["US-TX"], "reason": "resale",
                 "number": "12-3456789", "expires_on": "2030-01-01"}
                """);
        ids.put("scheme", "oss_union");
        ids.put("period", "2026-Q1");
        keep(made("/v1/sandboxes", "{}"));
        keep(made("/v1/licenses/activate", "{\"key\": \"" + key + "\", \"fingerprint\": \"one\"}"));
    }

    private JsonNode made(String path, String body) {
        String filled = body;
        for (Map.Entry<String, String> it : ids.entrySet()) {
            filled = filled.replace("$" + it.getKey(), it.getValue());
        }
        JsonNode made = client.post(path, filled).json();
        keep(made);
        return made;
    }

    private void keep(JsonNode object) {
        String id = object.get("id").stringValue();
        ids.put(id.substring(0, id.indexOf('_')), id);
    }

    private void keep(String prefix, JsonNode id) {
        ids.put(prefix, id.stringValue());
    }

    Client client() {
        return client;
    }

    /** The key of a license that is valid. */
    String licenseKey() {
        return key;
    }

    /** An id of this world, or one that nothing has. */
    String id(String prefix) {
        return ids.getOrDefault(prefix, prefix + "_00000000000000000000000000");
    }
}
