package dev.kontor.nexus;

import dev.kontor.currencies.Rates;
import dev.kontor.platform.Money;
import dev.kontor.tax.Headroom;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a holder stands on one day: its registrations and its counters, in memory. What is sold
 * meanwhile is added; a new day and new tables need a new position. Safe for threads.
 */
final class Position {
    private static final String UNION = "EU";

    private record Wanted(TaxSettings settings, Currency currency) {}

    /** A standing, and the places where it is no longer right; written under the lock. */
    private static final class Kept {
        volatile Standing standing;
        volatile Set<String> stale = Set.of();

        Kept(Standing standing) {
            this.standing = standing;
        }

        /** Where one is registered all around the day, no headroom is kept. */
        void grow(Set<String> touched) {
            Set<String> more = new HashSet<>(stale);
            for (String code : touched) {
                boolean micro = code.equals(UNION) && standing.micro() != null;
                if (micro || standing.headroom().containsKey(code)) {
                    more.add(code);
                }
            }
            if (more.size() > stale.size()) {
                stale = Set.copyOf(more);
            }
        }
    }

    private final LocalDate day;
    private final String content;
    private final Instant readAt;
    private final Registrations registrations;
    private final boolean everywhere;
    private final boolean inUnion;
    private final Counts counts;
    private final Rates rates;
    private final Set<String> registeredToday;

    /** Also on the days before and after, one of which it may be where something is sold. */
    private final Set<String> registeredThroughout;

    private final Map<Wanted, Kept> standings = new ConcurrentHashMap<>();

    /** Thresholds of which nobody has looked yet whether a level is reached. */
    private final Set<String> anew;

    /** Levels that people were told of by this process, by jurisdiction. */
    private final Map<String, Integer> told = new HashMap<>();

    private volatile boolean changed = true;

    /**
     * @param content version of the tables that the thresholds are of
     * @param registered on record
     * @param registrations the same for tax, with the one at home
     * @param everywhere whether none of them matters
     * @param inUnion whether the holder is established in a member state
     */
    Position(
            LocalDate day,
            String content,
            Instant readAt,
            List<Registered> registered,
            Registrations registrations,
            boolean everywhere,
            boolean inUnion,
            Counts counts,
            Rates rates) {
        this.day = day;
        this.content = content;
        this.readAt = readAt;
        this.registrations = registrations;
        this.everywhere = everywhere;
        this.inUnion = inUnion;
        this.counts = counts;
        this.rates = rates;
        this.registeredToday =
                registered.stream()
                        .filter(it -> it.isOn(day))
                        .map(Registered::jurisdiction)
                        .collect(Collectors.toUnmodifiableSet());
        this.registeredThroughout =
                registered.stream()
                        .filter(it -> it.isOn(day.minusDays(1)) && it.isOn(day.plusDays(1)))
                        .map(Registered::jurisdiction)
                        .collect(Collectors.toUnmodifiableSet());
        this.anew = new HashSet<>(counts.jurisdictions());
    }

    LocalDate day() {
        return day;
    }

    /** Whether it is of that day, by those tables. */
    boolean isOf(LocalDate other, String contentVersion) {
        return day.equals(other) && content.equals(contentVersion);
    }

    Instant readAt() {
        return readAt;
    }

    synchronized void add(List<SoldOnDay> sold) {
        Set<String> touched = counts.add(sold);
        if (!touched.isEmpty()) {
            standings.values().forEach(it -> it.grow(touched));
            anew.addAll(touched);
            changed = true;
        }
    }

    /** How much nearer sales bring the thresholds at most that have something to say. */
    synchronized Map<String, Tally> nearer(List<SoldOnDay> sold, TaxSettings settings) {
        Map<String, Tally> nearer = counts.nearer(sold);
        nearer.keySet().removeIf(code -> !isOpen(code, settings));
        return nearer;
    }

    private boolean isOpen(String code, TaxSettings settings) {
        return code.equals(UNION) ? inUnion && settings.microThreshold() : !isRegistered(code);
    }

    /** Whether the threshold is surely not crossed even by so much more. */
    synchronized boolean isBelow(String code, Tally more) {
        return counts.progress(code).isBelow(more);
    }

    /** Takes over what people were told of by the position before. */
    void follows(Position before) {
        Map<String, Integer> known = before.told();
        synchronized (this) {
            told.putAll(known);
        }
    }

    private synchronized Map<String, Integer> told() {
        return Map.copyOf(told);
    }

    /** Whether a level was reached that nobody here was told of yet; says so once. */
    boolean reachesAnew(TaxSettings settings) {
        return changed && reaches(settings);
    }

