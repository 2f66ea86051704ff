package dev.kontor.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A decided sale made to cost what was paid for it: the tax stays, and the net of each line takes
 * up the difference (handbook 3.5, inclusive: {@code B = G − T}). Pure.
 */
final class HeldGross {
    /** Among the rules of an answer whose net is what the tax has left of a price. */
    static final String RULE = "gross.held";

    private HeldGross() {}

    static TaxAnswer.Determined fit(TaxAnswer.Determined decided, long[] grosses) {
        List<TaxAnswer.Line> lines = new ArrayList<>(grosses.length);
        long net = 0;
        for (int i = 0; i < grosses.length; i++) {
            TaxAnswer.Line line = decided.lines().get(i);
            TaxAnswer.Line fitted =
                    new TaxAnswer.Line(
                            grosses[i] - line.tax(),
                            line.tax(),
                            grosses[i],
                            line.rate(),
                            line.treatment(),
                            line.components());
            lines.add(fitted);
            net = Math.addExact(net, fitted.net());
        }
        List<String> rules = new ArrayList<>(decided.rules());
        rules.add(RULE);
        return new TaxAnswer.Determined(
                decided.place(),
                decided.treatment(),
                decided.status(),
                decided.currency(),
                net,
                decided.tax(),
                Math.addExact(net, decided.tax()),
                List.copyOf(lines),
                decided.breakdown().stream()
                        .map(it -> taxing(it, net(it, decided.lines()), net(it, lines)))
                        .toList(),
                decided.evidence(),
                List.copyOf(rules),
                decided.wording(),
                decided.contentVersion());
    }

    /** The net of all lines that bear a tax. */
    private static long net(TaxAnswer.Group group, List<TaxAnswer.Line> lines) {
        return lines.stream()
                .filter(line -> bears(line, group))
                .mapToLong(TaxAnswer.Line::net)
                .reduce(0, Math::addExact);
    }

    private static boolean bears(TaxAnswer.Line line, TaxAnswer.Group group) {
        return line.treatment() == group.treatment()
                && (line.components().isEmpty()
                        || line.components().stream()
                                .anyMatch(it ->
                                        it.jurisdiction().equals(group.jurisdiction())
                                                && it.taxType().equals(group.taxType())
                                                && it.rate().equals(group.rate())));
    }

    /** The tax is on the same part of the other net. */
    private static TaxAnswer.Group taxing(TaxAnswer.Group group, long before, long net) {
        long taxable =
                before == 0
                        ? net
                        : BigDecimal.valueOf(group.taxable())
                                .multiply(BigDecimal.valueOf(net))
                                .divide(BigDecimal.valueOf(before), 0, RoundingMode.HALF_UP)
                                .longValueExact();
        return new TaxAnswer.Group(
                group.jurisdiction(),
                group.taxType(),
                group.name(),
                group.rate(),
                group.treatment(),
                taxable,
                group.tax());
    }
}
