package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.tax.TaxAnswer.Component;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxAnswer.Evidence;
import dev.kontor.tax.TaxAnswer.Group;
import dev.kontor.tax.TaxAnswer.Line;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.Share;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts the figures of a calculation into the words of an answer. */
final class AnswerBuilder {
    private final TaxQuestion question;
    private final Place place;
    private final BuyerStatus status;
    private final PlaceProof.Basis basis;
    private final List<Evidence> evidence;
    private final String version;

    private final List<Line> lines;
    private final List<Sum> sums = new ArrayList<>(2);

    /**
     * A row of the breakdown while it grows: net amounts and tax of one tax at one rate on one part
     * of the price.
     */
    private static final class Sum {
        final Rule rule;
        final Treatment treatment;
        final Share base;
        final String rate;
        long net;
        long tax;

        Sum(Rule rule, Treatment treatment, Share base, String rate) {
            this.rule = rule;
            this.treatment = treatment;
            this.base = base;
            this.rate = rate;
        }

        boolean isOf(Rule other, Treatment treated, String percent) {
            return rule.jurisdiction().equals(other.jurisdiction())
                    && rule.taxType().equals(other.taxType())
                    && rate.equals(percent)
                    && treatment == treated;
        }

        Group group() {
            long taxable = base.equals(Share.ONE) ? net : base.of(net, RoundingMode.HALF_UP);
            return new Group(
                    rule.jurisdiction().code(),
                    rule.taxType(),
                    rule.name(),
                    rate,
                    treatment,
                    taxable,
                    tax);
        }
    }

    AnswerBuilder(
            TaxQuestion question,
            Place place,
            BuyerStatus status,
            PlaceProof.Basis basis,
            List<Evidence> evidence,
            String version) {
        this.question = question;
        this.place = place;
        this.status = status;
        this.basis = basis;
        this.evidence = evidence;
        this.version = version;
        this.lines = new ArrayList<>(question.lines().size());
    }

    /**
     * @param duties ids of what was decided about registrations
     */
    Determined answer(RuleSet[] sets, long[][] taxes, List<String> duties) {
        long net = 0;
        long tax = 0;
        for (int i = 0; i < sets.length; i++) {
            Line line = line(question.lines().get(i), sets[i], taxes[i]);
            lines.add(line);
            net += line.net();
            tax += line.tax();
        }
        return new Determined(
                place.named(),
                treatment(),
                status,
                question.currency(),
                net,
                tax,
                net + tax,
                List.copyOf(lines),
                groups(),
                evidence,
                rules(sets, duties),
                wording(sets),
                version);
    }

    private Line line(TaxQuestion.Line asked, RuleSet set, long[] taxes) {
        long charged = 0;
        long all = 0;
        for (int j = 0; j < taxes.length; j++) {
            all += taxes[j];
            charged += set.levies().get(j).isCharged() ? taxes[j] : 0;
        }
        long net =
                asked.behavior() == TaxBehavior.INCLUSIVE ? asked.amount() - all : asked.amount();
        List<Component> components = components(set, taxes, net);
        return new Line(net, charged, net + charged, set.rate(), set.treatment(), components);
    }

    private List<Component> components(RuleSet set, long[] taxes, long net) {
        List<Levy> levies = set.levies();
        if (set.treatment() != Treatment.TAXED) {
            Sum sum = sum(set.anchor(), set.treatment(), Share.ONE, "0");
            sum.net += net;
            return List.of();
        }
        List<Component> components = new ArrayList<>(taxes.length);
        for (int j = 0; j < taxes.length; j++) {
            Levy levy = levies.get(j);
            if (levy.isCharged()) {
                Rule rule = levy.rule();
                Sum sum = sum(rule, Treatment.TAXED, levy.base(), levy.rate());
                sum.net += net;
                sum.tax += taxes[j];
                components.add(
                        new Component(
                                rule.jurisdiction().code(),
                                rule.taxType(),
                                rule.name(),
                                levy.rate(),
                                taxes[j]));
            }
        }
        return List.copyOf(components);
    }

    private Sum sum(Rule rule, Treatment treatment, Share base, String rate) {
        for (Sum sum : sums) {
            if (sum.isOf(rule, treatment, rate) && sum.base.equals(base)) {
                return sum;
            }
        }
        Sum sum = new Sum(rule, treatment, base, rate);
        sums.add(sum);
        return sum;
    }

    private Treatment treatment() {
        for (Line line : lines) {
            if (line.treatment() == Treatment.TAXED) {
                return Treatment.TAXED;
            }
        }
        return lines.getFirst().treatment();
    }

    /**
     * Rules that differ only in the part of the price that they tax make one row, as the law's
     * breakdown is by rate.
     */
    private List<Group> groups() {
        if (sums.size() == 1) {
            return List.of(sums.getFirst().group());
        }
        List<Group> groups = new ArrayList<>(sums.size());
        for (Sum sum : sums) {
            Group group = sum.group();
            int same = indexOfSame(groups, group);
            if (same < 0) {
                groups.add(group);
            } else {
                groups.set(same, groups.get(same).plus(group));
            }
        }
        return List.copyOf(groups);
    }

    private static int indexOfSame(List<Group> groups, Group group) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).isSameAs(group)) {
                return i;
            }
        }
        return -1;
    }

    private List<String> rules(RuleSet[] sets, List<String> duties) {
        if (duties.isEmpty() && isUniform(sets)) {
            return sets[0].explained(basis, status);
        }
        Set<String> all = new LinkedHashSet<>();
        all.add(basis.rule());
        all.add(status.rule());
        all.addAll(duties);
        for (RuleSet set : sets) {
            all.addAll(set.ruleIds());
        }
        return List.copyOf(all);
    }

    private static List<String> wording(RuleSet[] sets) {
        if (isUniform(sets)) {
            return sets[0].wording();
        }
        Set<String> all = new LinkedHashSet<>();
        for (RuleSet set : sets) {
            all.addAll(set.wording());
        }
        return List.copyOf(all);
    }

    private static boolean isUniform(RuleSet[] sets) {
        for (RuleSet set : sets) {
            if (set != sets[0]) {
                return false;
            }
        }
        return true;
    }
}
