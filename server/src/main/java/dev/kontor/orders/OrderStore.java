package dev.kontor.orders;

import static dev.kontor.orders.db.Tables.LINES;
import static dev.kontor.orders.db.Tables.ORDERS;

import dev.kontor.buyers.BuyerId;
import dev.kontor.orders.db.tables.records.OrdersRecord;
import dev.kontor.payments.PaymentId;
import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.BulkUpdate;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Database;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The orders' tables. */
final class OrderStore {
    private record NewOrder(Order order, byte[] snapshot) {}

    private record NewLine(Order order, int no, Snapshot.Line line) {}

    private static final BulkInsert<NewOrder> INSERT =
            BulkInsert.<NewOrder>into(ORDERS)
                    .set(ORDERS.VENDOR_ID, it -> it.order().vendor().value())
                    .set(ORDERS.ID, it -> it.order().id().value())
                    .set(ORDERS.BUYER_ID, it -> it.order().buyer().value())
                    .set(ORDERS.PAYMENT_ID, it -> it.order().payment().value())
                    .set(ORDERS.STATUS, it -> it.order().status().word())
                    .set(ORDERS.CURRENCY, it -> it.order().currency().getCurrencyCode())
                    .set(ORDERS.NET, it -> it.order().net())
                    .set(ORDERS.TAX, it -> it.order().tax())
                    .set(ORDERS.TOTAL, it -> it.order().total())
                    .set(ORDERS.FEE_PERCENT, it -> it.order().feePercent())
                    .set(ORDERS.FEE_FIXED, it -> it.order().feeFixed())
                    .set(ORDERS.ACTOR, it -> it.order().actor())
                    .set(ORDERS.IDEMPOTENCY_KEY, it -> it.order().idempotencyKey())
                    .set(ORDERS.SNAPSHOT, NewOrder::snapshot)
                    .set(ORDERS.CREATED_AT, it -> it.order().createdAt())
                    .set(ORDERS.CANCELLED_AT, it -> it.order().cancelledAt());

    private static final BulkInsert<NewLine> INSERT_LINES =
            BulkInsert.<NewLine>into(LINES)
                    .set(LINES.VENDOR_ID, it -> it.order().vendor().value())
                    .set(LINES.ORDER_ID, it -> it.order().id().value())
                    .set(LINES.NO, NewLine::no)
                    .set(LINES.ID, it -> it.line().id())
                    .set(LINES.PRODUCT_ID, it -> it.line().product())
                    .set(LINES.PRICE_ID, it -> it.line().price())
                    .set(LINES.QUANTITY, it -> it.line().quantity())
                    .set(LINES.NET, it -> it.line().net())
                    .set(LINES.TAX, it -> it.line().tax());

    private static final BulkUpdate<NewOrder> RETAX =
            BulkUpdate.<NewOrder>of(ORDERS)
                    .key(ORDERS.VENDOR_ID, it -> it.order().vendor().value())
                    .key(ORDERS.ID, it -> it.order().id().value())
                    .set(ORDERS.NET, it -> it.order().net())
                    .set(ORDERS.TAX, it -> it.order().tax())
                    .set(ORDERS.TOTAL, it -> it.order().total())
                    .set(ORDERS.FEE_PERCENT, it -> it.order().feePercent())
                    .set(ORDERS.FEE_FIXED, it -> it.order().feeFixed())
                    .set(ORDERS.SNAPSHOT, NewOrder::snapshot);

    private static final BulkUpdate<NewLine> RETAX_LINES =
            BulkUpdate.<NewLine>of(LINES)
                    .key(LINES.VENDOR_ID, it -> it.order().vendor().value())
                    .key(LINES.ORDER_ID, it -> it.order().id().value())
                    .key(LINES.NO, NewLine::no)
                    .set(LINES.NET, it -> it.line().net())
                    .set(LINES.TAX, it -> it.line().tax());

    private static final BulkUpdate<Order> COMPLETE =
            BulkUpdate.<Order>of(ORDERS)
                    .key(ORDERS.VENDOR_ID, it -> it.vendor().value())
                    .key(ORDERS.ID, it -> it.id().value())
                    .set(ORDERS.STATUS, it -> it.status().word())
                    .set(ORDERS.PAID_AT, Order::paidAt)
                    .set(ORDERS.FULFILLED_AT, Order::fulfilledAt)
                    .where("t.status in ('awaiting_payment', 'in_review')");

    /** Hexadecimal digits at the end of an id that a number surely determines. */
    private static final int LAST = 12;

    private final Database database;
    private final Vault vault;

    OrderStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    void insert(Tx tx, List<Order> orders) {
        INSERT.queue(tx, sealed(orders));
        INSERT_LINES.queue(tx, lines(orders));
    }

    private List<NewOrder> sealed(List<Order> orders) {
        return orders.stream()
                .map(it -> new NewOrder(it, vault.seal(Json.write(it.snapshot()))))
                .toList();
    }

    private static List<NewLine> lines(List<Order> orders) {
        return orders.stream()
                .flatMap(order ->
                        IntStream.range(0, order.snapshot().lines().size())
                                .mapToObj(i ->
                                        new NewLine(order, i, order.snapshot().lines().get(i))))
                .toList();
    }

    /** Moves paid orders on; throws, later, when one of them was not waiting for its payment. */
    void complete(Tx tx, List<Order> orders) {
        COMPLETE.queue(tx, orders, AlreadyRecorded::new);
    }

