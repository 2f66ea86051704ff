package dev.kontor.catalog;

import dev.kontor.platform.Json;
import java.net.URI;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Deliveries as JSON: the same shape in answers and in rows, each type with its own members. */
final class DeliveryJson {
    private DeliveryJson() {}

    static Map<String, @Nullable Object> view(DeliverySpec spec) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("type", spec.type());
        switch (spec) {
            case DeliverySpec.LicenseKey key -> {
                view.put("mode", key.mode().code());
                view.put("activation_limit", key.activationLimit());
                view.put("duration", key.duration() == null ? null : key.duration().toString());
            }
            case DeliverySpec.Download download -> view.put("file", download.file().toString());
            case DeliverySpec.AccessCode _ -> {}
            case DeliverySpec.Account account -> view.put("url", account.url().toString());
            case DeliverySpec.EmailAttachment mail -> view.put("file", mail.file().toString());
        }
        return view;
    }

    static String write(List<DeliverySpec> specs) {
        return Json.text(specs.stream().map(DeliveryJson::view).toList());
    }

    /** Reads what {@link #write} wrote. */
    static List<DeliverySpec> read(String json) {
        return Json.mapper().readTree(json).valueStream().map(DeliveryJson::spec).toList();
    }

    private static DeliverySpec spec(JsonNode node) {
        return switch (node.get("type").stringValue()) {
            case "license_key" ->
                    new DeliverySpec.LicenseKey(
                            DeliverySpec.KeyMode.valueOf(
                                    node.get("mode").stringValue().toUpperCase(Locale.ROOT)),
                            node.get("activation_limit").intValue(),
                            node.get("duration").isNull()
                                    ? null
                                    : Period.parse(node.get("duration").stringValue()));
            case "download" -> new DeliverySpec.Download(file(node));
            case "access_code" -> new DeliverySpec.AccessCode();
            case "account" -> new DeliverySpec.Account(URI.create(node.get("url").stringValue()));
            case "email_attachment" -> new DeliverySpec.EmailAttachment(file(node));
            default -> throw new IllegalStateException("unknown delivery " + node);
        };
    }

    private static FileId file(JsonNode node) {
        return FileId.parse(node.get("file").stringValue());
    }
}
