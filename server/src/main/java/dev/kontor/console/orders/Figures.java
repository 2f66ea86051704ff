package dev.kontor.console.orders;

import dev.kontor.console.Staff;
import dev.kontor.orders.Order;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Words;
import dev.kontor.tax.TaxExplanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of an order, and the reason of its tax. */
final class Figures {
    private final Order order;
    private final Snapshot agreed;
    private final Staff staff;
    private final Words words;

    Figures(Order order, Staff staff) {
        this.order = order;
        this.agreed = order.snapshot();
        this.staff = staff;
        this.words = staff.words();
    }

    List<OrderSheet.Line> lines() {
        return agreed.lines().stream()
                .map(it ->
                        new OrderSheet.Line(
                                it.name(),
                                words.get(
                                        it.inclusive()
                                                ? "console.line.inclusive"
                                                : "console.line.exclusive",
                                        it.quantity(),
                                        money(it.unitAmount()),
                                        it.rate()),
                                money(it.total())))
                .toList();
    }

    List<Fact> sums() {
        List<Fact> sums = new ArrayList<>();
        if (agreed.discount() != 0) {
            String coupon = agreed.coupon();
            sums.add(
                    new Fact(
                            words.get("console.sum.discount", coupon == null ? "" : coupon),
                            money(-agreed.discount())));
        }
        sums.add(new Fact(words.get("console.sum.net"), money(order.net())));
        agreed.tax().breakdown().stream()
                .filter(it -> it.tax() != 0)
                .forEach(it ->
                        sums.add(
                                new Fact(
                                        words.get("console.sum.tax", it.name(), it.rate()),
                                        money(it.tax()))));
        sums.add(new Fact(words.get("console.sum.total"), money(order.total())));
        return sums;
    }

    List<Fact> after() {
        List<Fact> after = new ArrayList<>();
        if (order.refunded() > 0) {
            after.add(new Fact(words.get("console.sum.refunded"), money(-order.refunded())));
        }
        after.add(
                new Fact(
                        words.get("console.sum.fee"),
                        money(order.feePercent() + order.feeFixed())));
        after.add(new Fact(words.get("console.sum.share"), money(order.vendorShare())));
        return after;
    }

    OrderSheet.TaxReason tax(Optional<TaxExplanation> why) {
        Snapshot.TaxFacts tax = agreed.tax();
        return new OrderSheet.TaxReason(
                words.get(
                        "console.tax." + tax.treatment().name().toLowerCase(Locale.ROOT),
                        words.country(tax.country())),
                tax.breakdown().stream()
                        .map(it ->
                                new OrderSheet.TaxGroup(
                                        it.jurisdiction() + " " + it.name(),
                                        it.rate() + " %",
                                        money(it.taxable()),
                                        money(it.tax())))
                        .toList(),
                tax.evidence().stream()
                        .map(it ->
                                new Fact(
                                        words.get("console.evidence." + it.type()),
                                        words.country(it.country())))
                        .toList(),
                tax.wording(),
                why.map(it -> it.rules().stream().map(this::rule).toList()).orElse(List.of()),
                why.map(TaxExplanation::seller).orElse(List.of()),
                why.map(TaxExplanation::recomputed).orElse(""));
    }

    private OrderSheet.TaxRule rule(TaxExplanation.Reason reason) {
        String source = reason.source();
        String confidence = reason.confidence();
        return new OrderSheet.TaxRule(
                reason.sentence(),
                source == null || confidence == null
                        ? ""
                        : words.get("tax.source", source, confidence));
    }

    private String money(long minor) {
        return staff.money(minor, order.currency().getCurrencyCode());
    }
}
