package dev.kontor.checkout;

import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Opens sessions and changes open ones; every change is priced anew. */
final class EditSession {
    private static final int TRIES = 5;

    private final Database database;
    private final SessionStore store;
    private final Quoting quoting;

    EditSession(Database database, SessionStore store, Quoting quoting) {
        this.database = database;
        this.store = store;
        this.quoting = quoting;
    }

    /** A new session, not yet written; faults of the cart are a 422. */
    Session prepare(VendorId vendor, Draft draft, Instant now) {
        return Session.open(vendor, draft, quoting.of(vendor, draft, now), now);
    }

    /** Writes a prepared session. */
    void open(Tx tx, Session session) {
        store.insert(tx, session);
    }

    /**
     * The session after the change. One that is not open any more is answered as it is: look at its
     * status.
     */
    Session change(VendorId vendor, CheckoutId id, UnaryOperator<Draft> change, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            Session before = get(vendor, id);
            if (before.statusAt(now) != CheckoutStatus.OPEN) {
                return before;
            }
            Draft draft = change.apply(before.draft());
            Session after = before.changed(draft, quoting.of(vendor, draft, now), now);
            if (database.write(tx -> store.change(tx, before, after))) {
                return after;
            }
        }
        throw CheckoutProblems.busy();
    }

    private Session get(VendorId vendor, CheckoutId id) {
        return store.find(vendor, id).orElseThrow(() -> CheckoutProblems.notFound(id.toString()));
    }
}
