package dev.kontor.orders;

import dev.kontor.delivery.Delivery;
import dev.kontor.delivery.DeliveryStatus;
import dev.kontor.delivery.Entitlement;
import dev.kontor.messages.Block;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendors;
import java.util.ArrayList;
import java.util.List;

/** What an order has brought, as its mails tell it: keys, codes, downloads, and what is to come. */
final class MailedGoods {
    private final Settings settings;
    private final Clocks clocks;
    private final Vendors vendors;
    private final Delivery delivery;
    private final OrderTokens tokens;

    MailedGoods(
            Settings settings,
            Clocks clocks,
            Vendors vendors,
            Delivery delivery,
            OrderTokens tokens) {
        this.settings = settings;
        this.clocks = clocks;
        this.vendors = vendors;
        this.delivery = delivery;
        this.tokens = tokens;
    }

    List<Block> of(Order order, Words words) {
        List<Block> blocks = new ArrayList<>();
        boolean downloads = false;
        for (Entitlement it :
                delivery.ofOrder(order.vendor(), order.id().value(), clocks.now(order.vendor()))) {
            String name = name(order, it);
            Entitlement.IssuedLicense license = it.license();
            String code = it.accessCode();
            if (it.deliveryStatus() == DeliveryStatus.REVOKED) {
                continue;
            }
            if (it.deliveryStatus() != DeliveryStatus.DELIVERED) {
                blocks.add(new Block.Paragraph(words.get("receipt.backordered", name)));
            } else if (license != null) {
                blocks.add(new Block.KeyBox(words.get("receipt.license_key", name), license.key()));
            } else if (code != null) {
                blocks.add(new Block.KeyBox(words.get("receipt.access_code", name), code));
            } else if (it.file() != null) {
                downloads = true;
                blocks.add(new Block.Link(words.get("receipt.download", name), page(order)));
            } else {
                blocks.add(new Block.Paragraph(words.get("receipt.ready", name)));
            }
        }
        if (downloads) {
            blocks.add(new Block.SmallPrint(words.get("receipt.download_note")));
        }
        return blocks;
    }

    /** The order's page. */
    String page(Order order) {
        return settings.baseUrl() + "/o/" + tokens.of(vendors.get(order.vendor()), order.id());
    }

    private static String name(Order order, Entitlement entitlement) {
        return order.snapshot().lines().stream()
                .filter(line -> line.id().equals(entitlement.orderLineId()))
                .findFirst()
                .map(Snapshot.Line::name)
                .orElseThrow();
    }
}
