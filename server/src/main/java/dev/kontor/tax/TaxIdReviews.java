package dev.kontor.tax;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tax ids of sales that are in doubt, and what people decide about them (handbook 4.4). Only a
 * register's yes frees a sale from tax; a person judges whether the yes was for this buyer.
 */
public final class TaxIdReviews {
    private static final String ORDER = "ord";

    private final Database database;
    private final Clocks clocks;
    private final Vendors vendors;
    private final Jobs jobs;
    private final AuditLog audit;
    private final LookUpTaxId lookUp;
    private final TaxIdCaseStore store;
    private final ConfirmationStore confirmations;

    TaxIdReviews(
            Database database,
            Clocks clocks,
            Vendors vendors,
            Jobs jobs,
            AuditLog audit,
            LookUpTaxId lookUp,
            TaxIdCaseStore store,
            ConfirmationStore confirmations) {
        this.database = database;
        this.clocks = clocks;
        this.vendors = vendors;
        this.jobs = jobs;
        this.audit = audit;
        this.lookUp = lookUp;
        this.store = store;
        this.confirmations = confirmations;
    }

    LookUpTaxId lookUp() {
        return lookUp;
    }

    /**
     * Cases, newest sale first.
     *
     * @param states empty for all
     * @param after the order after which the list begins
     */
    public List<TaxIdCase> list(
            VendorId vendor, Set<TaxIdCase.State> states, @Nullable UUID after, int limit) {
        return store.list(vendor, states, after, limit);
    }

    /** The case of a sale; 404 without one. */
    public TaxIdCase of(VendorId vendor, UUID order) {
        return store.find(vendor, order)
                .orElseThrow(() -> Problem.notFound("tax id in doubt", Ids.format(ORDER, order)));
    }

    /**
     * Asks the register now. May wait for the network. 409 when the case is decided, or too old for
     * an answer to change anything.
     */
    public TaxIdCase ask(VendorId vendor, UUID order, String actor, @Nullable String requestId) {
        Instant now = clocks.now(vendor);
        TaxIdCase one = undecided(vendor, order);
        if (!TaxIdState.corrects(one.soldAt(), now)) {
            throw tooLate();
        }
        schedule(vendor, order, now.plus(TaxIdState.RETRY));
        Instant again = lookUp.run(one, now).orElse(now);
        schedule(vendor, order, again);
        TaxIdCase asked = of(vendor, order);
        database.run(tx -> audit(tx, asked, "asked", actor, word(asked.state()), requestId));
        return asked;
    }

    /** The watch goes on from there, or ends by itself. */
    private void schedule(VendorId vendor, UUID order, Instant at) {
        database.run(tx -> jobs.schedule(tx, vendor, LookUpTaxId.JOB, order.toString(), at));
    }

    /**
     * The id is the buyer's. A sale that was made without tax stays as it is; one that was taxed,
     * and whose id the register has confirmed to another name, gets its tax back. 409 when the
     * register has not said yes to an id whose sale was taxed.
     */
    public TaxIdCase accept(
            VendorId vendor, UUID order, String note, String actor, @Nullable String requestId) {
        Instant now = clocks.now(vendor);
        TaxIdCase one = undecided(vendor, order);
        if (one.isTaxed() && !one.isKnownUnderAnotherName()) {
            throw Problem.conflict(
                    "tax_id_not_confirmed",
                    "The register has not confirmed this id: only its yes gives the tax back.");
        }
        if (one.isTaxed() && !TaxIdState.corrects(one.soldAt(), now)) {
            throw tooLate();
        }
        database.run(tx -> {
            decide(tx, one, TaxIdCase.State.ACCEPTED, note, actor, requestId, now);
            if (one.isTaxed()) {
                jobs.schedule(tx, vendor, LookUpTaxId.JOB, order.toString(), now);
            }
        });
        return of(vendor, order);
    }

    /**
     * The id is not the buyer's, who counts as a consumer: the register is not asked for this sale
     * any more, and what it confirmed serves no further sale. Tax that was not charged is due;
     * nobody takes it from the buyer afterwards.
     */
    public TaxIdCase reject(
            VendorId vendor, UUID order, String note, String actor, @Nullable String requestId) {
        Instant now = clocks.now(vendor);
        TaxIdCase one = undecided(vendor, order);
        database.run(tx -> {
            decide(tx, one, TaxIdCase.State.REJECTED, note, actor, requestId, now);
            jobs.cancel(tx, vendor, LookUpTaxId.JOB, order.toString());
        });
        Vendor seller = vendors.get(vendor);
        if (seller.live()) {
            confirmations.delete(one.taxId(), seller.entity().vatId());
        }
        return of(vendor, order);
    }

    void dropped(Tx tx, VendorId vendor, UUID order) {
        store.delete(tx, vendor, order);
    }

    private TaxIdCase undecided(VendorId vendor, UUID order) {
        TaxIdCase one = of(vendor, order);
        if (!one.state().isUndecided()) {
            throw decided();
        }
        return one;
    }

    private void decide(
            Tx tx,
            TaxIdCase one,
            TaxIdCase.State state,
            String note,
            String actor,
            @Nullable String requestId,
            Instant now) {
        if (note.isBlank()) {
            throw Problem.invalid("/note", "required", "Say why.");
        }
        if (!store.decided(tx, one, state, new TaxIdCase.Decided(actor, now, note.strip()))) {
            throw decided();
        }
        audit(tx, one, word(state), actor, note.strip(), requestId);
    }

    private void audit(
            Tx tx,
            TaxIdCase one,
            String what,
            String actor,
            String reason,
            @Nullable String requestId) {
        audit.append(
                tx,
                new AuditLog.Entry(
                        one.vendor(),
                        actor,
                        "tax_id." + what,
                        Ids.format(ORDER, one.orderId()),
                        reason,
                        one.taxId(),
                        requestId),
                clocks.now(one.vendor()));
    }

    private static Problem decided() {
        return Problem.conflict("tax_id_decided", "This tax id is decided already.");
    }

    private static Problem tooLate() {
        return Problem.conflict(
                "tax_id_too_late", "The sale is more than 60 days old and is not corrected.");
    }

    private static String word(TaxIdCase.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
