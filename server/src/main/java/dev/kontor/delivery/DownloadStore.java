package dev.kontor.delivery;

import static dev.kontor.delivery.EntitlementStore.utc;
import static dev.kontor.delivery.db.Tables.DOWNLOADS;
import static dev.kontor.delivery.db.Tables.DOWNLOAD_SESSIONS;

import dev.kontor.platform.Ids;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What was used of downloads. */
final class DownloadStore {
    private static final int CLIENT_HASH = 16;

    /** How often an entitlement's file was downloaded since it was issued, in the vendor's time. */
    record Used(Instant issuedAt, int counted) {}

    /**
     * One client's download, however many requests it takes.
     *
     * @param sent bytes so far
     * @param counted whether it is one of those that the buyer may have
     */
    record Session(UUID id, long sent, boolean counted) {}

    /**
     * Who downloads.
     *
     * @param network an address without its last part
     * @param program what the client calls itself
     */
    record Client(String network, String program) {}

    private final Vault vault;

    DownloadStore(Vault vault) {
        this.vault = vault;
    }

    private byte[] hash(Entitlement it, Client client) {
        return vault.mac(
                "delivery.clients " + it.vendor().value(),
                client.network() + "\n" + client.program(),
                CLIENT_HASH);
    }

    Optional<Used> used(DSLContext sql, Entitlement it) {
        return sql.selectFrom(DOWNLOADS)
                .where(of(it))
                .fetchOptional(row -> new Used(row.getIssuedAt().toInstant(), row.getCounted()));
    }

    /** The session that this client began after {@code since}, in real time. */
    Optional<Session> session(DSLContext sql, Entitlement it, Client client, Instant since) {
        return sql.selectFrom(DOWNLOAD_SESSIONS)
                .where(sessions(it))
                .and(DOWNLOAD_SESSIONS.CLIENT.eq(hash(it, client)))
                .and(DOWNLOAD_SESSIONS.STARTED_AT.gt(utc(since)))
                .orderBy(DOWNLOAD_SESSIONS.ID.desc())
                .limit(1)
                .fetchOptional(DownloadStore::session);
    }

    Session begin(Tx tx, Entitlement it, Client client, Instant real) {
        tx.sql()
                .insertInto(DOWNLOADS)
                .set(DOWNLOADS.VENDOR_ID, it.vendor().value())
                .set(DOWNLOADS.ENTITLEMENT_ID, it.id().value())
                .set(DOWNLOADS.ISSUED_AT, utc(it.grantedAt()))
                .set(DOWNLOADS.COUNTED, 0)
                .onConflictDoNothing()
                .execute();
        UUID id = Ids.next();
        tx.sql()
                .insertInto(DOWNLOAD_SESSIONS)
                .set(DOWNLOAD_SESSIONS.VENDOR_ID, it.vendor().value())
                .set(DOWNLOAD_SESSIONS.ENTITLEMENT_ID, it.id().value())
                .set(DOWNLOAD_SESSIONS.ID, id)
                .set(DOWNLOAD_SESSIONS.CLIENT, hash(it, client))
                .set(DOWNLOAD_SESSIONS.STARTED_AT, utc(real))
                .set(DOWNLOAD_SESSIONS.SENT, 0L)
                .set(DOWNLOAD_SESSIONS.COUNTED, false)
                .execute();
        return new Session(id, 0, false);
    }

    /** Counts the session as a download, once; false when the buyer has no more. */
    boolean count(Tx tx, Entitlement it, Session session, int most) {
        boolean isFirst = mark(tx, it, session, true);
        if (!isFirst) {
            return true;
        }
        int counted =
                tx.sql()
                        .update(DOWNLOADS)
                        .set(DOWNLOADS.COUNTED, DOWNLOADS.COUNTED.plus(1))
                        .where(of(it))
                        .and(DOWNLOADS.COUNTED.lt(most))
                        .execute();
        return counted == 1 || !mark(tx, it, session, false);
    }

    private static boolean mark(Tx tx, Entitlement it, Session session, boolean counted) {
        return tx.sql()
                        .update(DOWNLOAD_SESSIONS)
                        .set(DOWNLOAD_SESSIONS.COUNTED, counted)
                        .where(is(it, session.id()))
                        .and(DOWNLOAD_SESSIONS.COUNTED.ne(counted))
                        .execute()
                == 1;
    }

    /** Notes that bytes were sent; how the session stands now. */
    Session sent(Tx tx, Entitlement it, Session session, long bytes) {
        return tx.sql()
                .update(DOWNLOAD_SESSIONS)
                .set(DOWNLOAD_SESSIONS.SENT, DOWNLOAD_SESSIONS.SENT.plus(bytes))
                .where(is(it, session.id()))
                .returning()
                .fetchSingle(DownloadStore::session);
    }

    /** Issues the download anew: all its time and downloads again. */
    void issue(Tx tx, Entitlement it, Instant now) {
        tx.sql()
                .insertInto(DOWNLOADS)
                .set(DOWNLOADS.VENDOR_ID, it.vendor().value())
                .set(DOWNLOADS.ENTITLEMENT_ID, it.id().value())
                .set(DOWNLOADS.ISSUED_AT, utc(now))
                .set(DOWNLOADS.COUNTED, 0)
                .onConflict(DOWNLOADS.VENDOR_ID, DOWNLOADS.ENTITLEMENT_ID)
                .doUpdate()
                .set(DOWNLOADS.ISSUED_AT, utc(now))
                .set(DOWNLOADS.COUNTED, 0)
                .execute();
    }

    private static Condition of(Entitlement it) {
        return DOWNLOADS
                .VENDOR_ID
                .eq(it.vendor().value())
                .and(DOWNLOADS.ENTITLEMENT_ID.eq(it.id().value()));
    }

    private static Condition sessions(Entitlement it) {
        return DOWNLOAD_SESSIONS
                .VENDOR_ID
                .eq(it.vendor().value())
                .and(DOWNLOAD_SESSIONS.ENTITLEMENT_ID.eq(it.id().value()));
    }

    private static Condition is(Entitlement it, UUID session) {
        return sessions(it).and(DOWNLOAD_SESSIONS.ID.eq(session));
    }

    private static Session session(Record row) {
        return new Session(
                row.get(DOWNLOAD_SESSIONS.ID),
                row.get(DOWNLOAD_SESSIONS.SENT),
                row.get(DOWNLOAD_SESSIONS.COUNTED));
    }
}
