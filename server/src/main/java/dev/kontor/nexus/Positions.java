package dev.kontor.nexus;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.currencies.Rates;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.Registrations.Registration;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxThreshold;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The positions of holders: kept in memory, told of what this process sells, read anew by time. */
final class Positions {
    /** How long others' sales may go unseen by prices; never by what is booked. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** After which nobody is answered by it any more. */
    private static final Duration OLD = Duration.ofMinutes(3);

    /** The same for one that may lack what was committed while it was being read. */
    private static final Duration FRESH_IF_DOUBTED = Duration.ofSeconds(10);

    /**
     * A position in memory.
     *
     * @param before the holder's tallies, read before it: whatever was sold later has added to them
     * @param doubted set where sales were committed that may be in it or not
     */
    record Known(Position position, Map<String, Tally> before, AtomicBoolean doubted) {
        /** How much was sold at most that the position may not know of. */
        Tally unseen(String code, Tally now) {
            return now.since(before.getOrDefault(code, Tally.NOTHING));
        }
    }

    /**
     * What is about to be committed.
     *
     * @param known what was in memory before the commit; what is read later may know of it already
     */
    record Coming(VendorId vendor, Holder holder, List<SoldOnDay> sold, @Nullable Known known) {
        /** Whether that was in memory then, so that it was read before. */
        private boolean isOf(Known now) {
            return known != null && known.position().equals(now.position());
        }
    }

    private final RegistrationStore registrations;
    private final TurnoverStore turnover;
    private final Tax tax;
    private final Vendors vendors;
    private final Rates rates;
    private final Clocks clocks;
    private final TallyStore tallies;
    private final Cache<Holder, Known> known =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterAccess(Duration.ofHours(1))
                    .build();

    /** Whose position is being read; set when something of theirs is committed meanwhile. */
    private final Map<Holder, AtomicBoolean> reading = new ConcurrentHashMap<>();

    Positions(
            RegistrationStore registrations,
            TurnoverStore turnover,
            TallyStore tallies,
            Tax tax,
            Vendors vendors,
            Rates rates,
            Clocks clocks) {
        this.registrations = registrations;
        this.turnover = turnover;
        this.tallies = tallies;
        this.tax = tax;
        this.vendors = vendors;
        this.rates = rates;
        this.clocks = clocks;
    }

    /** From memory, but for the first time on a day and after some minutes of silence. */
    Position at(Holder holder, LocalDate day) {
        return known(holder, day).position();
    }

    Known known(Holder holder, LocalDate day) {
        Known one = known.getIfPresent(holder);
        String content = tax.contentVersion();
        if (one == null || !one.position().isOf(day, content)) {
            return renewed(
                    holder, other -> other == null || !other.position().isOf(day, content), day);
        }
        if (isOlderThan(OLD, one)) {
            return renewed(holder, other -> other == null || isOlderThan(OLD, other), day);
        }
        if (isStale(one) && !reading.containsKey(holder)) {
            Thread.startVirtualThread(
                    () -> renewed(holder, other -> other == null || isStale(other), day));
        }
        return one;
    }

    private boolean isStale(Known one) {
        return isOlderThan(one.doubted().get() ? FRESH_IF_DOUBTED : FRESH, one);
    }

    private boolean isOlderThan(Duration age, Known one) {
        return one.position().readAt().plus(age).isBefore(clocks.real());
    }

    /** One reading at a time. */
    private Known renewed(Holder holder, Predicate<@Nullable Known> stale, LocalDate day) {
        AtomicBoolean meanwhile = new AtomicBoolean();
        try {
            return known.asMap()
                    .compute(
                            holder,
                            (it, other) ->
                                    stale.test(other) ? read(it, day, other, meanwhile) : other);
        } finally {
            reading.remove(holder, meanwhile);
        }
    }

    /**
     * What is committed meanwhile may be in it or not, and nobody can tell: it counts when the
     * position is read again. So nothing is ever counted twice, and no tax comes too early.
     */
    private Known read(
            Holder holder, LocalDate day, @Nullable Known before, AtomicBoolean meanwhile) {
        reading.put(holder, meanwhile);
        Map<String, Tally> tally = tallies.of(holder);
        Position position = read(holder, day);
        if (before != null && before.position().day().getYear() == day.getYear()) {
            position.follows(before.position());
        }
        return new Known(position, tally, meanwhile);
    }

