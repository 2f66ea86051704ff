package dev.kontor.nexus;

import dev.kontor.messages.Block;
import dev.kontor.messages.MailContent;
import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxThreshold;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the mail about a threshold says. */
final class AlertMail {
    private final AlertStore store;
    private final Tax tax;
    private final Vendors vendors;

    AlertMail(AlertStore store, Tax tax, Vendors vendors) {
        this.store = store;
        this.tax = tax;
        this.vendors = vendors;
    }

    MailContent content(VendorId id, UUID alertId, Words words) {
        Vendor vendor = vendors.get(id);
        Alert alert = store.get(id, alertId);
        String name = name(alert);
        String level = alert.level() == Progress.ALL ? "crossed" : "near";
        List<Block.Fact> facts = new ArrayList<>();
        if (alert.amount() > 0) {
            facts.add(fact(words, "amount", money(words, alert, alert.amount())));
            facts.add(fact(words, "sold", money(words, alert, alert.sold())));
        }
        facts.add(fact(words, "sales", Long.toString(alert.sales())));
        facts.add(fact(words, "entity", vendor.entity().legalName()));
        facts.add(fact(words, "since", words.time(alert.reachedAt(), vendor.entity().zone())));
        return MailContent.of(
                words.get("tax.threshold.subject." + level, name, alert.level()),
                words.get("tax.threshold.preview"),
                words.get("tax.threshold.heading." + level, name, alert.level()),
                List.of(
                        new Block.Paragraph(words.get("tax.threshold.text." + level, name)),
                        new Block.Facts(facts),
                        new Block.Paragraph(words.get("tax.threshold.next"))));
    }

    private String name(Alert alert) {
        return tax.thresholds(Nexus.day(alert.reachedAt())).stream()
                .filter(it -> it.jurisdiction().equals(alert.jurisdiction()))
                .map(TaxThreshold::name)
                .findFirst()
                .orElse(alert.jurisdiction());
    }

    private static String money(Words words, Alert alert, long minor) {
        return words.money(new Money(minor, alert.currency()));
    }

    private static Block.Fact fact(Words words, String name, String value) {
        return new Block.Fact(words.get("tax.threshold." + name), value);
    }
}
