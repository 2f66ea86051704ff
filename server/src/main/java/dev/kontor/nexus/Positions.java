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
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The positions of holders: kept in memory, told of what this process sells, read anew by time. */
final class Positions {
    /** How long others' sales may go unseen. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final RegistrationStore registrations;
    private final TurnoverStore turnover;
    private final Tax tax;
    private final Vendors vendors;
    private final Rates rates;
    private final Clocks clocks;
    private final Cache<Holder, Position> known =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterAccess(Duration.ofHours(1))
                    .build();

    /** What was committed while a position is being read. */
    private final Map<Holder, Queue<List<SoldOnDay>>> reading = new ConcurrentHashMap<>();

    Positions(
            RegistrationStore registrations,
            TurnoverStore turnover,
            Tax tax,
            Vendors vendors,
            Rates rates,
            Clocks clocks) {
        this.registrations = registrations;
        this.turnover = turnover;
        this.tax = tax;
        this.vendors = vendors;
        this.rates = rates;
        this.clocks = clocks;
    }

    /** From memory, but for the first time on a day. */
    Position at(Holder holder, LocalDate day) {
        Position position = known.getIfPresent(holder);
        String content = tax.contentVersion();
        if (position == null || !position.isOf(day, content)) {
            return renewed(holder, other -> other == null || !other.isOf(day, content), day);
        }
        if (isOld(position) && !reading.containsKey(holder)) {
            Thread.startVirtualThread(
                    () -> renewed(holder, other -> other == null || isOld(other), day));
        }
        return position;
    }

    private boolean isOld(Position position) {
        return position.readAt().plus(FRESH).isBefore(clocks.real());
    }

    /** One reading at a time. What is committed meanwhile counts, some of it perhaps twice. */
    private Position renewed(Holder holder, Predicate<@Nullable Position> stale, LocalDate day) {
        return known.asMap()
                .compute(
                        holder,
                        (it, other) -> stale.test(other) ? caughtUp(it, day, other) : other);
    }

    private Position caughtUp(Holder holder, LocalDate day, @Nullable Position before) {
        Queue<List<SoldOnDay>> meanwhile = new ConcurrentLinkedQueue<>();
        reading.put(holder, meanwhile);
        try {
            Position position = read(holder, day);
            if (before != null && before.day().getYear() == day.getYear()) {
                position.follows(before);
            }
            for (List<SoldOnDay> sold = meanwhile.poll(); sold != null; sold = meanwhile.poll()) {
                position.add(sold);
            }
            return position;
        } finally {
            reading.remove(holder);
        }
    }

    /** As the database has it now. */
    Position read(Holder holder, LocalDate day) {
        return read(holder, day, registrations.of(holder), holder instanceof Holder.OfSandbox);
    }

    /** As if the holder sold what it did in earnest, registered where its entity is. */
    Position inEarnest(Holder holder, LocalDate day) {
        return read(holder, day, registrations.of(new Holder.OfEntity(holder.entity())), false);
    }

    private Position read(
            Holder holder, LocalDate day, List<Registered> registered, boolean sandbox) {
        String content = tax.contentVersion();
        boolean everywhere = sandbox && registered.isEmpty();
        Set<String> union = tax.unionCountries();
        String home = holder.entity().country();
        Counts counts = new Counts(tax.thresholds(day), day, rates, home, union);
        counts.add(turnover.since(tenants(holder), Window.earliest(day), day));
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

    /** Adds what was committed; answers the positions that know of it, by tenant. */
    Map<VendorId, Position> add(List<SoldOnDay> sold) {
        Map<VendorId, List<SoldOnDay>> byVendor =
                sold.stream().collect(Collectors.groupingBy(SoldOnDay::vendor));
        Map<VendorId, Position> told = new HashMap<>();
        byVendor.forEach((vendor, some) -> {
            Holder holder = Holder.of(vendors.get(vendor));
            Queue<List<SoldOnDay>> meanwhile = reading.get(holder);
            if (meanwhile != null) {
                meanwhile.add(some);
            }
            Position position = known.getIfPresent(holder);
            if (position != null) {
                position.add(some);
                told.put(vendor, position);
            }
        });
        return told;
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
