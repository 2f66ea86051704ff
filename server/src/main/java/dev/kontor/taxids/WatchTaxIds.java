package dev.kontor.taxids;

import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.taxids.forms.TaxIdCheck;
import dev.kontor.taxids.forms.TaxIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an eye on sales whose tax id is in doubt (handbook 4.4): asks the register every hour for
 * as long as the sale can be corrected, and tells the module above when the answer is yes.
 */
public final class WatchTaxIds {
    /** By then the invoice has the buyer's name, and who can be asked is known. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Database database;
    private final LookUpTaxId lookUp;
    private final TaxIdCaseStore store;
    private final Jobs jobs;
    private volatile TaxIdConfirmed.@Nullable Listener listener;

    WatchTaxIds(Database database, LookUpTaxId lookUp, TaxIdCaseStore store, Jobs jobs) {
        this.database = database;
        this.lookUp = lookUp;
        this.store = store;
        this.jobs = jobs;
        jobs.handle(LookUpTaxId.JOB, this::run);
    }

    /** Tells the listener of every tax id that its register confirms after the sale. */
    public void whenConfirmed(TaxIdConfirmed.Listener newListener) {
        listener = newListener;
    }

    /** Names who knows under which name a buyer appears on the invoice. Called by the wiring. */
    public void nameBuyers(BiFunction<VendorId, UUID, Optional<String>> names) {
        lookUp.names(names::apply);
    }

    /**
     * Notes sales whose tax id is in doubt, in their own transaction. An id that cannot be one of
     * its country is none in doubt.
     */
    public void note(Tx tx, List<SaleInDoubt> sales) {
        List<TaxIdCase> cases =
                sales.stream().map(WatchTaxIds::opened).flatMap(Optional::stream).toList();
        if (cases.isEmpty()) {
            return;
        }
        store.insert(tx, cases);
        for (TaxIdCase one : cases) {
            Instant first = one.soldAt().plus(SOON);
            jobs.schedule(tx, one.vendor(), LookUpTaxId.JOB, one.orderId().toString(), first);
        }
    }

    private static Optional<TaxIdCase> opened(SaleInDoubt sale) {
        TaxIdCheck check = TaxIds.check(sale.country(), sale.typed());
        return check.checksum()
                ? Optional.of(
                        new TaxIdCase(
                                sale.vendor(),
                                sale.orderId(),
                                check.country(),
                                sale.typed(),
                                check.normalized(),
                                sale.doubt(),
                                TaxIdCase.State.OPEN,
                                sale.soldAt(),
                                null,
                                0,
                                null,
                                TaxIdCase.Found.NOTHING,
                                null,
                                null,
                                null,
                                null))
                : Optional.empty();
    }

    /** Forgets the doubt about the tax id of an order that did not become a sale. */
    public void dropped(Tx tx, VendorId vendor, UUID orderId) {
        store.delete(tx, vendor, orderId);
    }

    private Optional<Instant> run(VendorId vendor, String key, Instant now) {
        TaxIdCase one = store.find(vendor, UUID.fromString(key)).orElse(null);
        if (one == null) {
            return Optional.empty();
        }
        return switch (one.state()) {
            case OPEN -> ask(one, now);
            case CONFIRMED, ACCEPTED -> settle(one, now);
            case NO_REGISTER -> lookUp.wasSeen(one, now) ? ask(one, now) : Optional.empty();
            case DENIED, EXPIRED, REJECTED -> Optional.empty();
        };
    }

    /** Of a sale that cannot be corrected any more only a person's doubt stays open. */
    private Optional<Instant> ask(TaxIdCase one, Instant now) {
        if (one.isKnownUnderAnotherName()) {
            return Optional.empty();
        }
        if (TaxIdState.corrects(one.soldAt(), now)) {
            Optional<Instant> again = lookUp.run(one, now);
            return again.or(() -> settled(one, now));
        }
        if (one.doubt() != TaxIdDoubt.OTHER_NAME) {
            database.run(tx ->
                    store.answered(
                            tx, one, TaxIdCase.State.EXPIRED, one.reason(), null, null, now));
        }
        return Optional.empty();
    }

    private Optional<Instant> settled(TaxIdCase asked, Instant now) {
        return store.find(asked.vendor(), asked.orderId())
                .filter(it -> it.state() == TaxIdCase.State.CONFIRMED)
                .flatMap(it -> settle(it, now));
    }

    /** Tells the module above, until it has settled the sale or 60 days have passed. */
    private Optional<Instant> settle(TaxIdCase one, Instant now) {
        TaxIdConfirmed.Listener told = listener;
        if (!one.isTaxed()
                || one.correctedAt() != null
                || !TaxIdState.corrects(one.soldAt(), now)) {
            return Optional.empty();
        }
        if (told != null
                && told.confirmed(
                        new TaxIdConfirmed(
                                one.vendor(),
                                one.orderId(),
                                one.country(),
                                one.taxId(),
                                one.consultationNumber(),
                                now))) {
            store.corrected(one, now);
            return Optional.empty();
        }
        return Optional.of(now.plus(TaxIdState.RETRY));
    }
}
