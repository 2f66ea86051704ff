package dev.kontor.ledger;

import dev.kontor.platform.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How the platform's fee is computed: a percentage of the gross amount, rounded once, and a fixed
 * amount (handbook 1.4; half up).
 *
 * @param percent such as 5 for 5 %
 */
public record FeeSchedule(BigDecimal percent, Money fixed) {

    /** Another percentage on top, such as 1.5 for foreign cards: still rounded once. */
    public FeeSchedule plusPercent(BigDecimal more) {
        return new FeeSchedule(percent.add(more), fixed);
    }

    /** The fee of a sale in the schedule's currency; another is an illegal argument. */
    public Fee on(Money gross) {
        if (!gross.currency().equals(fixed.currency())) {
            throw new IllegalArgumentException(gross + " under fees in " + fixed.currency());
        }
        BigDecimal factor = percent.movePointLeft(2);
        return new Fee(gross.times(factor, RoundingMode.HALF_UP).minor(), fixed.minor());
    }
}
