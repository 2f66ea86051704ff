package dev.kontor.access;

import java.util.List;

/** What a key may be allowed to do, one scope at a time; {@code *} is all of it. */
public final class Scopes {
    /** Everything. */
    public static final String ALL = "*";

    /** All scopes that a call of the API may ask for. */
    public static final List<String> KNOWN =
            List.of(
                    "orders:read",
                    "orders:write",
                    "checkouts:read",
                    "checkouts:write",
                    "catalog:read",
                    "catalog:write",
                    "buyers:read",
                    "licenses:read",
                    "licenses:write",
                    "invoices:read",
                    "refunds:read",
                    "refunds:write",
                    "tickets:read",
                    "tickets:write",
                    "reviews:read",
                    "reviews:write",
                    "risk:read",
                    "risk:write",
                    "tax:read",
                    "tax:write",
                    "ledger:read",
                    "events:read",
                    "webhooks:read",
                    "webhooks:write",
                    "sandbox:write");

    private Scopes() {}
}
