package dev.kontor.ledger;

import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books, for reading (api.md 10). */
@RestController
final class LedgerController {
    private static final String SCOPE = "ledger:read";

    record JournalView(
            String id, String kind, @Nullable String order, Instant at, List<EntryView> entries) {
        static JournalView of(Journal journal) {
            UUID order = journal.order();
            return new JournalView(
                    journal.id().toString(),
                    journal.kind().label(),
                    order == null ? null : Ids.format("ord", order),
                    journal.at(),
                    journal.entries().stream().map(EntryView::of).toList());
        }
    }

    record EntryView(
            int account,
            String name,
            long debit,
            long credit,
            String currency,
            @Nullable String gateway,
            @Nullable String jurisdiction,
            @Nullable String taxType) {
        static EntryView of(Entry entry) {
            return new EntryView(
                    entry.account().number(),
                    entry.account().title(),
                    entry.debit(),
                    entry.credit(),
                    entry.currency().getCurrencyCode(),
                    entry.gateway(),
                    entry.jurisdiction(),
                    entry.taxType());
        }
    }

    record TrialBalanceView(Instant at, List<RowView> accounts, List<TotalsView> totals) {
        static TrialBalanceView of(TrialBalance it) {
            return new TrialBalanceView(
                    it.at(),
                    it.accounts().stream().map(RowView::of).toList(),
                    it.totals().stream().map(TotalsView::of).toList());
        }
    }

    record RowView(
            int account, String name, long debit, long credit, long balance, String currency) {
        static RowView of(TrialBalance.Row it) {
            return new RowView(
                    it.account().number(),
                    it.account().title(),
                    it.debit(),
                    it.credit(),
                    it.balance(),
                    it.currency().getCurrencyCode());
        }
    }

    record TotalsView(long debit, long credit, String currency) {
        static TotalsView of(TrialBalance.Totals it) {
            return new TotalsView(it.debit(), it.credit(), it.currency().getCurrencyCode());
        }
    }

    record BalanceView(
            long pending, long available, long reserved, long inTransit, String currency) {
        static BalanceView of(VendorBalance it) {
            return new BalanceView(
                    it.pending(),
                    it.available(),
                    it.reserved(),
                    it.inTransit(),
                    it.currency().getCurrencyCode());
        }
    }

    private final Ledger ledger;

    LedgerController(Ledger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/v1/ledger/journals")
    Page<JournalView> journals(
            Caller caller,
            Page.Request page,
            @RequestParam(name = "order", required = false) @Nullable String order) {
        caller.need(SCOPE);
        List<Journal> journals =
                ledger.journals(
                        caller.vendor(),
                        order == null ? null : id("ord", order, "/order"),
                        null,
                        page.after() == null
                                ? null
                                : new JournalId(id("jrn", page.after(), "/cursor")),
                        page.limit() + 1);
        return Page.of(journals, page, it -> it.id().toString(), JournalView::of);
    }

    @GetMapping("/v1/ledger/trial_balance")
    TrialBalanceView trialBalance(
            Caller caller, @RequestParam(name = "at", required = false) @Nullable Instant at) {
        caller.need(SCOPE);
        return TrialBalanceView.of(
                at == null
                        ? ledger.trialBalance(caller.vendor())
                        : ledger.trialBalance(caller.vendor(), at));
    }

    @GetMapping("/v1/balances")
    Page<BalanceView> balances(Caller caller) {
        caller.need(SCOPE);
        return new Page<>(
                ledger.balances(caller.vendor()).stream().map(BalanceView::of).toList(), null);
    }

    private static UUID id(String prefix, String text, String pointer) {
        if (!Ids.isValid(prefix, text)) {
            throw Problem.invalid(
                    pointer, "invalid_value", "Is not an id of the form " + prefix + "_….");
        }
        return Ids.parse(prefix, text);
    }
}
