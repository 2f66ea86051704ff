package dev.kontor.checkout;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.Offer;
import dev.kontor.catalog.PriceId;
import dev.kontor.checkout.OrderPage.Good;
import dev.kontor.delivery.Delivery;
import dev.kontor.delivery.Entitlement;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderView;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an order has brought, as its buyer uses it: keys, files, codes. */
final class OrderGoods {
    /** Minutes for which a download's link is good (handbook 8.4). */
    private static final int LINK_MINUTES = 15;

    private final Catalog catalog;
    private final Delivery delivery;
    private final Clocks clocks;

    OrderGoods(Catalog catalog, Delivery delivery, Clocks clocks) {
        this.catalog = catalog;
        this.delivery = delivery;
        this.clocks = clocks;
    }

    List<Good> of(Vendor vendor, OrderView order, Words words) {
        List<Entitlement> entitlements =
                delivery.ofOrder(
                        vendor.id(), OrderId.parse(order.id()).value(), clocks.now(vendor.id()));
        List<Good> goods = new ArrayList<>();
        for (OrderView.Line line : order.agreed().lines()) {
            List<Entitlement> ofLine =
                    entitlements.stream()
                            .filter(it -> Ids.format("oli", it.orderLineId()).equals(line.id()))
                            .toList();
            if (ofLine.isEmpty()) {
                goods.add(
                        new Good(
                                Icon.CHECK,
                                words.get("order.ready", line.name()),
                                null,
                                null,
                                null));
            }
            ofLine.forEach(it -> goods.add(good(vendor, line, it, words)));
        }
        return goods;
    }

    private Good good(Vendor vendor, OrderView.Line line, Entitlement it, Words words) {
        return switch (it.status()) {
            case REVOKED, EXPIRED -> plain(Icon.UNDO, words.get("order.revoked", line.name()));
            case SUSPENDED -> plain(Icon.LOCK, words.get("order.suspended", line.name()));
            default -> delivered(vendor, line, it, words);
        };
    }

    private Good delivered(Vendor vendor, OrderView.Line line, Entitlement it, Words words) {
        return switch (it.deliveryStatus()) {
            case BACKORDERED -> plain(Icon.CLOCK, words.get("order.backordered", line.name()));
            case PENDING, FAILED ->
                    it.type().equals("account")
                            ? plain(Icon.CLOCK, words.get("order.account", line.name()))
                            : plain(Icon.CLOCK, words.get("order.pending", line.name()));
            case REVOKED -> plain(Icon.UNDO, words.get("order.revoked", line.name()));
            case DELIVERED -> byType(vendor, line, it, words);
        };
    }

    private Good byType(Vendor vendor, OrderView.Line line, Entitlement it, Words words) {
        Entitlement.IssuedLicense license = it.license();
        if (license != null) {
            return new Good(
                    Icon.KEY,
                    words.get("order.your_key", line.name()),
                    license.key(),
                    null,
                    machines(vendor, line, words));
        }
        if (it.accessCode() != null) {
            return new Good(
                    Icon.DOOR,
                    words.get("order.access_code", line.name()),
                    it.accessCode(),
                    null,
                    null);
        }
        Optional<String> file = delivery.downloadUrl(it);
        if (file.isPresent() && it.type().equals("download")) {
            return new Good(
                    Icon.DOWN,
                    words.get("order.download_of", line.name()),
                    null,
                    file.get(),
                    words.get("order.download_valid", LINK_MINUTES));
        }
        return it.type().equals("email_attachment")
                ? plain(Icon.MAIL, words.get("order.attachment", line.name()))
                : plain(Icon.CHECK, words.get("order.ready", line.name()));
    }

    private static Good plain(Icon icon, String title) {
        return new Good(icon, title, null, null, null);
    }

    /** How many machines a key is for, as the product says today. */
    private @Nullable String machines(Vendor vendor, OrderView.Line line, Words words) {
        return catalog.offer(vendor.id(), PriceId.parse(line.price())).stream()
                .map(Offer::deliveries)
                .flatMap(List::stream)
                .filter(DeliverySpec.LicenseKey.class::isInstance)
                .map(DeliverySpec.LicenseKey.class::cast)
                .findFirst()
                .map(it -> words.get("order.machines", it.activationLimit()))
                .orElse(null);
    }
}
