package dev.kontor.nexus;

import dev.kontor.nexus.Registered.Period;
import dev.kontor.nexus.Registered.Scheme;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Tax;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Keeps registrations on record, for the API and the console alike. */
public final class TaxRegistrations {
    private final Nexus nexus;
    private final Tax tax;
    private final Operators operators;
    private final AuditLog audit;
    private final Clocks clocks;

    TaxRegistrations(Nexus nexus, Tax tax, Operators operators, AuditLog audit, Clocks clocks) {
        this.nexus = nexus;
        this.tax = tax;
        this.operators = operators;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Those of the tenant's legal entity, or of the sandbox, by place and then by first day. */
    public List<RegistrationView> list(VendorId tenant) {
        return nexus.registered(tenant).stream().map(RegistrationView::of).toList();
    }

    /** How one may be registered, as the API names it, such as {@code oss_union}. */
    public static List<String> schemes() {
        return words(Scheme.values());
    }

    /** How often returns may be due, such as {@code quarter}. */
    public static List<String> periods() {
        return words(Period.values());
    }

    private static List<String> words(Enum<?>[] constants) {
        return Stream.of(constants).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether this person or key may change them, and see what is the entity's alone. */
    public boolean mayDecide(VendorId tenant, String actor) {
        return operators.include(tenant, actor);
    }

    /**
     * Puts one on record. 403 for who may not, 422 for a place that the content does not know, 409
     * for one that overlaps another.
     */
    public RegistrationView add(Tx tx, By by, NewRegistration wanted) {
        operators.need(by.tenant(), by.actor());
        if (!tax.isRegistrable(wanted.jurisdiction())) {
            throw NexusProblems.unknownJurisdiction();
        }
        Registered one =
                new Registered(
                        Ids.next(),
                        wanted.jurisdiction(),
                        wanted.scheme(),
                        wanted.number(),
                        Objects.requireNonNullElse(wanted.period(), Period.QUARTER),
                        wanted.from(),
                        wanted.to());
        nexus.register(tx, by.tenant(), one);
        note(tx, by, "tax_registration.added", one);
        return RegistrationView.of(one);
    }

    /**
     * Says which day is its last one. 404 for one that the tenant has not, 422 for a day before its
     * first, 409 where it would overlap a later one.
     */
    public RegistrationView end(Tx tx, By by, String id, LocalDate last) {
        operators.need(by.tenant(), by.actor());
        Registered ended = nexus.end(tx, by.tenant(), id, last);
        note(tx, by, "tax_registration.ended", ended);
        return RegistrationView.of(ended);
    }

    private void note(Tx tx, By by, String action, Registered one) {
        audit.append(
                tx,
                by.entry(action, one.shownId(), null, one.jurisdiction() + " " + one.number()),
                clocks.real());
    }
}
