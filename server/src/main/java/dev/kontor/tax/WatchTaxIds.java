package dev.kontor.tax;

import dev.kontor.platform.Jobs;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.ids.TaxIdCheck;
import dev.kontor.tax.ids.TaxIds;
import dev.kontor.tax.registers.TaxRegister.Answer;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an eye on sales whose tax id is in doubt (handbook 4.4): asks the register every hour for
 * as long as the sale can be corrected, and tells the module above when the answer is yes.
 */
final class WatchTaxIds {
    static final String JOB = "tax_id";

    private final AskRegister register;
    private final TaxIdCaseStore store;
    private final Vendors vendors;
    private final Jobs jobs;
    private volatile TaxIdConfirmed.@Nullable Listener listener;

    WatchTaxIds(AskRegister register, TaxIdCaseStore store, Vendors vendors, Jobs jobs) {
        this.register = register;
        this.store = store;
        this.vendors = vendors;
        this.jobs = jobs;
        jobs.handle(JOB, this::run);
    }

    void tell(TaxIdConfirmed.Listener newListener) {
        listener = newListener;
    }

    /** Notes the sales among these whose tax id is in doubt, in their own transaction. */
    void note(Tx tx, List<Determination> sales) {
        List<TaxIdCase> cases = new ArrayList<>();
        for (Determination sale : sales) {
            if (sale.no() == 1) {
                doubtful(sale).ifPresent(cases::add);
            }
        }
        if (cases.isEmpty()) {
            return;
        }
        store.insert(tx, cases);
        for (TaxIdCase one : cases) {
            if (one.doubt() != TaxIdDoubt.OTHER_NAME) {
                jobs.schedule(
                        tx,
                        one.vendor(),
                        JOB,
                        one.orderId().toString(),
                        one.soldAt().plus(TaxIdState.RETRY));
            }
        }
    }

    private static Optional<TaxIdCase> doubtful(Determination sale) {
        String country = sale.question().buyer().country();
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
        TaxIdCheck check = TaxIds.check(country, id.typed());
        return check.checksum()
                ? Optional.of(
                        new TaxIdCase(
                                sale.vendor(),
                                sale.orderId(),
                                check.country(),
                                check.normalized(),
                                doubt,
                                TaxIdCase.State.OPEN,
                                sale.determinedAt(),
                                null,
                                0,
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
            case CONFIRMED -> settle(one, one.consultationNumber(), now);
            case DENIED, NO_REGISTER, EXPIRED -> Optional.empty();
        };
    }

    private Optional<Instant> ask(TaxIdCase one, Instant now) {
        if (!TaxIdState.corrects(one.soldAt(), now)) {
            store.answered(one, TaxIdCase.State.EXPIRED, one.reason(), null, now);
            return Optional.empty();
        }
        Vendor vendor = vendors.get(one.vendor());
        TaxIdQuestion question =
                new TaxIdQuestion(
                        one.country(), one.taxId(), vendor.live(), vendor.entity().vatId(), null);
        Answer answer =
                register.ask(question, TaxIds.check(one.country(), one.taxId()), one.soldAt(), now);
        return switch (answer.status()) {
            case VALID -> {
                store.answered(
                        one, TaxIdCase.State.CONFIRMED, null, answer.consultationNumber(), now);
                yield settle(one, answer.consultationNumber(), now);
            }
            case INVALID -> {
                store.answered(one, TaxIdCase.State.DENIED, null, null, now);
                yield Optional.empty();
            }
            case UNAVAILABLE -> stillDown(one, answer, now);
        };
    }

    private Optional<Instant> stillDown(TaxIdCase one, Answer answer, Instant now) {
        Instant again = answer.again();
        store.answered(
                one,
                again == null ? TaxIdCase.State.NO_REGISTER : TaxIdCase.State.OPEN,
                answer.reason(),
                null,
                now);
        return again == null
                ? Optional.empty()
                : Optional.of(later(now.plus(TaxIdState.RETRY), again));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Tells the module above, until it has settled the sale or 60 days have passed. */
    private Optional<Instant> settle(
            TaxIdCase one, @Nullable String consultationNumber, Instant now) {
        TaxIdConfirmed.Listener told = listener;
        if (one.doubt() != TaxIdDoubt.UNAVAILABLE
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
                                consultationNumber,
                                now))) {
            store.corrected(one, now);
            return Optional.empty();
        }
        return Optional.of(now.plus(TaxIdState.RETRY));
    }

    List<TaxIdCase> list(
            VendorId vendor, TaxIdCase.@Nullable State state, @Nullable UUID after, int limit) {
        return store.list(vendor, state, after, limit);
    }
}
