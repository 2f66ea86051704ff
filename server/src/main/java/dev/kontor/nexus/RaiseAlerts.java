package dev.kontor.nexus;

import dev.kontor.access.Persons;
import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.messages.Mail;
import dev.kontor.messages.Messages;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.TaxThreshold.Condition;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Tells people once when sales reach 50, 80 or 100 % of a threshold where there is no registration:
 * by an event and a mail. Reads the figures from the database, whoever sold.
 */
final class RaiseAlerts {
    static final String KIND = "tax_thresholds";
    static final String MAIL = "tax_threshold";

    private static final String EVENT = "tax.threshold_reached";
    private static final Duration YEAR = Duration.ofDays(366);
    private static final List<String> ROLES = List.of("owner", "finance");
    private static final Currency EURO = Currency.getInstance("EUR");

    private final Database database;
    private final Nexus nexus;
    private final Positions positions;
    private final AlertStore store;
    private final Vendors vendors;
    private final Clocks clocks;
    private final Persons persons;
    private final Messages messages;
    private final Events events;

    RaiseAlerts(
            Database database,
            Nexus nexus,
            Positions positions,
            AlertStore store,
            Vendors vendors,
            Clocks clocks,
            Persons persons,
            Messages messages,
            Events events) {
        this.database = database;
        this.nexus = nexus;
        this.positions = positions;
        this.store = store;
        this.vendors = vendors;
        this.clocks = clocks;
        this.persons = persons;
        this.messages = messages;
        this.events = events;
    }

    /** For due work: asks for no further turn, since every sale asks for one. */
    Optional<Instant> run(VendorId id) {
        vendors.find(id).ifPresent(this::raise);
        return Optional.empty();
    }

    private void raise(Vendor vendor) {
        Instant now = clocks.now(vendor.id());
        LocalDate day = Nexus.day(now);
        Position position = nexus.position(vendor.id(), now);
        List<VendorId> tenants = positions.tenants(Holder.of(vendor));
        List<Alert> before = store.since(tenants, now.minus(YEAR));
        TaxSettings settings = nexus.settings(vendor.id());
        List<Alert> due = new ArrayList<>();
        for (Progress progress : position.progress()) {
            if (position.watches(progress, settings)
                    && !position.isRegistered(progress.threshold().jurisdiction())) {
                Progress.LEVELS.stream()
                        .filter(level -> progress.percent() >= level)
                        .map(level -> alert(vendor.id(), progress, level, day, now))
                        .filter(it -> !wasRaised(it, progress, before))
                        .forEach(due::add);
            }
        }
        if (!due.isEmpty()) {
            database.run(tx -> tell(tx, vendor, tenants, due));
        }
    }

    private static Alert alert(
            VendorId vendor, Progress progress, int level, LocalDate day, Instant now) {
        Progress.Part part = progress.first();
        Condition condition = part.condition();
        Currency currency = condition.currency();
        return new Alert(
                vendor,
                Ids.next(),
                progress.threshold().jurisdiction(),
                part.window() == Window.QUARTER
                        ? part.window().spans(day).getFirst().from()
                        : LocalDate.of(day.getYear(), 1, 1),
                level,
                part.sold(),
                part.sales(),
                condition.amount(),
                currency == null ? EURO : currency,
                now);
    }

    /** A window that begins anew may be told of again; a year that rolls on only after a year. */
    private static boolean wasRaised(Alert alert, Progress progress, List<Alert> before) {
        return before.stream()
                .filter(it -> it.jurisdiction().equals(alert.jurisdiction()))
                .filter(it -> it.level() == alert.level())
                .anyMatch(it ->
                        !progress.first().window().beginsAnew()
                                || it.windowStart().equals(alert.windowStart()));
    }

    private void tell(Tx tx, Vendor vendor, List<VendorId> tenants, List<Alert> due) {
        List<Alert> fresh = due.stream().filter(it -> store.isNew(tx, it)).toList();
        if (isOwn(vendor, tenants)) {
            events.append(tx, fresh.stream().map(RaiseAlerts::event).toList());
        }
        List<Mail> mails = new ArrayList<>();
        for (Alert alert : fresh) {
            for (String address : addresses(vendor, tenants)) {
                mails.add(
                        new Mail(vendor.id(), MAIL, alert.id(), address, "en", alert.reachedAt()));
            }
        }
        messages.queue(tx, mails);
    }

    /** Whether the figures are this vendor's alone: those of an entity are the operator's. */
    private static boolean isOwn(Vendor vendor, List<VendorId> tenants) {
        return !vendor.live() || tenants.size() == 1;
    }

    private List<String> addresses(Vendor vendor, List<VendorId> tenants) {
        if (!isOwn(vendor, tenants)) {
            return List.of(vendor.entity().email());
        }
        List<String> people = persons.emails(vendor.account(), ROLES);
        return people.isEmpty() ? List.of(vendor.supportEmail()) : people;
    }

    private static Event event(Alert it) {
        return new Event(
                it.vendor(), EVENT, it.id(), "system", it.reachedAt(), Json.write(it.view()));
    }
}
