package dev.kontor.delivery;

import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Delivers what was bought (handbook 2.3, T3): one statement for all entitlements of a batch, one
 * for all licenses, one for all access codes, two for keys from pools. A grant that was made before
 * is answered with what was delivered then, and delivers nothing.
 */
final class GrantEntitlements {
    private record Order(VendorId vendor, UUID id) {}

    private record Unit(Order order, UUID line, int unit, int delivery) {
        static Unit of(Grant it) {
            return new Unit(
                    new Order(it.vendor(), it.orderId()),
                    it.orderLineId(),
                    it.unit(),
                    it.delivery());
        }

        static Unit of(Entitlement it) {
            return new Unit(
                    new Order(it.vendor(), it.orderId()),
                    it.orderLineId(),
                    it.unit(),
                    it.delivery());
        }
    }

    private final Drafts drafts;
    private final EntitlementStore entitlements;
    private final Licenses licenses;
    private final AccessCodes codes;
    private final KeyPool pool;
    private final Backorders backorders;

    GrantEntitlements(
            Drafts drafts,
            EntitlementStore entitlements,
            Licenses licenses,
            AccessCodes codes,
            KeyPool pool,
            Backorders backorders) {
        this.drafts = drafts;
        this.entitlements = entitlements;
        this.licenses = licenses;
        this.codes = codes;
        this.pool = pool;
        this.backorders = backorders;
    }

    /** One entitlement per grant, in their order. */
    List<Entitlement> run(Tx tx, List<Grant> grants) {
        List<Draft> all = drafts.of(tx, grants);
        if (entitlements.insert(tx, all) == all.size()) {
            writeRest(tx, all);
            return all.stream().map(Draft::entitlement).toList();
        }
        Map<Unit, Entitlement> standing = standing(tx, grants);
        Map<Boolean, List<Draft>> isNew =
                all.stream().collect(Collectors.partitioningBy(it -> stands(it, standing)));
        writeRest(tx, Objects.requireNonNull(isNew.get(true)));
        Objects.requireNonNull(isNew.get(false)).stream()
                .filter(it -> Drafts.isPooled(it.grant()) && it.keyHash() != null)
                .forEach(it ->
                        pool.putBack(
                                tx,
                                it.grant().vendor(),
                                List.of(Objects.requireNonNull(it.keyHash()))));
        return grants.stream()
                .map(it -> Objects.requireNonNull(standing.get(Unit.of(it))))
                .toList();
    }

    void reserve(Tx tx, List<KeyReservation> reservations) {
        pool.reserve(tx, reservations);
    }

    void release(Tx tx, VendorId vendor, UUID order) {
        if (pool.release(tx, vendor, order) > 0) {
            backorders.freed(tx, vendor);
        }
    }

    private static boolean stands(Draft draft, Map<Unit, Entitlement> standing) {
        Entitlement found = standing.get(Unit.of(draft.grant()));
        return found != null && found.id().equals(draft.id());
    }

    private void writeRest(Tx tx, List<Draft> fresh) {
        licenses.insert(tx, fresh);
        codes.insert(tx, fresh);
        backorders.granted(tx, fresh);
    }

    private Map<Unit, Entitlement> standing(Tx tx, List<Grant> grants) {
        Map<Unit, Entitlement> standing = new HashMap<>();
        HashSet<Order> seen = new HashSet<>();
        for (Grant grant : grants) {
            Order order = new Order(grant.vendor(), grant.orderId());
            if (seen.add(order)) {
                entitlements
                        .ofOrder(tx.sql(), order.vendor(), order.id(), grant.at())
                        .forEach(it -> standing.put(Unit.of(it), it));
            }
        }
        return standing;
    }
}
