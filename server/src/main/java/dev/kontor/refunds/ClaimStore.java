package dev.kontor.refunds;

import static dev.kontor.refunds.db.Tables.CLAIMS;

import dev.kontor.orders.OrderId;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** One row per order: what of its captured money refunds have spoken for. */
final class ClaimStore {
    private ClaimStore() {}

    /**
     * Claims a part of an order's money, under the lock of the order's row of claims. Whether there
     * was enough left of it.
     */
    static boolean claim(Tx tx, VendorId vendor, OrderId order, long captured, long amount) {
        return amount <= captured
                && tx.sql()
                                .insertInto(CLAIMS)
                                .set(CLAIMS.VENDOR_ID, vendor.value())
                                .set(CLAIMS.ORDER_ID, order.value())
                                .set(CLAIMS.CAPTURED, captured)
                                .set(CLAIMS.CLAIMED, amount)
                                .onConflict(CLAIMS.VENDOR_ID, CLAIMS.ORDER_ID)
                                .doUpdate()
                                .set(CLAIMS.CLAIMED, CLAIMS.CLAIMED.plus(amount))
                                .where(CLAIMS.CLAIMED.plus(amount).le(CLAIMS.CAPTURED))
                                .execute()
                        == 1;
    }

    /** Sets a part free again. */
    static void release(Tx tx, VendorId vendor, OrderId order, long amount) {
        tx.sql()
                .update(CLAIMS)
                .set(CLAIMS.CLAIMED, CLAIMS.CLAIMED.minus(amount))
                .where(row(vendor, order))
                .execute();
    }

    /** How much of an order's money is spoken for. */
    static long claimed(DSLContext sql, VendorId vendor, OrderId order) {
        return sql.select(CLAIMS.CLAIMED)
                .from(CLAIMS)
                .where(row(vendor, order))
                .fetchOptional(CLAIMS.CLAIMED)
                .orElse(0L);
    }

    private static Condition row(VendorId vendor, OrderId order) {
        return CLAIMS.VENDOR_ID.eq(vendor.value()).and(CLAIMS.ORDER_ID.eq(order.value()));
    }
}
