package dev.kontor.console.orders;

import dev.kontor.console.Staff;
import dev.kontor.events.Events;
import dev.kontor.events.StoredEvent;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Words;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that happened to an order and to what came of it: events, and what staff did. */
final class History {
    /** Told by events already. */
    private static final Set<String> KNOWN_BY_EVENT = Set.of("refund.issued", "refund.approved");

    private record Happened(String type, String actor, Instant at, @Nullable String reason) {}

    private final Events events;
    private final AuditLog auditLog;

    History(Events events, AuditLog auditLog) {
        this.events = events;
        this.auditLog = auditLog;
    }

    /**
     * The steps, oldest first.
     *
     * @param objects ids of the order, its payment, documents, entitlements and refunds
     * @param audited the same as text, of what staff acts on: the order and its refunds
     */
    List<OrderSheet.Step> of(Staff staff, List<UUID> objects, Collection<String> audited) {
        Stream<Happened> told =
                events.of(staff.vendorId(), objects).stream().map(History::happened);
        Stream<Happened> done =
                auditLog.of(staff.vendorId(), audited).stream().map(History::happened);
        return Stream.concat(told, done.filter(it -> !KNOWN_BY_EVENT.contains(it.type())))
                .sorted(Comparator.comparing(Happened::at))
                .map(it -> step(it, staff))
                .toList();
    }

    private static Happened happened(StoredEvent it) {
        return new Happened(it.type(), it.actor(), it.at(), null);
    }

    private static Happened happened(AuditLog.Row it) {
        return new Happened(it.entry().action(), it.entry().actor(), it.at(), it.entry().reason());
    }

    private static OrderSheet.Step step(Happened it, Staff staff) {
        String reason = it.reason();
        return new OrderSheet.Step(
                what(it.type(), staff.words()),
                tone(it.type()),
                who(it.actor(), staff.words()),
                reason == null ? "" : reason,
                staff.moment(it.at()));
    }

    private static String what(String type, Words words) {
        String key = "console.step." + type;
        return words.has(key) ? words.get(key) : type;
    }

    private static String tone(String type) {
        return switch (type.substring(type.indexOf('.') + 1)) {
            case "fulfilled", "captured", "succeeded", "accepted" -> "good";
            case "failed", "unresolved", "rejected", "bounced" -> "bad";
            case "in_review", "unknown", "review" -> "warn";
            case "paid", "granted", "issued" -> "info";
            default -> "";
        };
    }

    private static String who(String actor, Words words) {
        if (actor.startsWith("staff:")) {
            return actor.substring("staff:".length());
        }
        if (actor.startsWith("key:")) {
            return words.get("console.actor.key", actor.substring("key:".length()));
        }
        String key = "console.actor." + actor;
        return words.has(key) ? words.get(key) : actor;
    }
}
