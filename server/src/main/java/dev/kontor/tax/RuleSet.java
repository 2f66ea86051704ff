package dev.kontor.tax;

import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Regime;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.Share;
import dev.kontor.tax.content.TaxContent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that applies to one category, for one kind of buyer, in one place, on one day. Made
 * once and shared by all determinations.
 */
final class RuleSet {
    private static final List<Regime> WEIGHT =
            List.of(Regime.RC, Regime.NX, Regime.WH, Regime.EX, Regime.NONE);

    private static final long SCALE = 1_000_000_000L;

    /** Levies that shape the price: those that are charged and those that the buyer is spared. */
    private final List<Levy> levies;

    /** The rule to name in the breakdown where nothing is charged. */
    private final Rule anchor;

    private final Treatment treatment;
    private final Share share;
    private final Share shareOfInclusive;
    private final long[] weights;
    private final String rate;
    private final List<String> ruleIds;
    private final List<String> wording;

    /** What was asked for last, by whichever thread; two at once make equal ones. */
    private @Nullable Explained explained;

    /** What is left where some levies are not collected, by which; whoever asks first makes it. */
    private final AtomicReference<Map<Long, RuleSet>> limited = new AtomicReference<>(Map.of());

    private @Nullable RuleSet exempted;

    /** The rules of an answer that this set alone decides. */
    private record Explained(PlaceProof.Basis basis, BuyerStatus status, List<String> rules) {}

    private RuleSet(
            List<Levy> levies,
            Rule anchor,
            Treatment treatment,
            List<String> ruleIds,
            List<String> wording) {
        Share all = Share.ZERO;
        BigDecimal percent = BigDecimal.ZERO;
        for (Levy levy : levies) {
            all = all.plus(levy.share());
            percent = levy.isCharged() ? percent.add(levy.rule().percent()) : percent;
        }
        Share sum = all;
        if (levies.size() > Long.SIZE) {
            throw new IllegalArgumentException(levies.size() + " levies on one sale");
        }
        this.levies = levies.stream().map(levy -> levy.among(sum)).toList();
        this.anchor = anchor;
        this.treatment = treatment;
        this.share = sum;
        this.shareOfInclusive = sum.within(sum);
        this.weights =
                levies.stream()
                        .mapToLong(levy -> levy.share().of(SCALE, RoundingMode.HALF_EVEN))
                        .toArray();
        this.rate = Rule.text(percent);
        this.ruleIds = ruleIds;
        this.wording = wording;
    }

    /**
     * @param applied all rules for the category, at least one, in the order of the content
     * @param forBusiness whether the buyer counts as a business: businesses are shown wordings
     */
    static RuleSet of(List<Levy> applied, boolean forBusiness, TaxContent content) {
        List<Levy> levies =
                applied.stream()
                        .filter(levy -> levy.isCharged() || levy.regime().lowersInclusivePrice())
                        .toList();
        Levy weightiest =
                applied.stream()
                        .filter(levy -> !levy.isCharged())
                        .min(Comparator.comparingInt(levy -> WEIGHT.indexOf(levy.regime())))
                        .orElse(applied.getFirst());
        boolean charged = applied.stream().anyMatch(Levy::isCharged);
        return new RuleSet(
                levies,
                weightiest.rule(),
                charged ? Treatment.TAXED : Treatment.of(weightiest.regime()),
                applied.stream().map(levy -> levy.rule().id()).toList(),
                wording(applied, forBusiness, content));
    }

    private static List<String> wording(
            List<Levy> applied, boolean forBusiness, TaxContent content) {
        Set<String> lines = new LinkedHashSet<>();
        for (Levy levy : applied) {
            String own = levy.wording();
            switch (levy.regime()) {
                case RC, NX ->
                        lines.addAll(content.wording(own == null ? levy.regime().name() : own));
                case WH, NONE ->
                        lines.addAll(content.wording(own == null ? levy.regime().name() : own));
                case CH, WR -> {
                    if (forBusiness && own != null && levy.rule().business() == Regime.CH) {
                        lines.addAll(content.wording(own));
                    }
                }
                case EX -> {}
            }
        }
        return List.copyOf(lines);
    }

    /**
     * The same set for a buyer whom a certificate frees: prices that contain tax fall to their net.
     * A certificate of a state or province says nothing about the country's own tax. Made once.
     */
    RuleSet exempted() {
        RuleSet known = exempted;
        if (known == null) {
            known = spared();
            exempted = known;
        }
        return known;
    }

