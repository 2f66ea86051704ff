package dev.kontor.risk;

import java.util.List;

/**
 * What was decided and why.
 *
 * @param score 0 (harmless) to 100
 * @param reasons what argued for anything but an unconditional acceptance, as stable codes; empty
 *     when nothing did
 * @param signals all that was seen, in the order of the handbook, accepted or not
 */
public record RiskDecision(
        int score, Decision decision, List<String> reasons, List<Signal> signals) {
    public RiskDecision {
        reasons = List.copyOf(reasons);
        signals = List.copyOf(signals);
    }
}
