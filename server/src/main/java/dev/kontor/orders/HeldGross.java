package dev.kontor.orders;

import dev.kontor.tax.TaxAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * A decided sale made to cost what was paid for it: the tax stays, and the net of each line takes
 * up the difference (handbook 3.5, inclusive: {@code B = G − T}). Pure.
 */
final class HeldGross {
    private HeldGross() {}

    static TaxAnswer.Determined fit(TaxAnswer.Determined decided, long[] grosses) {
        List<TaxAnswer.Line> lines = new ArrayList<>(grosses.length);
        List<TaxAnswer.Group> groups = new ArrayList<>(decided.breakdown());
        long net = 0;
        for (int i = 0; i < grosses.length; i++) {
            TaxAnswer.Line line = decided.lines().get(i);
            long more = grosses[i] - line.gross();
            TaxAnswer.Line fitted =
                    new TaxAnswer.Line(
                            line.net() + more,
                            line.tax(),
                            grosses[i],
                            line.rate(),
                            line.treatment(),
                            line.components());
            lines.add(fitted);
            groups.replaceAll(group -> bears(line, group) ? plus(group, more) : group);
            net = Math.addExact(net, fitted.net());
        }
        return new TaxAnswer.Determined(
                decided.place(),
                decided.treatment(),
                decided.status(),
                decided.currency(),
                net,
                decided.tax(),
                Math.addExact(net, decided.tax()),
                List.copyOf(lines),
                List.copyOf(groups),
                decided.evidence(),
                decided.rules(),
                decided.wording(),
                decided.contentVersion());
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

    private static TaxAnswer.Group plus(TaxAnswer.Group group, long more) {
        return new TaxAnswer.Group(
                group.jurisdiction(),
                group.taxType(),
                group.name(),
                group.rate(),
                group.treatment(),
                Math.addExact(group.taxable(), more),
                group.tax());
    }
}