    private RuleSet spared() {
        List<Levy> left = new ArrayList<>();
        for (Levy levy : levies) {
            left.add(isOfCountry(levy) ? levy : levy.spared());
        }
        boolean charged = left.stream().anyMatch(Levy::isCharged);
        return new RuleSet(
                left,
                anchor,
                charged ? Treatment.TAXED : Treatment.EXEMPT,
                ruleIds,
                charged ? wording : List.of());
    }

    private static boolean isOfCountry(Levy levy) {
        return levy.rule().jurisdiction().level() == Jurisdiction.Level.COUNTRY;
    }

    /**
     * The same set without what the seller does not collect; prices that contain tax stay as they
     * are. It depends only on which levies these are, so that sellers share what is left.
     *
     * @param collected asked once per levy that is charged, in their order
     */
    RuleSet limitedTo(Predicate<Levy> collected) {
        long dropped = 0;
        for (int i = 0; i < levies.size(); i++) {
            Levy levy = levies.get(i);
            if (levy.isCharged() && !collected.test(levy)) {
                dropped |= 1L << i;
            }
        }
        if (dropped == 0) {
            return this;
        }
        RuleSet known = limited.get().get(dropped);
        return known == null ? remember(dropped, without(dropped)) : known;
    }

    /** Two at once may make equal ones. */
    private RuleSet remember(long dropped, RuleSet made) {
        Map<Long, RuleSet> more = new HashMap<>(limited.get());
        more.put(dropped, made);
        limited.set(Map.copyOf(more));
        return made;
    }

    private RuleSet without(long dropped) {
        List<Levy> left = new ArrayList<>();
        for (int i = 0; i < levies.size(); i++) {
            if ((dropped >> i & 1) == 0) {
                left.add(levies.get(i));
            }
        }
        Levy first = levies.get(Long.numberOfTrailingZeros(dropped));
        boolean charged = left.stream().anyMatch(Levy::isCharged);
        Treatment instead =
                first.regime() == Regime.WR ? Treatment.INTERMEDIARY : Treatment.NOT_REGISTERED;
        return new RuleSet(
                left,
                first.rule(),
                charged ? Treatment.TAXED : instead,
                ruleIds,
                charged ? wording : List.of());
    }

    /** Whether the taxes of both are rounded and divided together: the same ones, in proportion. */
    boolean isOneWith(RuleSet other) {
        if (other == this) {
            return true;
        }
        if (levies.size() != other.levies.size()) {
            return false;
        }
        for (int i = 0; i < levies.size(); i++) {
            if (!levies.get(i).isOneWith(other.levies.get(i))) {
                return false;
            }
        }
        return Arrays.equals(weights, other.weights) || (isOnOneBase() && other.isOnOneBase());
    }

    private boolean isOnOneBase() {
        return levies.stream().allMatch(it -> it.base().equals(levies.getFirst().base()));
    }

    List<Levy> levies() {
        return levies;
    }

    Rule anchor() {
        return anchor;
    }

    Treatment treatment() {
        return treatment;
    }

    /** All levies together as a share of the price without taxes. */
    Share share() {
        return share;
    }

    /** All levies together as a share of the price that contains them. */
    Share shareOfInclusive() {
        return shareOfInclusive;
    }

    /** The levies' shares in proportion, for dividing their common tax among them. A new array. */
    long[] weights() {
        return weights.clone();
    }

    /** The sum of the rates that are charged, in percent. */
    String rate() {
        return rate;
    }

    List<String> ruleIds() {
        return ruleIds;
    }

    /** The same after what settled the place and the buyer's status. */
    List<String> explained(PlaceProof.Basis basis, BuyerStatus status) {
        Explained known = explained;
        if (known == null || known.basis() != basis || known.status() != status) {
            known = new Explained(basis, status, all(basis.rule(), status.rule(), ruleIds));
            explained = known;
        }
        return known.rules();
    }

    private static List<String> all(String basis, String status, List<String> ruleIds) {
        List<String> rules = new ArrayList<>(2 + ruleIds.size());
        rules.add(basis);
        rules.add(status);
        rules.addAll(ruleIds);
        return List.copyOf(rules);
    }

    List<String> wording() {
        return wording;
    }
}