    /** Moves an order from one status to another, if it is there. Whether it was. */
    boolean move(Tx tx, Order order, OrderStatus from) {
        return tx.sql()
                        .update(ORDERS)
                        .set(ORDERS.STATUS, order.status().word())
                        .set(ORDERS.FULFILLED_AT, time(order.fulfilledAt()))
                        .set(ORDERS.CANCELLED_AT, time(order.cancelledAt()))
                        .where(row(order.vendor(), order.id()))
                        .and(ORDERS.STATUS.eq(from.word()))
                        .execute()
                == 1;
    }

    /** Writes what orders cost by now: their tax was decided again. */
    void retax(Tx tx, List<Order> orders) {
        RETAX.queue(tx, sealed(orders));
        RETAX_LINES.queue(tx, lines(orders));
    }

    /** Adds to what was refunded; the order is REFUNDED when nothing is left. */
    void refunded(Tx tx, VendorId vendor, OrderId id, long amount) {
        tx.sql()
                .update(ORDERS)
                .set(ORDERS.REFUNDED, ORDERS.REFUNDED.plus(amount))
                .set(
                        ORDERS.STATUS,
                        DSL.when(ORDERS.REFUNDED.plus(amount).eq(ORDERS.TOTAL), "refunded")
                                .otherwise(ORDERS.STATUS))
                .where(row(vendor, id))
                .execute();
    }

    Optional<Order> find(VendorId vendor, OrderId id) {
        return database.read(sql -> find(sql, vendor, id));
    }

    /** The order, locked until the transaction ends. */
    Optional<Order> lock(Tx tx, VendorId vendor, OrderId id) {
        return tx.sql()
                .selectFrom(ORDERS)
                .where(row(vendor, id))
                .forUpdate()
                .fetchOptional(this::order);
    }

    Optional<Order> find(DSLContext sql, VendorId vendor, OrderId id) {
        return sql.selectFrom(ORDERS).where(row(vendor, id)).fetchOptional(this::order);
    }

    /** Orders of a vendor, newest first, from the one after {@code after} on. */
    List<Order> list(
            VendorId vendor,
            @Nullable BuyerId buyer,
            @Nullable OrderStatus status,
            @Nullable OrderId after,
            int most) {
        Condition condition = ORDERS.VENDOR_ID.eq(vendor.value());
        if (buyer != null) {
            condition = condition.and(ORDERS.BUYER_ID.eq(buyer.value()));
        }
        if (status != null) {
            condition = condition.and(ORDERS.STATUS.eq(status.word()));
        }
        if (after != null) {
            condition = condition.and(ORDERS.ID.lt(after.value()));
        }
        Condition all = condition;
        return database.read(sql ->
                sql.selectFrom(ORDERS)
                        .where(all)
                        .orderBy(ORDERS.ID.desc())
                        .limit(most)
                        .fetch(this::order));
    }

    /**
     * The order whose id ends in these digits, five bits each. Reads the vendor's part of the
     * primary key: rare enough to need no index of its own.
     */
    Optional<Order> byNumber(Vendor vendor, String digits) {
        long bits = 0;
        for (int i = 0; i < digits.length(); i++) {
            bits = (bits << 5) | Codes.ALPHABET.indexOf(digits.charAt(i));
        }
        String end = HexFormat.of().toHexDigits(bits, LAST);
        String number = vendor.code() + "-" + digits;
        return database
                .read(sql ->
                        sql.selectFrom(ORDERS)
                                .where(ORDERS.VENDOR_ID.eq(vendor.id().value()))
                                .and(DSL.right(ORDERS.ID.cast(String.class), LAST).eq(end))
                                .fetch(this::order))
                .stream()
                .filter(it -> it.id().number(vendor.code()).equals(number))
                .findFirst();
    }

    /** What was paid from {@code from} on, of orders whose id is {@code first} or later. */
    List<OrderDesk.DaySales> sales(VendorId vendor, UUID first, Instant from, ZoneId zone) {
        Field<LocalDate> day =
                DSL.field(
                        "({0} at time zone {1})::date",
                        LocalDate.class, ORDERS.PAID_AT, DSL.inline(zone.getId()));
        return database.read(sql ->
                sql.select(day, ORDERS.CURRENCY, DSL.count(), DSL.sum(ORDERS.TOTAL))
                        .from(ORDERS)
                        .where(ORDERS.VENDOR_ID.eq(vendor.value()))
                        .and(ORDERS.ID.ge(first))
                        .and(ORDERS.PAID_AT.ge(from.atOffset(ZoneOffset.UTC)))
                        .groupBy(day, ORDERS.CURRENCY)
                        .orderBy(day, ORDERS.CURRENCY)
                        .fetch(row ->
                                new OrderDesk.DaySales(
                                        row.value1(),
                                        row.value2(),
                                        row.value3(),
                                        row.value4().longValueExact())));
    }

    private Order order(OrdersRecord row) {
        return new Order(
                new VendorId(row.getVendorId()),
                new OrderId(row.getId()),
                new BuyerId(row.getBuyerId()),
                new PaymentId(row.getPaymentId()),
                OrderStatus.of(row.getStatus()),
                Currency.getInstance(row.getCurrency()),
                row.getNet(),
                row.getTax(),
                row.getFeePercent(),
                row.getFeeFixed(),
                row.getRefunded(),
                row.getActor(),
                row.getIdempotencyKey(),
                Json.read(vault.open(row.getSnapshot()), Snapshot.class),
                row.getCreatedAt().toInstant(),
                instant(row.getPaidAt()),
                instant(row.getFulfilledAt()),
                instant(row.getCancelledAt()));
    }

    private static Condition row(VendorId vendor, OrderId id) {
        return ORDERS.VENDOR_ID.eq(vendor.value()).and(ORDERS.ID.eq(id.value()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
