package dev.kontor.console.ledger;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import dev.kontor.ledger.Journal;
import dev.kontor.ledger.JournalId;
import dev.kontor.ledger.JournalKind;
import dev.kontor.ledger.Ledger;
import dev.kontor.ledger.LedgerAudit;
import dev.kontor.ledger.TrialBalance;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Choice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The books, for reading: whoever looks sees first whether they balance. */
@Controller
final class LedgerRoomController {
    static final String PATH = "/console/ledger";
    static final String JOURNALS = PATH + "/journals";

    private static final int SHOWN = 25;

    private final Ledger ledger;
    private final Orders orders;
    private final ConsolePages pages;

    LedgerRoomController(Ledger ledger, Orders orders, ConsolePages pages) {
        this.ledger = ledger;
        this.orders = orders;
        this.pages = pages;
    }

    /** All accounts at the end of a day; now without one. */
    @GetMapping(PATH)
    ResponseEntity<byte[]> accounts(Staff staff, @RequestParam(defaultValue = "") String day) {
        Optional<LocalDate> chosen = day(day);
        TrialBalance balance =
                chosen.map(it ->
                                ledger.trialBalance(
                                        staff.vendorId(),
                                        it.plusDays(1)
                                                .atStartOfDay(staff.zone())
                                                .toInstant()
                                                .minusNanos(1_000)))
                        .orElseGet(() -> ledger.trialBalance(staff.vendorId()));
        return pages.page(
                staff,
                "console/ledger/accounts.jte",
                Map.of(
                        "page",
                        LedgerPage.of(balance, ledger.balances(staff.vendorId()), staff),
                        "day",
                        chosen.map(LocalDate::toString).orElse("")));
    }

    @GetMapping(JOURNALS)
    ResponseEntity<byte[]> journals(
            Staff staff,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String before) {
        JournalKind chosen = kind(kind);
        List<Journal> found =
                ledger.journals(
                        staff.vendorId(),
                        order.isEmpty() ? null : order(order),
                        chosen,
                        before.isEmpty() ? null : journal(before),
                        SHOWN + 1);
        boolean more = found.size() > SHOWN;
        List<Journal> shown = more ? found.subList(0, SHOWN) : found;
        String base = JOURNALS + "?order=" + order + "&kind=" + (chosen == null ? "" : kind);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "rows",
                shown.stream().map(it -> JournalPage.of(it, number(staff, it), staff)).toList());
        model.put("order", order);
        model.put("kinds", kinds(staff, chosen));
        model.put("first", before.isEmpty() ? "" : base);
        model.put("older", more ? base + "&before=" + shown.getLast().id() : "");
        return pages.page(staff, "console/ledger/journals.jte", model);
    }

    @GetMapping(JOURNALS + "/{id}")
    ResponseEntity<byte[]> journal(Staff staff, @PathVariable String id) {
        Journal journal =
                ledger.journal(staff.vendorId(), journal(id))
                        .orElseThrow(() -> Problem.notFound("journal", id));
        return pages.page(
                staff,
                "console/ledger/journal.jte",
                Map.of("page", JournalPage.of(journal, number(staff, journal), staff)));
    }

    /** Reads all books and checks every rule. */
    @GetMapping(PATH + "/audit")
    ResponseEntity<byte[]> audit(Staff staff) {
        LedgerAudit audit = ledger.audit(staff.vendorId());
        return pages.page(
                staff,
                "console/ledger/audit.jte",
                Map.of("audit", audit, "at", staff.words().time(audit.at(), staff.zone())));
    }

    /** The number of the order that a journal belongs to. */
    private @Nullable String number(Staff staff, Journal journal) {
        UUID order = journal.order();
        return order == null
                ? null
                : orders.find(staff.vendorId(), new OrderId(order))
                        .map(Order::snapshot)
                        .map(it -> it.number())
                        .orElse(null);
    }

    private static List<Choice> kinds(Staff staff, @Nullable JournalKind chosen) {
        List<Choice> all = new ArrayList<>();
        all.add(new Choice("", staff.words().get("console.journal.any"), chosen == null));
        Arrays.stream(JournalKind.values())
                .forEach(it ->
                        all.add(
                                new Choice(
                                        it.label(),
                                        staff.words().get("console.journal." + it.label()),
                                        it == chosen)));
        return all;
    }

    private static @Nullable JournalKind kind(String label) {
        return Arrays.stream(JournalKind.values())
                .filter(it -> it.label().equals(label))
                .findFirst()
                .orElse(null);
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException e) { // As if no day were chosen.
            return Optional.empty();
        }
    }

    private static UUID order(String id) {
        if (!Ids.isValid("ord", id)) {
            throw Problem.notFound("order", id);
        }
        return Ids.parse("ord", id);
    }

    private static JournalId journal(String id) {
        if (!Ids.isValid("jrn", id)) {
            throw Problem.notFound("journal", id);
        }
        return new JournalId(Ids.parse("jrn", id));
    }
}
