package dev.kontor.tax;

import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.ids.TaxIdCheck;
import dev.kontor.tax.ids.TaxIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an eye on sales whose tax id is in doubt (handbook 4.4): asks the register every hour for
 * as long as the sale can be corrected, and tells the module above when the answer is yes.
 */
final class WatchTaxIds {
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

    void tell(TaxIdConfirmed.Listener newListener) {
        listener = newListener;
    }

    /**
     * Notes the sales among these whose tax id is in doubt, in their own transaction.
     *
     * @param matters whether anything about the sale depends on its id
     */
    void note(Tx tx, List<Determination> sales, Predicate<Determination> matters) {
        List<TaxIdCase> cases = new ArrayList<>();
        for (Determination sale : sales) {
            if (sale.no() == 1) {
                doubtful(sale).filter(it -> matters.test(sale)).ifPresent(cases::add);
            }
        }
        if (cases.isEmpty()) {
            return;
        }
        store.insert(tx, cases);
        for (TaxIdCase one : cases) {
            Instant first = one.soldAt().plus(SOON);
            jobs.schedule(tx, one.vendor(), LookUpTaxId.JOB, one.orderId().toString(), first);
        }
    }

    private static Optional<TaxIdCase> doubtful(Determination sale) {
        TaxQuestion.TaxId id = sale.question().buyer().taxId();
        TaxIdDoubt doubt =
                switch (id.status()) {
                    case UNAVAILABLE, PENDING -> TaxIdDoubt.UNAVAILABLE;
                    case VALID -> id.doubt();
                    case NONE, INVALID -> null;
                };
        if (doubt == null || id.typed() == null) {
            return Optional.empty();
        }
        TaxIdCheck check = TaxIds.check(sale.question().buyer().countryOfId(), id.typed());
        return check.checksum()
                ? Optional.of(
                        new TaxIdCase(
                                sale.vendor(),
                                sale.orderId(),
                                check.country(),
                                id.typed(),
                                check.normalized(),
                                doubt,
                                TaxIdCase.State.OPEN,
                                sale.determinedAt(),
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
