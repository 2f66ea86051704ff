package dev.kontor.checkout;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Settings;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.time.Instant;

/** Checkout sessions, for the shops above. */
public final class Checkouts {
    private final Database database;
    private final Vendors vendors;
    private final Clocks clocks;
    private final Settings settings;
    private final EditSession edit;
    private final SubmitSession submit;
    private final SessionStore store;
    private final SessionTokens tokens;

    Checkouts(
            Database database,
            Vendors vendors,
            Clocks clocks,
            Settings settings,
            EditSession edit,
            SubmitSession submit,
            SessionStore store,
            SessionTokens tokens) {
        this.database = database;
        this.vendors = vendors;
        this.clocks = clocks;
        this.settings = settings;
        this.edit = edit;
        this.submit = submit;
        this.store = store;
        this.tokens = tokens;
    }

    /** Opens a session and answers the path of its page; faults of the cart are a 422. */
    public String open(VendorId vendor, Draft draft) {
        Session session = edit.prepare(vendor, draft, clocks.now(vendor));
        database.run(tx -> edit.open(tx, session));
        return path(session);
    }

    /** The session, brought up to date with its order. A 404 when there is none. */
    Session get(VendorId vendor, CheckoutId id) {
        Session session =
                store.find(vendor, id).orElseThrow(() -> CheckoutProblems.notFound(id.toString()));
        return submit.refresh(session, clocks.now(vendor));
    }

    CheckoutView view(Session session) {
        Instant now = clocks.now(session.vendor());
        return CheckoutView.of(session, settings.baseUrl() + path(session), now);
    }

    String path(Session session) {
        return "/c/" + tokens.of(vendors.get(session.vendor()), session.id());
    }
}
