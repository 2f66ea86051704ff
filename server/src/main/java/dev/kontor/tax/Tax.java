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
import java.util.UUID;

/**
 * Tax on digital services: what is due, what is known about tax ids, and what was decided for an
 * order.
 */
public final class Tax {
    private final TaxContent content;
    private final Determiner determiner;
    private final TaxRegister sandboxRegister;
    private final TaxRegister liveRegister;
    private final DeterminationStore store;
    private final RegistrationStore registrations;
    private final TaxLines lines;

    Tax(
            TaxContent content,
            TaxRegister sandboxRegister,
            TaxRegister liveRegister,
            DeterminationStore store,
            RegistrationStore registrations) {
        this.content = content;
        this.determiner = new Determiner(content);
        this.sandboxRegister = sandboxRegister;
        this.liveRegister = liveRegister;
        this.store = store;
        this.registrations = registrations;
        this.lines = new TaxLines(content);
    }

    /**
     * Decides the tax of a sale. Pure and fast: no I/O, no clock; the same question has the same
     * answer.
     */
    public TaxAnswer determine(TaxQuestion question) {
        return determiner.determine(question);
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
            content.jurisdiction(registration.jurisdiction());
        }
        registrations.save(tx, entity, registration);
    }

    /** Every jurisdiction with its rates of that day. */
    List<JurisdictionView> jurisdictions(LocalDate day) {
        return JurisdictionView.all(content, day);
    }

    /** Keeps determinations with their orders, in the caller's transaction, by one statement. */
    public void record(Tx tx, List<Determination> determinations) {
        store.insert(tx, determinations);
    }

    /**
     * Keeps the tax of documents for the returns, in the transaction of the journals that book
     * them, by one statement. Of each journal the parts' tax is the sum of its entries on tax
     * accounts, their net that of its sales and allowances (handbook 3.9, rules 6 and 7).
     *
     * @throws IllegalArgumentException for a jurisdiction that the content does not know
     */
    public void book(Tx tx, List<TaxBooking> bookings) {
        LineStore.insert(tx, lines.of(bookings));
    }

    /** What was decided for an order, in the order of time; empty for an unknown order. */
    public List<Determination> determinations(VendorId vendor, UUID orderId) {
        return store.find(vendor, orderId);
    }
}
