package dev.kontor.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Decides, top down, first match (handbook 7.2): blocklist, allowlist, hard velocities, score.
 * Pure.
 */
final class Rules {
    static final int REJECT_FROM = 85;
    static final int REVIEW_FROM = 60;
    static final int CHALLENGE_FROM = 35;
    static final int REVIEW_WITHOUT_CARD_FROM = 50;

    /** Attempts of one address in an hour. */
    static final int IP_ATTEMPTS = 20;

    /** Cards of one device or e-mail address in 24 hours. */
    static final int CARDS = 4;

    /** Declines of one card in 24 hours. */
    static final int CARD_DECLINES = 4;

    /** Orders of one e-mail address in 24 hours. */
    static final int EMAIL_ORDERS = 5;

    /** Attempts of one BIN in ten minutes, above which many declines mean that cards are tested. */
    static final int BIN_ATTEMPTS = 30;

    static final int BIN_DECLINED_PERCENT = 80;

    private static final Comparator<Signal> HEAVIEST =
            Comparator.comparingInt(Signal::weight).reversed();

    /**
     * What the rules see of an order.
     *
     * @param blocked codes of the blocklist entries that it hits
     * @param allowed codes of the allowlist entries that it hits
     * @param card whether it is paid by card
     * @param cardTesting whether the vendor's checkout is in card-testing mode
     */
    record Case(
            Set<Signal> signals,
            List<String> blocked,
            List<String> allowed,
            boolean card,
            History history,
            boolean cardTesting) {}

    private Rules() {}

    static RiskDecision decide(Case it) {
        List<Signal> signals = List.copyOf(it.signals());
        int score = score(it.signals());
        if (!it.blocked().isEmpty()) {
            return new RiskDecision(score, Decision.REJECT, it.blocked(), signals);
        }
        if (!it.allowed().isEmpty()) {
            return new RiskDecision(score, Decision.ACCEPT, it.allowed(), signals);
        }
        List<String> exceeded = exceeded(it);
        if (!exceeded.isEmpty()) {
            return new RiskDecision(score, Decision.REJECT, exceeded, signals);
        }
        Decision decision = byScore(score, it.card());
        List<String> reasons = new ArrayList<>();
        if (decision != Decision.ACCEPT) {
            signals.stream()
                    .filter(signal -> signal.weight() > 0)
                    .sorted(HEAVIEST)
                    .forEach(signal -> reasons.add(signal.code()));
        }
        if (it.history().emailOrders() >= EMAIL_ORDERS) {
            decision = decision.atLeast(Decision.REVIEW);
            reasons.add("orders_per_email");
        }
        if (it.cardTesting() && it.card()) {
            decision = decision.atLeast(Decision.CHALLENGE);
            reasons.add("card_testing");
        }
        return new RiskDecision(score, decision, reasons, signals);
    }

    /** The sum of the weights, between 0 and 100. */
    static int score(Set<Signal> signals) {
        int sum = 0;
        for (Signal signal : signals) {
            sum += signal.weight();
        }
        return Math.clamp(sum, 0, 100);
    }

    static Decision byScore(int score, boolean card) {
        if (score >= REJECT_FROM) {
            return Decision.REJECT;
        }
        if (score >= REVIEW_FROM) {
            return Decision.REVIEW;
        }
        if (score < CHALLENGE_FROM) {
            return Decision.ACCEPT;
        }
        if (card) {
            return Decision.CHALLENGE;
        }
        return score >= REVIEW_WITHOUT_CARD_FROM ? Decision.REVIEW : Decision.ACCEPT;
    }

    /** The hard velocities that this order exceeds. */
    private static List<String> exceeded(Case it) {
        History history = it.history();
        List<String> exceeded = new ArrayList<>();
        if (history.ipAttempts() >= IP_ATTEMPTS) {
            exceeded.add("attempts_per_ip");
        }
        if (history.deviceCards() > CARDS) {
            exceeded.add("cards_per_device");
        }
        if (history.emailCards() > CARDS) {
            exceeded.add("cards_per_email");
        }
        if (history.cardDeclines() >= CARD_DECLINES) {
            exceeded.add("declines_per_card");
        }
        return exceeded;
    }

    /** Whether somebody tries stolen card numbers, one after the other. */
    static boolean testsCards(History history) {
        return history.binAttempts() > BIN_ATTEMPTS
                && history.binDeclines() * 100L
                        > history.binAttempts() * (long) BIN_DECLINED_PERCENT;
    }
}
