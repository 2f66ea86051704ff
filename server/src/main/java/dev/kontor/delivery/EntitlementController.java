package dev.kontor.delivery;

import dev.kontor.buyers.BuyerId;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import dev.kontor.web.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/entitlements} (api.md 7). */
@RestController
final class EntitlementController implements Expandable {
    private final Delivery delivery;
    private final EntitlementStore entitlements;
    private final Database database;
    private final Clocks clocks;

    EntitlementController(
            Delivery delivery, EntitlementStore entitlements, Database database, Clocks clocks) {
        this.delivery = delivery;
        this.entitlements = entitlements;
        this.database = database;
        this.clocks = clocks;
    }

    @GetMapping("/v1/entitlements")
    Page<EntitlementView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(required = false) @Nullable String buyer) {
        caller.need("licenses:read");
        BuyerId owner = LicenseController.parse("buyer", buyer, BuyerId::parse);
        Instant now = clocks.now(caller.vendor());
        List<Entitlement> rows =
                database.read(sql ->
                        entitlements.list(
                                sql,
                                caller.vendor(),
                                owner,
                                page.afterId("ent"),
                                page.limit(),
                                now));
        return Page.of(rows, page, it -> it.id().toString(), delivery::view);
    }

    @Override
    public String prefix() {
        return "ent";
    }

    @Override
    @GetMapping("/v1/entitlements/{id}")
    public EntitlementView get(Caller caller, @PathVariable String id) {
        caller.need("licenses:read");
        EntitlementId entitlement = id(id);
        Instant now = clocks.now(caller.vendor());
        return database.read(sql -> entitlements.find(sql, caller.vendor(), entitlement, now))
                .map(delivery::view)
                .orElseThrow(() -> Problem.notFound("entitlement", id));
    }

    static EntitlementId id(String text) {
        if (!Ids.isValid("ent", text)) {
            throw Problem.notFound("entitlement", text);
        }
        return EntitlementId.parse(text);
    }
}
