package dev.kontor.risk;

import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the signals of the handbook 7.1 in what is known of an order. Pure. */
final class Signals {
    private static final Duration NEW_EMAIL = Duration.ofDays(7);
    private static final Duration FAST = Duration.ofSeconds(5);
    private static final int MANY_CARDS = 3;
    private static final int MANY_DEVICES = 3;
    private static final int MANY_DECLINES = 2;
    private static final BigInteger HIGH_TIMES = BigInteger.valueOf(5);

    private Signals() {}

    /**
     * The signals.
     *
     * @param ipCountry of the buyer's address; null when unknown
     */
    static Set<Signal> of(RiskQuestion question, @Nullable String ipCountry, History history) {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        countries(question, ipCountry, signals);
        person(question, history, signals);
        card(question.facts().payment(), signals);
        client(question.facts().client(), signals);
        order(question, signals);
        if (history.deviceCards() >= MANY_CARDS) {
            signals.add(Signal.CARDS_ON_DEVICE);
        }
        if (history.cardDevices() >= MANY_DEVICES) {
            signals.add(Signal.DEVICES_ON_CARD);
        }
        if (history.deviceChargeback()) {
            signals.add(Signal.CHARGEBACK_ON_DEVICE);
        }
        return signals;
    }

    private static void countries(
            RiskQuestion question, @Nullable String ipCountry, Set<Signal> signals) {
        if (ipCountry == null) {
            return;
        }
        RiskFacts.Card card = question.facts().payment();
        if (card != null && card.country() != null && !card.country().equals(ipCountry)) {
            signals.add(Signal.IP_CARD_MISMATCH);
        }
        if (!question.country().equals(ipCountry)) {
            signals.add(Signal.BILLING_IP_MISMATCH);
        }
    }

    private static void person(RiskQuestion question, History history, Set<Signal> signals) {
        if (MailDomains.isDisposable(question.email())) {
            signals.add(Signal.DISPOSABLE_EMAIL);
        }
        if (history.firstSeen() == null
                || history.firstSeen().isAfter(question.at().minus(NEW_EMAIL))) {
            signals.add(Signal.NEW_EMAIL);
        }
        if (history.trusted()) {
            signals.add(Signal.PAID_HISTORY);
        }
        if (question.name() != null && !Gibberish.isName(question.name())) {
            signals.add(Signal.GIBBERISH_NAME);
        }
    }

    private static void card(RiskFacts.@Nullable Card card, Set<Signal> signals) {
        if (card == null) {
            return;
        }
        if (card.prepaid()) {
            signals.add(Signal.PREPAID_CARD);
        }
        if (card.avsMismatch()) {
            signals.add(Signal.AVS_MISMATCH);
        }
        if (card.cvvMismatch()) {
            signals.add(Signal.CVV_MISMATCH);
        }
    }

    private static void client(RiskFacts.@Nullable Client client, Set<Signal> signals) {
        if (client == null) {
            return;
        }
        if (client.network() != null) {
            signals.add(
                    switch (client.network()) {
                        case PROXY -> Signal.IP_PROXY;
                        case VPN -> Signal.IP_VPN;
                        case TOR -> Signal.IP_TOR;
                        case HOSTING -> Signal.IP_HOSTING;
                    });
        }
        if (client.timeToSubmit() != null && client.timeToSubmit().compareTo(FAST) < 0) {
            signals.add(Signal.FAST_SUBMIT);
        }
    }

    private static void order(RiskQuestion question, Set<Signal> signals) {
        RiskFacts facts = question.facts();
        if (facts.declines() >= MANY_DECLINES) {
            signals.add(Signal.DECLINES);
        }
        if (facts.medianAmount() != null
                && BigInteger.valueOf(question.amount().minor())
                                .compareTo(
                                        BigInteger.valueOf(facts.medianAmount())
                                                .multiply(HIGH_TIMES))
                        > 0) {
            signals.add(Signal.HIGH_AMOUNT);
        }
        if (facts.resaleProne()) {
            signals.add(Signal.RESALE_PRONE);
        }
        if (facts.vendorsOwn()) {
            signals.add(Signal.VENDORS_OWN);
        }
        if (facts.authenticated()) {
            signals.add(Signal.AUTHENTICATED);
        }
    }
}
