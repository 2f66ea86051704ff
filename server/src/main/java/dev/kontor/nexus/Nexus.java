package dev.kontor.nexus;

import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.Standing;
import dev.kontor.tax.Standings;
import dev.kontor.taxids.IdCheck;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where sellers must collect tax: registrations, thresholds, and what a tenant decided on them. */
public final class Nexus implements Standings {
    /** A position and what its counters were and will be. */
    record Reading(Position position, Function<Progress, Outlook> outlook) {}

    private final Vendors vendors;
    private final RegistrationStore registrations;
    private final SettingsStore settings;
    private final Positions positions;
    private final Consumer<VendorId> reached;

    /**
     * @param reached told of tenants whose sales have reached a level of a threshold
     */
    Nexus(
            Vendors vendors,
            RegistrationStore registrations,
            SettingsStore settings,
            Positions positions,
            Consumer<VendorId> reached) {
        this.vendors = vendors;
        this.registrations = registrations;
        this.settings = settings;
        this.positions = positions;
        this.reached = reached;
    }

    /** From memory: a sandbox without registrations and without a setting costs two look-ups. */
    @Override
    public Standing of(VendorId tenant, Currency currency, Instant now) {
        Holder holder = Holder.of(vendors.get(tenant));
        TaxSettings decided = settings.of(holder, tenant);
        if (isEverywhere(holder, decided)) {
            return Standing.everywhere();
        }
        Position position = positions.at(holder, day(now));
        if (position.reachesAnew(decided)) {
            reached.accept(tenant);
        }
        return position.standing(decided, currency, now);
    }

    private boolean isEverywhere(Holder holder, TaxSettings decided) {
        return holder instanceof Holder.OfSandbox
                && !decided.microThreshold()
                && registrations.isEmpty(holder);
    }

    /** Whether no threshold has anything to say to the tenant. From memory. */
    boolean isEverywhere(VendorId tenant) {
        Holder holder = Holder.of(vendors.get(tenant));
        return isEverywhere(holder, settings.of(holder, tenant));
    }

    @Override
    public Standing inEarnest(VendorId tenant, Currency currency, Instant now) {
        Holder holder = Holder.of(vendors.get(tenant));
        return holder instanceof Holder.OfSandbox && registrations.isEmpty(holder)
                ? positions
                        .inEarnest(holder, day(now))
                        .standing(settings.of(holder, tenant), currency, now)
                : of(tenant, currency, now);
    }

    @Override
    public Registrations registrations(VendorId tenant) {
        Holder holder = Holder.of(vendors.get(tenant));
        List<Registered> registered = registrations.known(holder);
        return holder instanceof Holder.OfSandbox && registered.isEmpty()
                ? Registrations.everywhere()
                : Positions.forTax(holder, registered);
    }

    @Override
    public void forget(VendorId tenant) {
        Holder holder = Holder.of(vendors.get(tenant));
        registrations.forget(holder);
        positions.forget(holder);
    }

    @Override
    public Registrations of(Entity entity) {
        Holder holder = new Holder.OfEntity(entity);
        return Positions.forTax(holder, registrations.of(holder));
    }

    /**
     * How the ids of countries are checked where the tenant's operator has chosen another way than
     * the table's. From memory.
     */
    Map<String, IdCheck.Way> idChecks(VendorId tenant) {
        return settings(tenant).ways();
    }

    /** Thresholds are counted by the days of UTC. */
    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** Told by tax in every transaction that books; it counts once that is durable. */
    void sold(Tx tx, List<SoldOnDay> sold) {
        List<Positions.Coming> coming = positions.coming(sold);
        tx.afterCommit(() -> committed(coming));
    }

    private void committed(List<Positions.Coming> coming) {
        positions
                .add(coming)
                .forEach((vendor, position) -> {
                    if (position.reachesAnew(settings(vendor))) {
                        reached.accept(vendor);
                    }
                });
    }

    /** Told by tax when sales of days that are over were booked: they are summed again. */
    void soldLate(Tx tx, VendorId tenant) {
        positions.reopen(tx, tenant);
        tx.afterCommit(() -> positions.forget(Holder.of(vendors.get(tenant))));
    }

    /** How far the tenant's holder is, as the database has it now. */
    Position position(VendorId tenant, Instant now) {
        return positions.read(Holder.of(vendors.get(tenant)), day(now));
    }

    /** The same, from memory. */
    Position known(VendorId tenant, Instant now) {
        return positions.at(Holder.of(vendors.get(tenant)), day(now));
    }

    /** How far the tenant's holder is, as the database has it now, and how it came there. */
    Reading reading(VendorId tenant, Instant now) {
        Holder holder = Holder.of(vendors.get(tenant));
        LocalDate day = day(now);
        List<SoldOnDay> sold = positions.sold(holder, day);
        return new Reading(
                positions.read(holder, day, sold),
                it -> positions.outlook(holder, it.threshold(), day, sold));
    }

    TaxSettings settings(VendorId tenant) {
        return settings.of(Holder.of(vendors.get(tenant)), tenant);
    }

    /**
     * Decides for the tenant; on the EUR 10,000 rule for all live vendors of its legal entity,
     * which is the taxable person. 422 where that is not established in a member state.
     */
    void decide(Tx tx, VendorId tenant, TaxSettings decided) {
        Holder holder = Holder.of(vendors.get(tenant));
        if (decided.microThreshold() && !positions.isInUnion(holder)) {
            throw NexusProblems.outsideUnion(holder.entity().country());
        }
        settings.save(tx, holder, tenant, decided);
    }

    /** Whether the tenant's legal entity is established in a member state. */
    boolean isInUnion(VendorId tenant) {
        return positions.isInUnion(Holder.of(vendors.get(tenant)));
    }

    /** Where the tenant's legal entity is established. */
    String country(VendorId tenant) {
        return vendors.get(tenant).entity().country();
    }

    List<Registered> registered(VendorId tenant) {
        return registrations.of(Holder.of(vendors.get(tenant)));
    }

    /** Puts a registration on record; one that overlaps another of the place is refused. */
    void register(Tx tx, VendorId tenant, Registered one) {
        Holder holder = Holder.of(vendors.get(tenant));
        refuseOverlap(registrations.lock(tx, holder), one);
        registrations.insert(tx, holder, one);
        tx.afterCommit(() -> positions.forget(holder));
    }

    /** Ends a registration on a day, its last. */
    Registered end(Tx tx, VendorId tenant, String id, LocalDate last) {
        Holder holder = Holder.of(vendors.get(tenant));
        List<Registered> all = registrations.lock(tx, holder);
        Registered found =
                all.stream()
                        .filter(it -> it.shownId().equals(id))
                        .findFirst()
                        .orElseThrow(() -> NexusProblems.noRegistration(id));
        if (last.isBefore(found.from())) {
            throw NexusProblems.endsBeforeItBegins();
        }
        Registered ended = found.endingOn(last);
        refuseOverlap(all.stream().filter(it -> !it.id().equals(found.id())).toList(), ended);
        registrations.end(tx, holder, ended);
        tx.afterCommit(() -> positions.forget(holder));
        return ended;
    }

    private static void refuseOverlap(List<Registered> others, Registered one) {
        if (others.stream().anyMatch(one::overlaps)) {
            throw NexusProblems.alreadyRegistered(one.jurisdiction());
        }
    }
}
