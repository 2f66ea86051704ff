package dev.kontor.console.orders;

import dev.kontor.buyers.Buyer;
import dev.kontor.buyers.Buyers;
import dev.kontor.console.Staff;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderDesk;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderStatus;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Ids;
import dev.kontor.platform.VendorId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds orders by what people have at hand: a number, an id, or the buyer's e-mail address. */
final class OrderSearch {
    private final Orders orders;
    private final OrderDesk desk;
    private final Buyers buyers;

    OrderSearch(Orders orders, OrderDesk desk, Buyers buyers) {
        this.orders = orders;
        this.desk = desk;
        this.buyers = buyers;
    }

    /**
     * Orders, newest first, from the one after {@code after} on.
     *
     * @param wanted what was typed; blank is any order
     */
    List<Order> find(
            Staff staff,
            String wanted,
            @Nullable OrderStatus status,
            @Nullable OrderId after,
            int most) {
        VendorId vendor = staff.vendorId();
        String text = wanted.strip();
        if (text.isEmpty()) {
            return desk.list(vendor, null, status, after, most);
        }
        if (text.indexOf('@') >= 0) {
            Optional<Buyer> buyer = buyers.findByEmail(vendor, text);
            return buyer.map(it -> desk.list(vendor, it.id(), status, after, most))
                    .orElse(List.of());
        }
        Optional<Order> one =
                Ids.isValid("ord", text)
                        ? orders.find(vendor, OrderId.parse(text))
                        : desk.byNumber(staff.vendor(), text);
        return one.filter(it -> status == null || it.status() == status).stream().toList();
    }
}
