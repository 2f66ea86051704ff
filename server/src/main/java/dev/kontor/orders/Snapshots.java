package dev.kontor.orders;

import dev.kontor.catalog.Coupon;
import dev.kontor.risk.RiskDecision;
import dev.kontor.tax.TaxAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Freezes what was agreed. */
final class Snapshots {
    private Snapshots() {}

    static Snapshot of(NewOrder it, RiskDecision decision) {
        Quote quote = it.quote();
        Coupon coupon = quote.coupon();
        Map<String, String> metadata = it.input().metadata();
        return new Snapshot(
                it.number(),
                buyer(it),
                quote.lines().stream().map(Snapshots::line).toList(),
                quote.discountTotal(),
                Snapshot.TaxFacts.of(
                        quote.tax(), it.now(), quote.question().standing().registrations()),
                it.input().consents(),
                new Snapshot.Risk(
                        decision.score(),
                        decision.decision().name().toLowerCase(Locale.ROOT),
                        List.copyOf(decision.reasons())),
                coupon == null ? null : coupon.id().value(),
                coupon == null ? null : coupon.draft().code(),
                metadata == null ? Map.of() : metadata);
    }

    private static Snapshot.Buyer buyer(NewOrder it) {
        OrderInput.BuyerInput buyer = it.input().buyer();
        return new Snapshot.Buyer(
                buyer.email(),
                buyer.name(),
                buyer.country(),
                buyer.postalCode(),
                buyer.region(),
                buyer.city(),
                buyer.line1(),
                buyer.taxId(),
                Boolean.TRUE.equals(buyer.business()) || buyer.taxId() != null,
                it.locale());
    }

    private static Snapshot.Line line(Quote.Line line) {
        TaxAnswer.Line tax = line.tax();
        return new Snapshot.Line(
                OrderLineId.next().value(),
                line.offer().product().value(),
                line.offer().price().value(),
                line.offer().name(),
                line.offer().taxCategory(),
                line.quantity(),
                line.unitAmount(),
                line.inclusive(),
                line.discount(),
                tax.net(),
                tax.tax(),
                tax.rate(),
                tax.treatment(),
                tax.components());
    }
}
