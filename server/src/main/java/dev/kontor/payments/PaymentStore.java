package dev.kontor.payments;

import static dev.kontor.payments.db.Tables.ATTEMPTS;
import static dev.kontor.payments.db.Tables.PAYMENTS;
import static dev.kontor.payments.db.Tables.WATERMARKS;

import dev.kontor.gateway.Buyer;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.InstrumentDetails;
import dev.kontor.gateway.NextAction;
import dev.kontor.gateway.Submitted.Operation;
import dev.kontor.payments.db.tables.records.AttemptsRecord;
import dev.kontor.payments.db.tables.records.PaymentsRecord;
import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.BulkUpdate;
import dev.kontor.platform.Database;
import dev.kontor.platform.Money;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The payments' tables. */
final class PaymentStore {
    /** What an outcome leaves in the rows. */
    private record Row(Outcome outcome) {
        Instant at() {
            return outcome.at();
        }

        Attempt attempt() {
            return outcome.attempt();
        }

        @Nullable InstrumentDetails instrument() {
            return outcome.details().instrument();
        }

        @Nullable String reference() {
            return switch (outcome.result()) {
                case ChargeResult.Captured it -> it.reference();
                case ChargeResult.Authorized it -> it.reference();
                case ChargeResult.Declined it -> it.reference();
                case ChargeResult.ActionRequired it -> it.reference();
                case ChargeResult.Pending it -> it.reference();
                case ChargeResult.Unknown ignored -> null;
            };
        }

        ChargeResult.@Nullable Declined declined() {
            return outcome.result() instanceof ChargeResult.Declined it ? it : null;
        }

        String attemptStatus() {
            return outcome.status() == PaymentStatus.FAILED
                    ? "declined"
                    : outcome.status().column();
        }
    }

    private static final BulkInsert<Attempt> OPEN =
            BulkInsert.<Attempt>into(PAYMENTS)
                    .set(PAYMENTS.VENDOR_ID, it -> it.vendor().value())
                    .set(PAYMENTS.ID, it -> it.payment().value())
                    .set(PAYMENTS.ORDER_ID, Attempt::orderId)
                    .set(PAYMENTS.METHOD, Attempt::method)
                    .set(PAYMENTS.CURRENCY, it -> it.amount().currency().getCurrencyCode())
                    .set(PAYMENTS.AMOUNT, it -> it.amount().minor())
                    .set(PAYMENTS.STATUS, it -> PaymentStatus.SUBMITTED.column())
                    .set(PAYMENTS.GATEWAY, Attempt::gateway)
                    .set(PAYMENTS.ATTEMPTS, it -> (short) it.no())
                    .set(PAYMENTS.STATEMENT, Attempt::statement);

    private static final BulkInsert<Attempt> SUBMIT =
            BulkInsert.<Attempt>into(ATTEMPTS)
                    .set(ATTEMPTS.VENDOR_ID, it -> it.vendor().value())
                    .set(ATTEMPTS.PAYMENT_ID, it -> it.payment().value())
                    .set(ATTEMPTS.NO, it -> (short) it.no())
                    .set(ATTEMPTS.ID, it -> it.id().value())
                    .set(ATTEMPTS.GATEWAY, Attempt::gateway)
                    .set(ATTEMPTS.ROUTE, Attempt::route)
                    .set(ATTEMPTS.CASCADE, Attempt::cascade)
                    .set(ATTEMPTS.OPERATION, it -> it.operation().name().toLowerCase(Locale.ROOT))
                    .set(ATTEMPTS.CHALLENGE, Attempt::challenge)
                    .set(ATTEMPTS.TOKEN, Attempt::token)
                    .set(ATTEMPTS.COUNTRY, it -> it.buyer().country())
                    .set(ATTEMPTS.SUBMITTED_AT, Attempt::at)
                    .set(ATTEMPTS.STATUS, it -> PaymentStatus.SUBMITTED.column());

    private static final BulkUpdate<Row> ANSWER =
            BulkUpdate.<Row>of(ATTEMPTS)
                    .key(ATTEMPTS.VENDOR_ID, it -> it.attempt().vendor().value())
                    .key(ATTEMPTS.PAYMENT_ID, it -> it.attempt().payment().value())
                    .key(ATTEMPTS.NO, it -> (short) it.attempt().no())
                    .set(ATTEMPTS.STATUS, Row::attemptStatus)
                    .set(ATTEMPTS.REFERENCE, Row::reference)
                    .set(
                            ATTEMPTS.DECLINE_CLASS,
                            it -> it.declined() == null ? null : word(it.declined().declineClass()))
                    .set(ATTEMPTS.CODE, it -> it.declined() == null ? null : it.declined().code())
                    .set(
                            ATTEMPTS.RAW_CODE,
                            it -> it.declined() == null ? null : it.declined().rawCode())
                    .set(ATTEMPTS.FINISHED_AT, Row::at)
                    .set(
                            ATTEMPTS.BRAND,
                            it -> it.instrument() == null ? null : it.instrument().brand())
                    .set(
                            ATTEMPTS.LAST4,
                            it -> it.instrument() == null ? null : it.instrument().last4())
                    .set(
                            ATTEMPTS.CARD_COUNTRY,
                            it -> it.instrument() == null ? null : it.instrument().country())
                    .set(
                            ATTEMPTS.FINGERPRINT,
                            it -> it.instrument() == null ? null : it.instrument().fingerprint())
                    .set(ATTEMPTS.ACTION_URL, it -> actionUrl(it.outcome().result()));

