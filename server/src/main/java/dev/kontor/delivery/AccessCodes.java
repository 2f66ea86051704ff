package dev.kontor.delivery;

import static dev.kontor.delivery.EntitlementStore.utc;
import static dev.kontor.delivery.db.Tables.ACCESS_CODES;

import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Access codes (handbook 8.5): ten characters, good once, redeemed by the vendor's own server. */
final class AccessCodes {
    /** Digits of a code: 50 bits. */
    private static final int LENGTH = 10;

    private record Row(Draft draft, byte[] hash) {}

    private static final BulkInsert<Row> INSERT =
            BulkInsert.<Row>into(ACCESS_CODES)
                    .set(ACCESS_CODES.VENDOR_ID, it -> it.draft().grant().vendor().value())
                    .set(ACCESS_CODES.CODE_HASH, Row::hash)
                    .set(ACCESS_CODES.ENTITLEMENT_ID, it -> it.draft().id().value());

    private final Vault vault;
    private final EntitlementStore entitlements;

    AccessCodes(Vault vault, EntitlementStore entitlements) {
        this.vault = vault;
        this.entitlements = entitlements;
    }

    static String next() {
        return Codes.random(LENGTH);
    }

    /** Writes the codes of the drafts that have one. */
    void insert(Tx tx, List<Draft> drafts) {
        INSERT.run(
                tx,
                drafts.stream()
                        .filter(it -> it.accessCode() != null)
                        .map(it -> new Row(it, hash(Objects.requireNonNull(it.accessCode()))))
                        .toList());
    }

    /**
     * Uses up a code; answers what it opens. A code that is unknown, used or revoked is refused.
     */
    Entitlement redeem(Tx tx, VendorId vendor, String typed, Instant now) {
        var row =
                tx.sql()
                        .selectFrom(ACCESS_CODES)
                        .where(ACCESS_CODES.VENDOR_ID.eq(vendor.value()))
                        .and(ACCESS_CODES.CODE_HASH.eq(hash(Codes.normalize(typed))))
                        .forUpdate()
                        .fetchOptional()
                        .orElseThrow(DeliveryProblems::unknownCode);
        if (row.getRedeemedAt() != null) {
            throw DeliveryProblems.codeUsed();
        }
        Entitlement entitlement =
                entitlements
                        .find(tx.sql(), vendor, new EntitlementId(row.getEntitlementId()), now)
                        .orElseThrow();
        if (entitlement.status() != EntitlementStatus.ACTIVE) {
            throw DeliveryProblems.notActive(entitlement.status());
        }
        tx.sql()
                .update(ACCESS_CODES)
                .set(ACCESS_CODES.REDEEMED_AT, utc(now))
                .where(ACCESS_CODES.VENDOR_ID.eq(vendor.value()))
                .and(ACCESS_CODES.CODE_HASH.eq(row.getCodeHash()))
                .execute();
        return entitlement;
    }

    private byte[] hash(String code) {
        return vault.mac("delivery.access_codes", code);
    }
}
