package dev.kontor.support;

import dev.kontor.access.Persons;
import dev.kontor.events.EndpointId;
import dev.kontor.events.Events;
import dev.kontor.events.StoredEvent;
import dev.kontor.events.Webhooks;
import dev.kontor.messages.Block;
import dev.kontor.messages.Mail;
import dev.kontor.messages.MailContent;
import dev.kontor.messages.Messages;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Json;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Tells a vendor's people by mail that one of its webhook endpoints gets nothing any more (api.md
 * 11). What was wrong stands in the event log, also after the endpoint is gone.
 */
final class WebhookAlarm implements Webhooks.DisabledNotice {
    static final String KIND = "webhook_disabled";

    private static final String DISABLED = "webhook_endpoint.disabled";
    private static final List<String> ROLES = List.of("owner", "developer");

    private final Persons persons;
    private final Vendors vendors;
    private final Messages messages;
    private final Events events;
    private final Clocks clocks;
    private final Settings settings;

    WebhookAlarm(
            Persons persons,
            Vendors vendors,
            Messages messages,
            Events events,
            Clocks clocks,
            Settings settings) {
        this.persons = persons;
        this.vendors = vendors;
        this.messages = messages;
        this.events = events;
        this.clocks = clocks;
        this.settings = settings;
    }

    @Override
    public void disabled(Tx tx, VendorId id, EndpointId endpoint, String url, String reason) {
        Vendor vendor = vendors.get(id);
        List<String> people = persons.emails(vendor.account(), ROLES);
        messages.queue(
                tx,
                (people.isEmpty() ? List.of(vendor.supportEmail()) : people)
                        .stream()
                                .map(it ->
                                        new Mail(
                                                id,
                                                KIND,
                                                endpoint.value(),
                                                it,
                                                "en",
                                                clocks.now(id)))
                                .toList());
    }

    MailContent content(VendorId id, UUID endpoint, Words words) {
        Vendor vendor = vendors.get(id);
        StoredEvent event =
                events.of(id, List.of(endpoint)).stream()
                        .filter(it -> it.type().equals(DISABLED))
                        .reduce((first, second) -> second)
                        .orElseThrow();
        JsonNode told = Json.read(event.data(), JsonNode.class);
        String url = told.get("url").stringValue();
        String reason = told.get("disabled_reason").stringValue();
        List<Block> blocks =
                List.of(
                        new Block.Paragraph(words.get("support.webhook.reason." + reason)),
                        new Block.Facts(
                                List.of(
                                        fact(words, "url", url),
                                        fact(
                                                words,
                                                "endpoint",
                                                new EndpointId(endpoint).toString()),
                                        fact(words, "since", time(words, vendor, event)),
                                        fact(words, "mode", mode(words, vendor)))),
                        new Block.Paragraph(words.get("support.webhook.next")),
                        new Block.Button(
                                words.get("support.webhook.console"),
                                settings.baseUrl() + "/console/webhooks"));
        return MailContent.of(
                        words.get("support.webhook.subject", url),
                        words.get("support.webhook.preview"),
                        words.get("support.webhook.heading"),
                        blocks)
                .inThread(new EndpointId(endpoint).toString(), vendor.entity().email());
    }

    private static String time(Words words, Vendor vendor, StoredEvent event) {
        return words.time(event.at(), vendor.entity().zone());
    }

    private static String mode(Words words, Vendor vendor) {
        return words.get(vendor.live() ? "support.webhook.live" : "support.webhook.test");
    }

    private static Block.Fact fact(Words words, String name, String value) {
        return new Block.Fact(words.get("support.webhook." + name), value);
    }
}