    private synchronized boolean reaches(TaxSettings settings) {
        changed = false;
        boolean reached = false;
        for (String code : anew) {
            Progress progress = counts.progress(code);
            int level = Progress.level(progress.percent());
            if (level > told.getOrDefault(code, 0)
                    && watches(progress, settings)
                    && !isRegistered(code)) {
                told.put(code, level);
                reached = true;
            }
        }
        anew.clear();
        return reached;
    }

    synchronized List<Progress> progress() {
        return counts.progress();
    }

    /** Whether something was sold there that a registration would have been needed for. */
    synchronized boolean hasUntaxed(String jurisdiction) {
        return counts.hasUntaxed(jurisdiction);
    }

    boolean isRegistered(String jurisdiction) {
        return everywhere || registeredToday.contains(jurisdiction);
    }

    /** Whether the threshold has anything to say to this holder. */
    boolean watches(Progress progress, TaxSettings settings) {
        return isUnion(progress) ? isMicro(progress, settings) : !everywhere;
    }

    /** Whether the EUR 10,000 rule is on, and this is its threshold. */
    boolean isMicro(Progress progress, TaxSettings settings) {
        return isUnion(progress) && inUnion && settings.microThreshold();
    }

    /** Whether there is nothing to count: a registration is needed before anything is sold. */
    boolean isFromFirstSale(Progress progress, TaxSettings settings) {
        return isUnion(progress)
                ? !isMicro(progress, settings)
                : progress.first().condition().amount() == 0;
    }

    private static boolean isUnion(Progress progress) {
        return progress.threshold().jurisdiction().equals(UNION);
    }

    /** Only what was sold since brings the thresholds that it counts for up to date. */
    Standing standing(TaxSettings settings, Currency currency, Instant now) {
        Wanted wanted = new Wanted(settings, currency);
        Kept kept = standings.get(wanted);
        if (kept != null && kept.stale.isEmpty()) {
            return kept.standing;
        }
        synchronized (this) {
            Kept known = standings.computeIfAbsent(wanted, it -> new Kept(made(it, now)));
            if (!known.stale.isEmpty()) {
                known.standing = renewed(known.standing, wanted, known.stale, now);
                known.stale = Set.of();
            }
            return known.standing;
        }
    }

    private Standing made(Wanted wanted, Instant now) {
        Standing empty =
                new Standing(registrations, Map.of(), wanted.settings().unregistered(), null);
        return renewed(empty, wanted, counts.jurisdictions(), now);
    }

    private Standing renewed(Standing before, Wanted wanted, Set<String> codes, Instant now) {
        Map<String, Headroom> headroom = new HashMap<>(before.headroom());
        Headroom micro = before.micro();
        for (String code : codes) {
            Progress progress = counts.progress(code);
            boolean union = code.equals(UNION);
            if (union && inUnion && wanted.settings().microThreshold()) {
                micro = left(progress, wanted.currency(), now);
            }
            if (!everywhere && !registeredThroughout.contains(code)) {
                headroom.put(
                        code,
                        union ? unionHeadroom(micro) : left(progress, wanted.currency(), now));
            }
        }
        return new Standing(registrations, headroom, wanted.settings().unregistered(), micro);
    }

    /** Without the EUR 10,000 rule the One-Stop Shop, or each state, is due from the first euro. */
    private static Headroom unionHeadroom(@Nullable Headroom micro) {
        return micro == null ? new Headroom.FromFirstSale() : micro;
    }

    private Headroom left(Progress progress, Currency currency, Instant now) {
        boolean all = progress.threshold().all();
        if (progress.first().condition().amount() == 0) {
            return new Headroom.FromFirstSale();
        }
        long amount = all ? Long.MIN_VALUE : Long.MAX_VALUE;
        long sales = Long.MAX_VALUE;
        boolean both = false;
        for (Progress.Part part : progress.parts()) {
            long left = left(part, currency, now);
            amount = all ? Math.max(amount, left) : Math.min(amount, left);
            if (part.condition().count() > 0) {
                sales = part.condition().count() - 1 - part.sales();
                both = all;
            }
        }
        return new Headroom.Left(amount, sales, both);
    }

    /** In the currency of the order; negative as soon as the threshold is passed. */
    private long left(Progress.Part part, Currency currency, Instant now) {
        if (!part.window().isOpen() && part.sold() < part.condition().amount()) {
            return Long.MAX_VALUE;
        }
        long left = part.condition().amount() - part.sold();
        Currency own = part.condition().currency();
        long converted =
                own == null ? left : rates.convert(new Money(left, own), currency, now).minor();
        return left < 0 ? Math.min(-1, converted) : converted;
    }
}
