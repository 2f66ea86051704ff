package dev.kontor.nexus;

import static dev.kontor.nexus.db.Tables.ALERTS;

import dev.kontor.nexus.db.tables.records.AlertsRecord;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** The table of alerts. */
final class AlertStore {
    private final Database database;

    AlertStore(Database database) {
        this.database = database;
    }

    /** The alerts of these vendors since a moment. */
    List<Alert> since(List<VendorId> vendors, Instant from) {
        return database.read(sql ->
                sql.selectFrom(ALERTS)
                        .where(ALERTS.VENDOR_ID.in(vendors.stream().map(VendorId::value).toList()))
                        .and(ALERTS.REACHED_AT.gt(from.atOffset(ZoneOffset.UTC)))
                        .fetch(AlertStore::read));
    }

    Alert get(VendorId vendor, UUID id) {
        return database.read(sql ->
                read(
                        sql.selectFrom(ALERTS)
                                .where(ALERTS.VENDOR_ID.eq(vendor.value()))
                                .and(ALERTS.ID.eq(id))
                                .fetchSingle()));
    }

    /** Whether it was not there yet. */
    boolean isNew(Tx tx, Alert it) {
        return tx.sql()
                        .insertInto(ALERTS)
                        .set(ALERTS.VENDOR_ID, it.vendor().value())
                        .set(ALERTS.JURISDICTION, it.jurisdiction())
                        .set(ALERTS.WINDOW_START, it.windowStart())
                        .set(ALERTS.LEVEL, (short) it.level())
                        .set(ALERTS.ID, it.id())
                        .set(ALERTS.SOLD, it.sold())
                        .set(ALERTS.SALES, it.sales())
                        .set(ALERTS.AMOUNT, it.amount())
                        .set(ALERTS.CURRENCY, it.currency().getCurrencyCode())
                        .set(ALERTS.REACHED_AT, it.reachedAt().atOffset(ZoneOffset.UTC))
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    private static Alert read(AlertsRecord row) {
        return new Alert(
                new VendorId(row.getVendorId()),
                row.getId(),
                row.getJurisdiction(),
                row.getWindowStart(),
                row.getLevel(),
                row.getSold(),
                row.getSales(),
                row.getAmount(),
                Currency.getInstance(row.getCurrency()),
                row.getReachedAt().toInstant());
    }
}
