package dev.kontor.nexus;

import dev.kontor.nexus.ThresholdView.Effect;
import dev.kontor.nexus.ThresholdView.State;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Standing.Unregistered;
import dev.kontor.taxids.TaxIdChecks;
import dev.kontor.web.By;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How near sellers are to having to register, and what they decided for that case. */
public final class TaxThresholds {
    private final Nexus nexus;
    private final Operators operators;
    private final TaxIdChecks idChecks;
    private final AuditLog audit;
    private final Clocks clocks;

    TaxThresholds(
            Nexus nexus, Operators operators, TaxIdChecks idChecks, AuditLog audit, Clocks clocks) {
        this.nexus = nexus;
        this.operators = operators;
        this.idChecks = idChecks;
        this.audit = audit;
        this.clocks = clocks;
    }

    /**
     * All thresholds in the order of the content, as the database has them now. The figures are the
     * legal entity's, of all its vendors: 403 for who may not see them.
     *
     * @param actor who asks
     */
    public List<ThresholdView> list(VendorId tenant, String actor, Instant now) {
        operators.need(tenant, actor);
        TaxSettings settings = nexus.settings(tenant);
        Nexus.Reading reading = nexus.reading(tenant, now);
        return reading.position().progress().stream()
                .map(it -> view(it, reading.position(), settings, outlook(it, reading)))
                .toList();
    }

    /**
     * The same from memory, without days. What other processes have sold may be missing for a
     * minute.
     */
    public List<ThresholdView> known(VendorId tenant, String actor, Instant now) {
        operators.need(tenant, actor);
        TaxSettings settings = nexus.settings(tenant);
        Position position = nexus.known(tenant, now);
        return position.progress().stream()
                .map(it -> view(it, position, settings, Outlook.NOTHING))
                .toList();
    }

    /** Whether this person or key may see the figures and change the decisions. */
    public boolean mayDecide(VendorId tenant, String actor) {
        return operators.include(tenant, actor);
    }

    public TaxSettings settings(VendorId tenant) {
        return nexus.settings(tenant);
    }

    /**
     * Changes the tenant's decisions; 403 for who may not, 422 with all countries whose ids cannot
     * be checked as they should.
     */
    public TaxSettings decide(Tx tx, By by, TaxSettings wanted) {
        operators.need(by.tenant(), by.actor());
        TaxSettings decided = wanted.over(nexus.settings(by.tenant()));
        List<Fault> faults = faults(decided);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        nexus.decide(tx, by.tenant(), decided);
        audit.append(
                tx,
                by.entry("tax_settings.changed", by.tenant().toString(), null, decided.line()),
                clocks.real());
        return decided;
    }

    private List<Fault> faults(TaxSettings decided) {
        Map<String, String> checks = decided.entity().idChecks();
        return new TreeMap<>(checks)
                .entrySet().stream()
                        .filter(it ->
                                TaxSettings.way(it.getValue())
                                        .filter(way -> idChecks.isOpen(it.getKey(), way))
                                        .isEmpty())
                        .map(it -> NexusProblems.notChecked(it.getKey()))
                        .toList();
    }

    /** Only where something was sold is there something to say. */
    private static Outlook outlook(Progress it, Nexus.Reading reading) {
        return it.percent() == 0 && it.first().sales() == 0
                ? Outlook.NOTHING
                : reading.outlook().apply(it);
    }

    private static ThresholdView view(
            Progress it, Position position, TaxSettings settings, Outlook outlook) {
        State state = state(it, position, settings);
        return ThresholdView.of(it, state, effect(it, state, position, settings), outlook);
    }

    /**
     * Registered here comes first, but for the EUR 10,000 rule where it is on. Where the first sale
     * counts, one that was taxed was so under a registration: in the union perhaps that of a member
     * state, which declares its sales itself.
     */
    private static State state(Progress it, Position position, TaxSettings settings) {
        if (position.isRegistered(it.threshold().jurisdiction())
                && !position.isMicro(it, settings)) {
            return State.REGISTERED;
        }
        int percent = it.percent();
        if (position.isFromFirstSale(it, settings)) {
            return position.hasUntaxed(it.threshold().jurisdiction()) ? State.CROSSED : State.CLEAR;
        }
        return percent >= Progress.ALL
                ? State.CROSSED
                : percent >= Progress.NEAR ? State.NEAR : State.CLEAR;
    }

    private static Effect effect(
            Progress it, State state, Position position, TaxSettings settings) {
        if (state == State.REGISTERED) {
            return Effect.COLLECTED;
        }
        if (position.isFromFirstSale(it, settings)) {
            return settings.unregistered() == Unregistered.REFUSE ? Effect.REFUSED : Effect.UNTAXED;
        }
        if (state == State.CROSSED) {
            return Effect.COLLECTED;
        }
        return position.isMicro(it, settings) ? Effect.HOME : Effect.UNTAXED;
    }
}
