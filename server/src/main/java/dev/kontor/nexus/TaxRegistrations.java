package dev.kontor.nexus;

import dev.kontor.nexus.Registered.Period;
import dev.kontor.nexus.Registered.Scheme;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Tax;
import dev.kontor.web.Body;
import dev.kontor.web.By;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** What was sent, if it can be put on record; 403 for who may not, 422 with all its faults. */
    public NewRegistration checked(By by, Body<NewRegistration> sent) {
        operators.need(by.tenant(), by.actor());
        return sent.checked(it -> faults(by.tenant(), it));
    }

    private List<Fault> faults(VendorId tenant, Body<NewRegistration> sent) {
        List<Fault> faults = new ArrayList<>();
        String place = sent.get("/jurisdiction", String.class);
        Scheme scheme = sent.get("/scheme", Scheme.class);
        if (place != null && !tax.isKnown(place)) {
            faults.addAll(NexusProblems.unknownJurisdiction().faults());
        } else if (place != null && !tax.isRegistrable(place)) {
            faults.addAll(NexusProblems.notRegistrable(place).faults());
        } else if (place != null && scheme != null && !scheme.isIn(place)) {
            faults.addAll(NexusProblems.noSuchScheme(place).faults());
        } else if (scheme != null && !scheme.isOpen(nexus.isInUnion(tenant))) {
            faults.addAll(
                    NexusProblems.wrongShop(nexus.isInUnion(tenant), nexus.country(tenant))
                            .faults());
        }
        if (scheme != null && !scheme.isReturned(sent.get("/period", Period.class))) {
            faults.addAll(NexusProblems.fixedPeriod().faults());
        }
        LocalDate from = sent.get("/from", LocalDate.class);
        LocalDate to = sent.get("/to", LocalDate.class);
        if (from != null && to != null && to.isBefore(from)) {
            faults.addAll(NexusProblems.endsBeforeItBegins().faults());
        }
        return faults;
    }

    /**
     * Puts one on record that was {@linkplain #checked checked}; 409 for one that overlaps another.
     */
    public RegistrationView add(Tx tx, By by, NewRegistration wanted) {
        operators.need(by.tenant(), by.actor());
        Registered one =
                new Registered(
                        Ids.next(),
                        wanted.jurisdiction(),
                        wanted.scheme(),
                        wanted.number(),
                        wanted.period(),
                        wanted.from(),
                        wanted.to(),
                        LocalDate.ofInstant(clocks.now(by.tenant()), ZoneOffset.UTC));
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
