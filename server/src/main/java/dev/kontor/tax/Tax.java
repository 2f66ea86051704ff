package dev.kontor.tax;

import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.ids.TaxIdCheck;
import dev.kontor.tax.ids.TaxIds;
import dev.kontor.vendors.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tax on digital services: what is due, what is known about tax ids, and what was decided for an
 * order.
 */
public final class Tax {
    private final Contents contents;
    private final TaxRegister sandboxRegister;
    private final TaxRegister liveRegister;
    private final DeterminationStore store;
    private final RegistrationStore registrations;

    Tax(
            Contents contents,
            TaxRegister sandboxRegister,
            TaxRegister liveRegister,
            DeterminationStore store,
            RegistrationStore registrations) {
        this.contents = contents;
        this.sandboxRegister = sandboxRegister;
        this.liveRegister = liveRegister;
        this.store = store;
        this.registrations = registrations;
    }

    /**
     * Decides the tax of a sale. Pure and fast: no I/O, no clock; the same question has the same
     * answer.
     */
    public TaxAnswer determine(TaxQuestion question) {
        return contents.current().determiner().determine(question);
    }

    /**
     * Decides again what was decided, by the content of its day; empty when this installation does
     * not have that content.
     */
    public Optional<TaxAnswer> recompute(Determination determination) {
        return contents.of(determination.answer().contentVersion())
                .map(it -> it.determiner().determine(determination.question()));
    }

    /**
     * Checks a tax id by its form and, if that is right, by the register. May wait for the network:
     * not within a transaction.
     *
     * @param country ISO 3166-1, or EL or XI
     * @param live whether the real registers are asked, or the sandbox's
     * @throws IllegalArgumentException for an unknown country
     */
    public TaxIdAnswer checkId(String country, String typed, boolean live, Instant now) {
        TaxIdCheck check = TaxIds.check(country, typed);
        if (!check.checksum()) {
            return new TaxIdAnswer(
                    check.normalized(), check.syntax(), false, TaxIdStatus.INVALID, null);
        }
        TaxRegister.Answer answer = (live ? liveRegister : sandboxRegister).ask(check, now);
        return new TaxIdAnswer(
                check.normalized(),
                true,
                true,
                answer.status().asTaxIdStatus(),
                answer.consultationNumber());
    }

    /** Where an entity is registered: its own country, and what is on record. */
    public Registrations registrations(Entity entity) {
        return registrations.of(entity);
    }

    /**
     * Puts a registration on record, or its end. The jurisdiction must be one of the content, or
     * {@code EU}.
     */
    public void register(Tx tx, Entity entity, Registrations.Registration registration) {
        if (!registration.jurisdiction().equals("EU")) {
            content().jurisdiction(registration.jurisdiction());
        }
        registrations.save(tx, entity, registration);
    }

    /** The content in force. */
    TaxContent content() {
        return contents.current().content();
    }

    /** Every jurisdiction with its rates of that day. */
    List<JurisdictionView> jurisdictions(LocalDate day) {
        return JurisdictionView.all(content(), day);
    }

    /** Keeps determinations with their orders, in the caller's transaction, by one statement. */
    public void record(Tx tx, List<Determination> determinations) {
        store.insert(tx, determinations);
    }

    /** What was decided for an order, in the order of time; empty for an unknown order. */
    public List<Determination> determinations(VendorId vendor, UUID orderId) {
        return store.find(vendor, orderId);
    }
}
