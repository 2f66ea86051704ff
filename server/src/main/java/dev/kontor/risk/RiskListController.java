package dev.kontor.risk;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/risk/lists}: whom to refuse and whom to trust (api.md 6; handbook 7.2). */
@RestController
final class RiskListController {

    private final Lists lists;
    private final Vault vault;
    private final AuditLog audit;
    private final Idempotent idempotent;
    private final Clocks clocks;

    RiskListController(
            Lists lists, Vault vault, AuditLog audit, Idempotent idempotent, Clocks clocks) {
        this.lists = lists;
        this.vault = vault;
        this.audit = audit;
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    record NewEntry(
            ListEntry.Name list,
            ListKind kind,
            @Size(min = 1, max = 300) String value,
            @Nullable @Size(max = 500) String reason,
            @Nullable Instant expiresAt) {
        NewEntry {
            try {
                if (kind.normalize(value).isEmpty()) {
                    throw new IllegalArgumentException("empty");
                }
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(
                        "/value", "invalid_value", "Is not a valid " + kind.code() + ".");
            }
            if (expiresAt != null && expiresAt.isBefore(Instant.EPOCH)) {
                throw Problem.invalid("/expires_at", "out_of_range", "Must not be before 1970.");
            }
        }
    }

    record EntryView(
            String id,
            String list,
            String kind,
            @Nullable String value,
            @Nullable String reason,
            String actor,
            @Nullable Instant expiresAt,
            Instant createdAt) {
        static EntryView of(ListEntry entry) {
            return new EntryView(
                    entry.shownId(),
                    entry.list().code(),
                    entry.kind().code(),
                    entry.value(),
                    entry.reason(),
                    entry.actor(),
                    entry.expiresAt(),
                    entry.createdAt());
        }
    }

    /** Adds an entry. One for the same value is renewed and keeps its id. */
    @PostMapping("/v1/risk/lists")
    ResponseEntity<byte[]> add(
            HttpServletRequest request, Caller caller, @RequestBody NewEntry body) {
        caller.need("risk:write");
        Instant now = clocks.now(caller.vendor());
        return idempotent.once(
                request, caller, 201, tx -> EntryView.of(put(tx, caller, body, now)));
    }

    private ListEntry put(Tx tx, Caller caller, NewEntry body, Instant now) {
        ListEntry entry = entry(Ids.next(), caller, body, now);
        UUID id = lists.put(tx, caller.vendor(), entry);
        ListEntry stored = entry(id, caller, body, now);
        audit(tx, caller, "risk_list.added", stored.shownId(), body.reason(), stored.code());
        return stored;
    }

    private ListEntry entry(UUID id, Caller caller, NewEntry body, Instant now) {
        return new ListEntry(
                id,
                body.list(),
                body.kind(),
                body.value(),
                Fingerprints.hash(vault, body.kind(), body.value()),
                body.reason(),
                caller.actor(),
                body.expiresAt(),
                now);
    }

    @DeleteMapping("/v1/risk/lists/{id}")
    ResponseEntity<byte[]> remove(
            HttpServletRequest request, Caller caller, @PathVariable String id) {
        caller.need("risk:write");
        if (!Ids.isValid("rle", id)) {
            throw RiskProblems.noEntry(id);
        }
        return idempotent.removed(
                request,
                caller,
                tx -> {
                    if (!lists.remove(tx, caller.vendor(), Ids.parse("rle", id))) {
                        throw RiskProblems.noEntry(id);
                    }
                    audit(tx, caller, "risk_list.removed", id, null, null);
                });
    }

    @GetMapping("/v1/risk/lists")
    Page<EntryView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(required = false) @Nullable String kind) {
        caller.need("risk:read");
        List<ListEntry> rows =
                lists.page(
                        caller.vendor(),
                        constant(ListEntry.Name.values(), list, "/list"),
                        constant(ListKind.values(), kind, "/kind"),
                        page.afterId("rle"),
                        page.limit());
        return Page.of(rows, page, ListEntry::shownId, EntryView::of);
    }

    private static <E extends Enum<E>> @Nullable E constant(
            E[] all, @Nullable String name, String pointer) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(all)
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> RiskProblems.unknown(pointer));
    }

    private void audit(
            Tx tx,
            Caller caller,
            String action,
            String object,
            @Nullable String reason,
            @Nullable String detail) {
        audit.append(
                tx,
                new AuditLog.Entry(
                        caller.vendor(),
                        caller.actor(),
                        action,
                        object,
                        reason,
                        detail,
                        caller.requestId()),
                clocks.real());
    }
}
