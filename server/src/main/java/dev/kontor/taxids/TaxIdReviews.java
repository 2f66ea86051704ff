package dev.kontor.taxids;

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
import dev.kontor.web.By;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tax ids of sales that are in doubt, and what people decide about them (handbook 4.4). Only its
 * authority's yes frees a sale from tax: the register's, or what a person saw on the authority's
 * page; whether the yes was for this buyer a person judges.
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
    private final HandCheckStore seen;
    private final TaxIdChecks checks;

    TaxIdReviews(
            Database database,
            Clocks clocks,
            Vendors vendors,
            Jobs jobs,
            AuditLog audit,
            LookUpTaxId lookUp,
            TaxIdCaseStore store,
            ConfirmationStore confirmations,
            HandCheckStore seen,
            TaxIdChecks checks) {
        this.database = database;
        this.clocks = clocks;
        this.vendors = vendors;
        this.jobs = jobs;
        this.audit = audit;
        this.lookUp = lookUp;
        this.store = store;
        this.confirmations = confirmations;
        this.seen = seen;
        this.checks = checks;
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
     * register has not said yes to an id whose sale was taxed: {@link #confirm} says so for it.
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
     * A person has seen on the authority's page that the id is the buyer's: kept for 30 days, and
     * the sale gets its tax back, as if the register had said yes. 403 for who may not, 409 when a
     * register has answered (a yes to another name is {@linkplain #accept accepted}) or the sale is
     * too old, 422 for a day that does not count any more, or for another name than the buyer's
     * without a note.
     */
    public TaxIdCase confirm(By by, UUID order, TaxIdChecks.Seen seen, @Nullable String note) {
        checks.need(by);
        Instant now = clocks.now(by.tenant());
        TaxIdCase one = undecided(by.tenant(), order);
        if (one.state() == TaxIdCase.State.DENIED) {
            throw Problem.conflict(
                    "tax_id_not_confirmed", "The register has said no to this id since the sale.");
        }
        if (one.hasYesToAnotherName()) {
            throw Problem.conflict(
                    "tax_id_confirmed",
                    "The register has confirmed this id, to another name: accept or reject it.");
        }
        if (one.isTaxed() && !TaxIdState.corrects(one.soldAt(), now)) {
            throw tooLate();
        }
        String why = note == null ? "" : note.strip();
        if (why.isEmpty() && TraderNames.differ(lookUp.nameOf(one), seen.name())) {
            throw Problem.invalid(
                    "/note", "required", "The name is not the buyer's: say why it is the same.");
        }
        database.run(tx -> {
            HandCheck kept = checks.keep(tx, by, one.country(), one.taxId(), seen);
            String reason = why.isEmpty() ? kept.reference() : why;
            if (!store.confirmed(tx, one, kept, new TaxIdCase.Decided(by.actor(), now, reason))) {
                throw decided();
            }
            audit(tx, one, word(TaxIdCase.State.ACCEPTED), by.actor(), reason, by.requestId());
            if (one.isTaxed()) {
                jobs.schedule(tx, by.tenant(), LookUpTaxId.JOB, order.toString(), now);
            }
        });
        return of(by.tenant(), order);
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
            seen.delete(tx, vendor, one.country(), one.taxId());
        });
        Vendor seller = vendors.get(vendor);
        if (seller.live()) {
            confirmations.delete(one.taxId(), seller.entity().vatId());
        }
        return of(vendor, order);
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
                        one.country(),
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
