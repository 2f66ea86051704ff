package dev.kontor.orders;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.InstrumentDetails;
import dev.kontor.gateway.PaymentMethods;
import dev.kontor.invoices.Sale;
import dev.kontor.ledger.Fee;
import dev.kontor.ledger.TaxPart;
import dev.kontor.tax.TaxAnswer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A paid order as the books and the invoice want it told. */
final class Sales {
    private Sales() {}

    static dev.kontor.ledger.Sale forLedger(Completion it) {
        Order order = it.order();
        return new dev.kontor.ledger.Sale(
                order.vendor(),
                order.payment().value(),
                order.id().value(),
                it.outcome().at(),
                it.outcome().attempt().gateway(),
                order.currency(),
                order.net(),
                order.snapshot().tax().breakdown().stream()
                        .filter(group -> group.tax() != 0)
                        .map(group ->
                                new TaxPart(group.jurisdiction(), group.taxType(), group.tax()))
                        .toList(),
                new Fee(order.feePercent(), order.feeFixed()));
    }

    /**
     * For the invoice.
     *
     * @param taxPoint a day of the place where it is taxed
     */
    static Sale forInvoice(Completion it, LocalDate taxPoint) {
        Snapshot agreed = it.order().snapshot();
        LocalDate day = LocalDate.ofInstant(it.outcome().at(), it.vendor().entity().zone());
        return new Sale(
                agreed.number(),
                taxPoint,
                it.order().currency().getCurrencyCode(),
                agreed.buyer().locale(),
                buyer(agreed.buyer()),
                agreed.lines().stream().map(line -> line(line, agreed.tax().breakdown())).toList(),
                agreed.tax().breakdown().stream().map(Sales::group).toList(),
                agreed.tax().wording(),
                Withdrawals.of(agreed),
                new Sale.Payment(it.outcome().attempt().method(), instrument(it), day),
                null);
    }

    private static Sale.Buyer buyer(Snapshot.Buyer buyer) {
        return new Sale.Buyer(
                buyer.name(),
                buyer.email(),
                buyer.line1(),
                buyer.postalCode(),
                buyer.city(),
                buyer.region(),
                buyer.country(),
                buyer.taxId());
    }

    private static Sale.Line line(Snapshot.Line line, List<TaxAnswer.Group> groups) {
        return new Sale.Line(
                line.name(),
                line.quantity(),
                line.unitAmount(),
                line.discount(),
                line.inclusive() ? TaxBehavior.INCLUSIVE : TaxBehavior.EXCLUSIVE,
                line.net(),
                taxes(line, groups),
                null);
    }

    /**
     * The line's part of each group; a line without tax names the group of its treatment with 0.
     */
    private static List<Sale.LineTax> taxes(Snapshot.Line line, List<TaxAnswer.Group> groups) {
        List<Sale.LineTax> taxes = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            TaxAnswer.Group group = groups.get(i);
            long tax = 0;
            boolean belongs = line.components().isEmpty() && group.treatment() == line.treatment();
            for (TaxAnswer.Component component : line.components()) {
                if (component.jurisdiction().equals(group.jurisdiction())
                        && component.taxType().equals(group.taxType())
                        && component.rate().equals(group.rate())
                        && group.treatment() == line.treatment()) {
                    tax += component.tax();
                    belongs = true;
                }
            }
            if (belongs) {
                taxes.add(new Sale.LineTax(i, tax));
            }
        }
        return taxes;
    }

    private static Sale.TaxGroup group(TaxAnswer.Group group) {
        return new Sale.TaxGroup(
                group.jurisdiction(),
                group.taxType(),
                group.name(),
                group.rate(),
                group.treatment().name().toLowerCase(Locale.ROOT),
                group.taxable(),
                group.tax());
    }

    /**
     * Such as {@code Visa ···· 4242}; of an account, whose method is named beside it, the digits.
     */
    private static @Nullable String instrument(Completion it) {
        if (it.outcome().result() instanceof ChargeResult.Captured captured) {
            InstrumentDetails details = captured.details().instrument();
            if (details != null) {
                String digits = "···· " + details.last4();
                String brand = details.brand();
                return PaymentMethods.find(brand) == null
                        ? Character.toUpperCase(brand.charAt(0)) + brand.substring(1) + " " + digits
                        : digits;
            }
        }
        return null;
    }
}
