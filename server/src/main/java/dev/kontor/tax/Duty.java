package dev.kontor.tax;

import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Regime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the seller has to collect what the law imposes (handbook 4.2, a and e to h): for one
 * question, by certificates, registrations and thresholds.
 */
final class Duty {
    /** Begins the id of a threshold that was crossed; the code of its place follows. */
    static final String CROSSED = "threshold.crossed.";

    private final TaxQuestion question;
    private final Timeline timeline;
    private final Map<String, Boolean> decided = new HashMap<>(2);
    private final List<String> because;
    private final List<String> rules = new ArrayList<>(0);
    private @Nullable Jurisdiction required;

    /**
     * @param because ids of what was decided before
     */
    Duty(TaxQuestion question, Timeline timeline, List<String> because) {
        this.question = question;
        this.timeline = timeline;
        this.because = because;
    }

    /** What remains of the sets. Lines of one set keep sharing one. */
    RuleSet[] applied(RuleSet[] found) {
        boolean exempt = question.buyer().exemptionCertificate();
        if (!exempt && question.standing().registrations().areEverywhere()) {
            return found;
        }
        long day = timeline.epochDay(question.at());
        RuleSet[] sets = new RuleSet[found.length];
        for (int i = 0; i < found.length; i++) {
            sets[i] =
                    i > 0 && found[i] == found[i - 1]
                            ? sets[i - 1]
                            : (exempt ? found[i].exempted() : found[i])
                                    .limitedTo(it -> collects(it, day));
        }
        return sets;
    }

    /** Who does not register leaves to others what they withhold; a threshold changes nothing. */
    private boolean collects(Levy levy, long day) {
        Jurisdiction jurisdiction = levy.rule().jurisdiction();
        if (question.standing().registrations().cover(jurisdiction, day)) {
            return true;
        }
        return levy.regime() != Regime.WR
                && decided.computeIfAbsent(
                        jurisdiction.registeredUnder(), code -> crosses(jurisdiction, code));
    }

    private boolean crosses(Jurisdiction jurisdiction, String code) {
        return switch (question.standing().headroom().get(code)) {
            case null -> false;
            case Headroom.FromFirstSale() -> {
                switch (question.standing().unregistered()) {
                    case REFUSE -> required = required == null ? jurisdiction : required;
                    case SELL -> rules.add("risk.unregistered." + code);
                }
                yield false;
            }
            case Headroom.Left left -> {
                boolean crossed = left.isCrossedBy(sold());
                if (crossed) {
                    rules.add(CROSSED + code);
                }
                yield crossed;
            }
        };
    }

    /** What the sale adds to a threshold: all of its price, since none of it is tax so far. */
    private long sold() {
        long sold = 0;
        for (TaxQuestion.Line line : question.lines()) {
            sold += line.amount();
        }
        return sold;
    }

    /** Ids of what was decided here, for the answer. */
    List<String> rules() {
        if (rules.isEmpty()) {
            return because;
        }
        List<String> all = new ArrayList<>(because);
        all.addAll(rules);
        return all;
    }

    /** Where a registration is missing without which nothing may be sold; null when nowhere. */
    @Nullable String required() {
        return required == null ? null : required.name();
    }
}
