package dev.kontor.checkout;

import static dev.kontor.checkout.db.Tables.CONSENTS;
import static dev.kontor.checkout.db.Tables.SESSIONS;

import dev.kontor.checkout.db.tables.records.SessionsRecord;
import dev.kontor.orders.OrderId;
import dev.kontor.platform.Database;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sessions. Every change is guarded by the status and the quote's version it started from.
 */
final class SessionStore {
    /** The sealed part of a session. */
    private record Data(Draft draft, Quotation quotation) {}

    private final Database database;
    private final Vault vault;

    SessionStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    void insert(Tx tx, Session it) {
        tx.sql()
                .insertInto(SESSIONS)
                .set(SESSIONS.VENDOR_ID, it.vendor().value())
                .set(SESSIONS.ID, it.id().value())
                .set(SESSIONS.STATUS, it.status().word())
                .set(SESSIONS.QUOTE_VERSION, it.version())
                .set(SESSIONS.DATA, seal(it))
                .set(SESSIONS.CREATED_AT, utc(it.createdAt()))
                .set(SESSIONS.EXPIRES_AT, utc(it.expiresAt()))
                .execute();
    }

    Optional<Session> find(VendorId vendor, CheckoutId id) {
        return database.read(sql ->
                        sql.selectFrom(SESSIONS)
                                .where(SESSIONS.VENDOR_ID.eq(vendor.value()))
                                .and(SESSIONS.ID.eq(id.value()))
                                .fetchOptional())
                .map(this::session);
    }

    /** Writes an open session's change. False when it was changed or submitted meanwhile. */
    boolean change(Tx tx, Session before, Session after) {
        return tx.sql()
                        .update(SESSIONS)
                        .set(SESSIONS.QUOTE_VERSION, after.version())
                        .set(SESSIONS.DATA, seal(after))
                        .set(SESSIONS.EXPIRES_AT, utc(after.expiresAt()))
                        .where(openAt(before))
                        .execute()
                == 1;
    }

    /** Writes a submission. False when somebody else has submitted or changed the session. */
    boolean submit(Tx tx, Session before, Session after, List<Consent> consents) {
        boolean won =
                tx.sql()
                                .update(SESSIONS)
                                .set(SESSIONS.STATUS, after.status().word())
                                .set(
                                        SESSIONS.ORDER_ID,
                                        Objects.requireNonNull(after.order()).value())
                                .set(SESSIONS.AGREED, after.agreed())
                                .set(SESSIONS.ATTEMPTS, (short) after.attempts())
                                .set(SESSIONS.DECLINE, (String) null)
                                .set(SESSIONS.ACTION, (String) null)
                                .set(SESSIONS.SUBMITTED_AT, utc(after.submittedAt()))
                                .where(openAt(before))
                                .execute()
                        == 1;
        if (won) {
            consents.forEach(it -> insert(tx, after, it));
        }
        return won;
    }

    private static void insert(Tx tx, Session session, Consent consent) {
        tx.sql()
                .insertInto(CONSENTS)
                .set(CONSENTS.VENDOR_ID, session.vendor().value())
                .set(CONSENTS.SESSION_ID, session.id().value())
                .set(CONSENTS.ATTEMPT, (short) session.attempts())
                .set(CONSENTS.KIND, consent.kind())
                .set(CONSENTS.WORDS, consent.words())
                .set(CONSENTS.LOCALE, consent.locale())
                .set(CONSENTS.ORDER_ID, Objects.requireNonNull(session.order()).value())
                .set(CONSENTS.ADDRESS, consent.address())
                .set(CONSENTS.GIVEN_AT, utc(session.submittedAt()))
                .execute();
    }

    /** Where a submission has left its session. */
    record Left(CheckoutStatus status, @Nullable String decline, @Nullable String action) {
        static Left at(CheckoutStatus status) {
            return new Left(status, null, null);
        }
    }

    /** Moves a submitted session on, or back to open. False when somebody else has. */
    boolean leave(Tx tx, Session before, Left left) {
        return tx.sql()
                        .update(SESSIONS)
                        .set(SESSIONS.STATUS, left.status().word())
                        .set(SESSIONS.DECLINE, left.decline())
                        .set(SESSIONS.ACTION, left.action())
                        .where(submittedAs(before))
                        .execute()
                == 1;
    }

    /** A submitted session has another order from now on. False when it was left meanwhile. */
    boolean replace(Tx tx, Session after, List<Consent> consents) {
        boolean replaced =
                tx.sql()
                                .update(SESSIONS)
                                .set(
                                        SESSIONS.ORDER_ID,
                                        Objects.requireNonNull(after.order()).value())
                                .set(SESSIONS.AGREED, after.agreed())
                                .where(submittedAs(after))
                                .execute()
                        == 1;
        if (replaced) {
            consents.forEach(it -> insert(tx, after, it));
        }
        return replaced;
    }

    private static Condition submittedAs(Session session) {
        return row(session)
                .and(SESSIONS.STATUS.eq(CheckoutStatus.SUBMITTED.word()))
                .and(SESSIONS.ATTEMPTS.eq((short) session.attempts()));
    }

    private static Condition openAt(Session before) {
        return row(before)
                .and(SESSIONS.STATUS.eq(CheckoutStatus.OPEN.word()))
                .and(SESSIONS.QUOTE_VERSION.eq(before.version()))
                .and(SESSIONS.ATTEMPTS.eq((short) before.attempts()));
    }

    private static Condition row(Session session) {
        return SESSIONS.VENDOR_ID
                .eq(session.vendor().value())
                .and(SESSIONS.ID.eq(session.id().value()));
    }

    private byte[] seal(Session it) {
        return vault.seal(Json.write(new Data(it.draft(), it.quotation())));
    }

    private Session session(SessionsRecord row) {
        Data data = Json.read(vault.open(row.getData()), Data.class);
        return new Session(
                new VendorId(row.getVendorId()),
                new CheckoutId(row.getId()),
                CheckoutStatus.of(row.getStatus()),
                row.getQuoteVersion(),
                data.draft(),
                data.quotation(),
                row.getOrderId() == null ? null : new OrderId(row.getOrderId()),
                row.getAgreed(),
                row.getAttempts(),
                row.getDecline(),
                row.getAction(),
                row.getSubmittedAt() == null ? null : row.getSubmittedAt().toInstant(),
                row.getCreatedAt().toInstant(),
                row.getExpiresAt().toInstant());
    }

    private static OffsetDateTime utc(@Nullable Instant moment) {
        return Objects.requireNonNull(moment).atOffset(ZoneOffset.UTC);
    }
}