    private static final BulkUpdate<Row> MOVE =
            BulkUpdate.<Row>of(PAYMENTS)
                    .key(PAYMENTS.VENDOR_ID, it -> it.attempt().vendor().value())
                    .key(PAYMENTS.ID, it -> it.attempt().payment().value())
                    .set(PAYMENTS.STATUS, it -> it.outcome().status().column())
                    .set(PAYMENTS.REFERENCE, Row::reference)
                    .set(
                            PAYMENTS.DECLINE_CODE,
                            it -> it.declined() == null ? null : it.declined().code())
                    .set(
                            PAYMENTS.CAPTURED_AT,
                            it -> it.outcome().status() == PaymentStatus.CAPTURED ? it.at() : null)
                    .where("t.status not in ('captured', 'canceled')");

    private final Database database;

    PaymentStore(Database database) {
        this.database = database;
    }

    void open(Tx tx, List<Attempt> attempts) {
        OPEN.queue(tx, attempts);
        SUBMIT.queue(tx, attempts);
    }

    /** Writes answers; throws, later, when one of the payments was captured or canceled before. */
    void record(Tx tx, List<Outcome> outcomes, Supplier<? extends RuntimeException> otherwise) {
        List<Row> rows = outcomes.stream().map(Row::new).toList();
        ANSWER.queue(tx, rows);
        MOVE.queue(tx, rows, otherwise);
    }

    /** A further attempt of a payment, after the one before it was answered. */
    void again(Tx tx, Attempt next) {
        SUBMIT.run(tx, List.of(next));
        tx.sql()
                .update(PAYMENTS)
                .set(PAYMENTS.STATUS, PaymentStatus.SUBMITTED.column())
                .set(PAYMENTS.GATEWAY, next.gateway())
                .set(PAYMENTS.METHOD, next.method())
                .set(PAYMENTS.ATTEMPTS, (short) next.no())
                .where(row(next.vendor(), next.payment()))
                .execute();
    }

    void answer(Tx tx, Outcome outcome) {
        ANSWER.run(tx, List.of(new Row(outcome)));
    }

    /** Counts an inquiry without an answer; returns how many there were. */
    int unresolved(Tx tx, Attempt attempt) {
        return tx.sql()
                .update(ATTEMPTS)
                .set(ATTEMPTS.INQUIRIES, ATTEMPTS.INQUIRIES.plus(1).cast(Short.class))
                .where(ATTEMPTS.VENDOR_ID.eq(attempt.vendor().value()))
                .and(ATTEMPTS.PAYMENT_ID.eq(attempt.payment().value()))
                .and(ATTEMPTS.NO.eq((short) attempt.no()))
                .returning(ATTEMPTS.INQUIRIES)
                .fetchSingle()
                .getInquiries();
    }

    /** The payment, locked until the transaction ends. */
    Optional<PaymentsRecord> lock(Tx tx, VendorId vendor, PaymentId payment) {
        return tx.sql()
                .selectFrom(PAYMENTS)
                .where(row(vendor, payment))
                .forUpdate()
                .fetchOptional();
    }

    /** The latest attempt is sent to its gateway once more: the buyer has come back. */
    void resubmit(Tx tx, VendorId vendor, PaymentId payment) {
        tx.sql()
                .update(PAYMENTS)
                .set(PAYMENTS.STATUS, PaymentStatus.SUBMITTED.column())
                .where(row(vendor, payment))
                .execute();
    }

    /** The latest attempt is the last of its submission: no further gateway is tried after it. */
    void lastRoute(Tx tx, PaymentsRecord payment) {
        tx.sql()
                .update(ATTEMPTS)
                .set(ATTEMPTS.CASCADE, true)
                .where(ATTEMPTS.VENDOR_ID.eq(payment.getVendorId()))
                .and(ATTEMPTS.PAYMENT_ID.eq(payment.getId()))
                .and(ATTEMPTS.NO.eq(payment.getAttempts()))
                .execute();
    }

    /** Every further attempt is of that amount. */
    void reprice(Tx tx, VendorId vendor, PaymentId payment, Money amount) {
        tx.sql()
                .update(PAYMENTS)
                .set(PAYMENTS.AMOUNT, amount.minor())
                .where(row(vendor, payment))
                .execute();
    }

