package dev.kontor.nexus;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.Standing;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Decides one after another which sales cross a threshold, however many are booked at once and by
 * however many processes. Whoever books a sale that counts adds to the tally of the threshold, in
 * its own transaction: others wait there until it is committed, and then see it. What the tally has
 * grown by is the most that was sold since a position was read; as long as that leaves room nobody
 * needs to know more. Else the sales are counted anew in the database, for this one decision.
 *
 * <p>A sale that is taxed anyway, in places where its seller is registered, comes by none of this.
 */
public final class Crossings {
    /**
     * A sale that is about to be booked.
     *
     * @param spared under which codes it was spared a tax only since thresholds are not crossed
     * @param sold how it will count
     */
    public record Selling(VendorId vendor, Instant at, Set<String> spared, List<SoldOnDay> sold) {}

    private record Day(Holder holder, LocalDate day) {}

    private final Nexus nexus;
    private final Vendors vendors;
    private final Positions positions;
    private final Clocks clocks;

    Crossings(Nexus nexus, Vendors vendors, Positions positions, Clocks clocks) {
        this.nexus = nexus;
        this.vendors = vendors;
        this.positions = positions;
        this.clocks = clocks;
    }

    /**
     * Adds the sales to the tallies, in one statement, and keeps these until the transaction ends.
     */
    public Turn turn(Tx tx, List<Selling> all) {
        Map<TallyStore.Key, Tally> more = new HashMap<>();
        for (Selling one : all) {
            Holder holder = holder(one.vendor());
            for (String code : one.spared()) {
                more.putIfAbsent(new TallyStore.Key(holder, code), Tally.NOTHING);
            }
            nearer(one.vendor(), one.at(), one.sold())
                    .forEach((code, tally) ->
                            more.merge(new TallyStore.Key(holder, code), tally, Tally::plus));
        }
        Map<TallyStore.Key, Tally> now = positions.tallies().add(tx, more);
        Set<Holder> near = new HashSet<>();
        for (Selling one : all) {
            if (one.spared().stream().anyMatch(code -> !isBelow(one, code, now))) {
                near.add(holder(one.vendor()));
            }
        }
        return new Turn(tx, near, all);
    }

    private boolean isBelow(Selling one, String code, Map<TallyStore.Key, Tally> now) {
        Holder holder = holder(one.vendor());
        Positions.Known known = positions.known(holder, Nexus.day(one.at()));
        Tally tally = Objects.requireNonNull(now.get(new TallyStore.Key(holder, code)));
        return known.position().isBelow(code, known.unseen(code, tally));
    }

    /**
     * Adds what is booked apart from sales, such as corrections, so that whoever sells elsewhere
     * sees it.
     */
    void note(Tx tx, List<SoldOnDay> sold) {
        Map<TallyStore.Key, Tally> more = new HashMap<>();
        for (SoldOnDay one : sold) {
            VendorId vendor = one.vendor();
            if (one.net() > 0 && !nexus.isEverywhere(vendor)) {
                nearer(vendor, clocks.now(vendor), List.of(one))
                        .forEach((code, tally) ->
                                more.merge(
                                        new TallyStore.Key(holder(vendor), code),
                                        tally,
                                        Tally::plus));
            }
        }
        positions.tallies().add(tx, more);
    }

    private Map<String, Tally> nearer(VendorId vendor, Instant at, List<SoldOnDay> sold) {
        return positions.at(holder(vendor), Nexus.day(at)).nearer(sold, nexus.settings(vendor));
    }

    private Holder holder(VendorId vendor) {
        return Holder.of(vendors.get(vendor));
    }

    /** The time in which nobody else books sales that count for the same thresholds. */
    public final class Turn {
        private final Tx tx;
        private final Set<Holder> near;
        private final Map<Day, Position> counted = new HashMap<>();

        private Turn(Tx tx, Set<Holder> near, List<Selling> all) {
            this.tx = tx;
            this.near = near;
            for (Selling one : all) {
                Holder holder = holder(one.vendor());
                if (near.contains(holder)) {
                    counted.computeIfAbsent(
                            new Day(holder, Nexus.day(one.at())),
                            it -> positions.read(it.holder(), it.day()));
                }
            }
        }

        /** Whether all of the sales stay below all thresholds that they were spared by. */
        public boolean isFree() {
            return near.isEmpty();
        }

        /** Whether this vendor's sales have to be looked at one by one. */
        public boolean isNear(VendorId vendor) {
            return near.contains(holder(vendor));
        }

        /** Where the vendor stands by all that is booked, this turn's sales so far included. */
        public Standing standing(VendorId vendor, Currency currency, Instant at) {
            return Objects.requireNonNull(counted.get(new Day(holder(vendor), Nexus.day(at))))
                    .standing(nexus.settings(vendor), currency, at);
        }

        /** The sale as it is booked now counts for those after it. */
        public void book(VendorId vendor, List<SoldOnDay> sold) {
            Holder holder = holder(vendor);
            counted.forEach((day, position) -> {
                if (day.holder().equals(holder)) {
                    position.add(sold);
                }
            });
        }

        /** What nobody knew when the sale was priced should be known when the next one is. */
        public void crossed(VendorId vendor) {
            tx.afterCommit(() -> positions.forget(holder(vendor)));
        }
    }
}
