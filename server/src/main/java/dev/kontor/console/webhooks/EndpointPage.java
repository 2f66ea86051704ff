package dev.kontor.console.webhooks;

import dev.kontor.console.Staff;
import dev.kontor.events.WebhookDesk;
import dev.kontor.platform.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with what was sent to it, ready to be printed.
 *
 * @param tone of its state: good, warn or bad
 * @param state in words
 * @param disabled whether nothing is sent to it
 */
public record EndpointPage(
        String path,
        String id,
        String url,
        String events,
        String tone,
        String state,
        boolean disabled,
        List<Sent> sent) {
    /** A delivery. */
    public record Sent(
            String type, String tone, String status, String answer, int attempts, String at) {}

    static EndpointPage of(
            WebhookDesk.View it, List<WebhookDesk.Delivery> deliveries, Staff staff) {
        Words words = staff.words();
        Instant failing = it.failingSince();
        String reason = it.disabledReason();
        String tone = failing == null ? "good" : "warn";
        String state =
                failing == null
                        ? words.get("console.webhook.works")
                        : words.get("console.webhook.failing", words.time(failing, staff.zone()));
        return new EndpointPage(
                WebhooksRoomController.PATH + "/" + it.id(),
                it.id().toString(),
                it.url(),
                String.join(", ", it.types()),
                reason == null ? tone : "bad",
                reason == null ? state : words.get("console.webhook.disabled." + reason),
                reason != null,
                deliveries.stream().map(one -> sent(one, staff)).toList());
    }

    private static Sent sent(WebhookDesk.Delivery it, Staff staff) {
        Words words = staff.words();
        Integer response = it.response();
        String error = it.error();
        String answer = response == null ? error : response.toString();
        return new Sent(
                it.type(),
                tone(it),
                words.get("console.webhook.status." + it.status()),
                answer == null ? "" : answer,
                it.attempts(),
                time(it.lastAt() == null ? it.nextAt() : it.lastAt(), staff));
    }

    private static String tone(WebhookDesk.Delivery it) {
        return switch (it.status()) {
            case "succeeded" -> "good";
            case "failed" -> "bad";
            default -> it.attempts() == 0 ? "" : "warn";
        };
    }

    private static String time(@Nullable Instant at, Staff staff) {
        return at == null ? "" : staff.words().time(at, staff.zone());
    }
}