    /**
     * Marks a payment canceled, if no money was taken and none is on its way. Whether it was so.
     */
    boolean cancel(Tx tx, VendorId vendor, PaymentId payment) {
        return tx.sql()
                        .update(PAYMENTS)
                        .set(PAYMENTS.STATUS, PaymentStatus.CANCELED.column())
                        .where(row(vendor, payment))
                        .and(PAYMENTS.STATUS.in("failed", "requires_action", "authorized"))
                        .execute()
                == 1;
    }

    Optional<PaymentsRecord> payment(VendorId vendor, PaymentId payment) {
        return database.read(
                sql -> sql.selectFrom(PAYMENTS).where(row(vendor, payment)).fetchOptional());
    }

    List<PaymentsRecord> payments(VendorId vendor, List<PaymentId> payments) {
        return database.read(sql ->
                sql.selectFrom(PAYMENTS)
                        .where(PAYMENTS.VENDOR_ID.eq(vendor.value()))
                        .and(PAYMENTS.ID.in(payments.stream().map(PaymentId::value).toList()))
                        .fetch());
    }

    List<AttemptsRecord> attempts(VendorId vendor, PaymentId payment) {
        return database.read(sql -> attempts(sql, vendor, payment));
    }

    List<AttemptsRecord> attempts(DSLContext sql, VendorId vendor, PaymentId payment) {
        return sql.selectFrom(ATTEMPTS)
                .where(ATTEMPTS.VENDOR_ID.eq(vendor.value()))
                .and(ATTEMPTS.PAYMENT_ID.eq(payment.value()))
                .orderBy(ATTEMPTS.NO)
                .fetch();
    }

    /**
     * Payments made before {@code until} whose first attempt has no recorded answer, and that were
     * not looked at before. Each payment is read once: cheaper than an index of open attempts.
     */
    List<PaymentId> abandoned(VendorId vendor, UUID until) {
        UUID from =
                database.read(sql ->
                        sql.selectFrom(WATERMARKS)
                                .where(WATERMARKS.VENDOR_ID.eq(vendor.value()))
                                .fetchOptional(WATERMARKS.PAYMENT_ID)
                                .orElse(new UUID(0, 0)));
        return database.read(sql ->
                sql.select(ATTEMPTS.PAYMENT_ID)
                        .from(ATTEMPTS)
                        .where(ATTEMPTS.VENDOR_ID.eq(vendor.value()))
                        .and(ATTEMPTS.PAYMENT_ID.ge(from))
                        .and(ATTEMPTS.PAYMENT_ID.lt(until))
                        .and(ATTEMPTS.NO.eq((short) 1))
                        .and(ATTEMPTS.STATUS.eq(PaymentStatus.SUBMITTED.column()))
                        .orderBy(ATTEMPTS.PAYMENT_ID)
                        .fetch(row -> new PaymentId(row.value1())));
    }

    /** All payments made before {@code until} have been looked at. */
    void watermark(Tx tx, VendorId vendor, UUID until) {
        tx.sql()
                .insertInto(WATERMARKS, WATERMARKS.VENDOR_ID, WATERMARKS.PAYMENT_ID)
                .values(vendor.value(), until)
                .onConflict(WATERMARKS.VENDOR_ID)
                .doUpdate()
                .set(WATERMARKS.PAYMENT_ID, until)
                .execute();
    }

    /** Whether the vendor has payments made at or after {@code since}. */
    boolean anySince(VendorId vendor, UUID since) {
        return database.read(sql ->
                sql.fetchExists(
                        sql.selectOne()
                                .from(PAYMENTS)
                                .where(PAYMENTS.VENDOR_ID.eq(vendor.value()))
                                .and(PAYMENTS.ID.ge(since))));
    }

    /** The latest attempt of a payment, as it was decided. */
    Attempt attempt(PaymentsRecord payment, AttemptsRecord row, String orderNumber) {
        return new Attempt(
                new VendorId(payment.getVendorId()),
                payment.getOrderId(),
                orderNumber,
                new PaymentId(payment.getId()),
                new AttemptId(row.getId()),
                row.getNo(),
                row.getGateway(),
                row.getRoute(),
                row.getCascade(),
                Operation.valueOf(row.getOperation().toUpperCase(Locale.ROOT)),
                row.getChallenge(),
                payment.getMethod(),
                row.getToken(),
                Money.of(payment.getAmount(), payment.getCurrency()),
                Buyer.in(row.getCountry()),
                payment.getStatement(),
                null,
                row.getSubmittedAt().toInstant());
    }

    private static Condition row(VendorId vendor, PaymentId payment) {
        return PAYMENTS.VENDOR_ID.eq(vendor.value()).and(PAYMENTS.ID.eq(payment.value()));
    }

    private static @Nullable String actionUrl(ChargeResult result) {
        return result instanceof ChargeResult.ActionRequired(var r, NextAction.Redirect it, var e)
                ? it.url().toString()
                : null;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