    /** As the database has it now. */
    Position read(Holder holder, LocalDate day) {
        return read(holder, day, sold(holder, day));
    }

    /** What the holder sold, as far back as thresholds look. */
    List<SoldOnDay> sold(Holder holder, LocalDate day) {
        return turnover.since(tenants(holder), Window.earliest(day), day);
    }

    /** When the threshold was crossed, or will be, by what was sold. */
    Outlook outlook(Holder holder, TaxThreshold threshold, LocalDate day, List<SoldOnDay> sold) {
        return Outlook.of(
                threshold, day, sold, rates, holder.entity().country(), tax.unionCountries());
    }

    /** The same, of what was read. */
    Position read(Holder holder, LocalDate day, List<SoldOnDay> sold) {
        boolean sandbox = holder instanceof Holder.OfSandbox;
        return read(holder, day, sold, registrations.of(holder), sandbox);
    }

    /** As if the holder sold what it did in earnest, registered where its entity is. */
    Position inEarnest(Holder holder, LocalDate day) {
        List<Registered> registered = registrations.of(new Holder.OfEntity(holder.entity()));
        return read(holder, day, sold(holder, day), registered, false);
    }

    private Position read(
            Holder holder,
            LocalDate day,
            List<SoldOnDay> sold,
            List<Registered> registered,
            boolean sandbox) {
        String content = tax.contentVersion();
        boolean everywhere = sandbox && registered.isEmpty();
        Set<String> union = tax.unionCountries();
        String home = holder.entity().country();
        Counts counts = new Counts(tax.thresholds(day), day, rates, home, union);
        counts.add(sold);
        return new Position(
                day,
                content,
                clocks.real(),
                registered,
                everywhere ? Registrations.everywhere() : forTax(holder, registered),
                everywhere,
                union.contains(home),
                counts,
                rates);
    }

    /** Whether the holder is established in a member state of the European Union. */
    boolean isInUnion(Holder holder) {
        return tax.unionCountries().contains(holder.entity().country());
    }

    /** Those on record, and the one at home, without which nobody is an entity here. */
    static Registrations forTax(Holder holder, List<Registered> registered) {
        List<Registration> all = new ArrayList<>();
        all.add(Registrations.home(holder.entity()));
        registered.forEach(it -> all.add(it.forTax()));
        return Registrations.of(all);
    }

    /** The store it reads, which changes must go through too. */
    RegistrationStore registrations() {
        return registrations;
    }

    /** Whose sales count together. */
    List<VendorId> tenants(Holder holder) {
        return switch (holder) {
            case Holder.OfSandbox(var entity, var sandbox) -> List.of(sandbox);
            case Holder.OfEntity(var entity) ->
                    vendors.liveOf(entity).stream().map(Vendor::id).toList();
        };
    }

    /** What is about to be committed, as {@link #add} wants it afterwards. */
    List<Coming> coming(List<SoldOnDay> sold) {
        List<Coming> coming = new ArrayList<>();
        sold.stream()
                .collect(Collectors.groupingBy(SoldOnDay::vendor))
                .forEach((vendor, some) -> {
                    Holder holder = Holder.of(vendors.get(vendor));
                    coming.add(new Coming(vendor, holder, some, known.getIfPresent(holder)));
                });
        return coming;
    }

    /** Adds what was committed; answers the positions that know of it, by tenant. */
    Map<VendorId, Position> add(List<Coming> committed) {
        Map<VendorId, Position> told = new HashMap<>();
        for (Coming it : committed) {
            AtomicBoolean meanwhile = reading.get(it.holder());
            if (meanwhile != null) {
                meanwhile.set(true);
            }
            Known now = known.getIfPresent(it.holder());
            if (now != null && it.isOf(now)) {
                now.position().add(it.sold());
                told.put(it.vendor(), now.position());
            } else if (now != null) {
                now.doubted().set(true);
            }
        }
        return told;
    }

    /** The store of tallies, to which whoever books adds. */
    TallyStore tallies() {
        return tallies;
    }

    /** The tenant's days are summed again, from the first on. */
    void reopen(Tx tx, VendorId tenant) {
        turnover.reopen(tx, tenant);
    }

    /** After a change of registrations. */
    void forget(Holder holder) {
        known.invalidate(holder);
    }
}
