package dev.kontor.taxids;

import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import dev.kontor.taxids.forms.TaxIds;
import dev.kontor.taxids.registers.TaxRegister.Answer;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the register for a tax id in doubt, and notes what it says (handbook 4.4). */
final class LookUpTaxId {
    static final String JOB = "tax_id";

    /** A port to the module above: under which name a buyer appears on the invoice. */
    interface Names {
        Optional<String> of(VendorId vendor, UUID orderId);
    }

    private final Database database;
    private final AskRegister register;
    private final TaxIdCaseStore store;
    private final Vendors vendors;
    private volatile Names names = (vendor, order) -> Optional.empty();

    LookUpTaxId(Database database, AskRegister register, TaxIdCaseStore store, Vendors vendors) {
        this.database = database;
        this.register = register;
        this.store = store;
        this.vendors = vendors;
    }

    void names(Names newNames) {
        names = newNames;
    }

    /** Under which name the buyer appears on the invoice; null without one. */
    @Nullable String nameOf(TaxIdCase one) {
        return names.of(one.vendor(), one.orderId()).orElse(null);
    }

    /** Whether a person has seen the id meanwhile, and what was seen still serves. */
    boolean wasSeen(TaxIdCase one, Instant now) {
        return register.wasSeen(one.vendor(), one.country(), one.taxId(), now);
    }

    /**
     * Asks, and notes the answer. May wait for the network.
     *
     * @return when to ask again; empty when there is nothing to wait for
     */
    Optional<Instant> run(TaxIdCase one, Instant now) {
        Vendor vendor = vendors.get(one.vendor());
        String name = nameOf(one);
        TaxIdQuestion question =
                new TaxIdQuestion(
                        one.vendor(),
                        one.country(),
                        one.taxId(),
                        vendor.live(),
                        vendor.entity().vatId(),
                        name);
        Answer answer =
                register.ask(
                        question,
                        TaxIds.check(one.country(), one.taxId()),
                        one.doubt() == TaxIdDoubt.OTHER_NAME ? null : one.soldAt(),
                        now);
        return switch (answer.status()) {
            case VALID -> valid(one, answer, name, now);
            case INVALID -> {
                note(one, TaxIdCase.State.DENIED, null, answer, now);
                yield Optional.empty();
            }
            case UNAVAILABLE -> {
                Instant again = answer.again();
                note(
                        one,
                        again == null ? TaxIdCase.State.NO_REGISTER : TaxIdCase.State.OPEN,
                        answer.reason(),
                        answer,
                        now);
                yield again == null
                        ? Optional.empty()
                        : Optional.of(later(now.plus(TaxIdState.RETRY), again));
            }
        };
    }

    /** A yes to another name is for a person to judge. */
    private Optional<Instant> valid(
            TaxIdCase one, Answer answer, @Nullable String name, Instant now) {
        boolean other =
                answer.otherName()
                        || TraderNames.differ(name, answer.name())
                        || (one.doubt() == TaxIdDoubt.OTHER_NAME
                                && (name == null || answer.name() == null));
        if (other) {
            note(one, TaxIdCase.State.OPEN, TaxIdCase.OTHER_NAME, answer, now);
        } else {
            note(one, TaxIdCase.State.CONFIRMED, null, answer, now);
        }
        return Optional.empty();
    }

    private void note(
            TaxIdCase one,
            TaxIdCase.State state,
            @Nullable String reason,
            Answer answer,
            Instant now) {
        TaxIdCase.Found found =
                answer.name() == null && answer.address() == null
                        ? null
                        : new TaxIdCase.Found(answer.name(), answer.address());
        database.run(tx ->
                store.answered(tx, one, state, reason, answer.consultationNumber(), found, now));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
